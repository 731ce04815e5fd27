package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bedside.model.Span;

/// A text as a row of words.
final class Reading {
    private final List<Token> tokens;
    private final String line;
    private final int[] tokenAt;

    Reading(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        var words = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            words.append(words.isEmpty() ? "" : " ").append(tokens.get(i).word());
            while (places.size() < words.length()) {
                places.add(i);
            }
        }
        line = words.toString();
        tokenAt = places.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Token> tokens() {
        return tokens;
    }

    /// Where `phrase` stands in the text as typed, by whole words.
    List<Span> find(Pattern phrase) {
        var found = new ArrayList<Span>();
        var matcher = phrase.matcher(line);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                var last = line.charAt(matcher.end() - 1) == ' ' ? matcher.end() - 2 : matcher.end() - 1;
                found.add(new Span(
                        tokens.get(tokenAt[matcher.start()]).span().start(),
                        tokens.get(tokenAt[last]).span().end()));
            }
        }
        return found;
    }
}
