package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.bedside.model.Span;

/// A text as a row of words.
final class Reading {
    private final List<Token> tokens;
    private final String line;
    private final int[] tokenAt;
    private final int[] starts;

    Reading(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        this.starts = new int[tokens.size()];
        var words = new StringBuilder();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            words.append(words.isEmpty() ? "" : " ");
            starts[i] = words.length();
            words.append(tokens.get(i).word());
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

    /// Where `phrase` stands in the text as typed, by whole words: it is looked for where a word begins only, and only
    /// with a sign with which it may begin.
    List<Span> find(Pattern phrase, IntPredicate begins) {
        var found = new ArrayList<Span>();
        var matcher = phrase.matcher(line).useTransparentBounds(true);
        var end = 0;
        for (var start : starts) {
            if (start >= end
                    && start < line.length()
                    && begins.test(line.charAt(start))
                    && matcher.region(start, line.length()).lookingAt()
                    && matcher.end() > start) {
                end = matcher.end();
                var last = line.charAt(matcher.end() - 1) == ' ' ? matcher.end() - 2 : matcher.end() - 1;
                found.add(new Span(
                        tokens.get(tokenAt[matcher.start()]).span().start(),
                        tokens.get(tokenAt[last]).span().end()));
            }
        }
        return found;
    }
}
