package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.Span;

/// The health words of `guard/health-words.txt`, which explains their kinds.
final class HealthWords {
    enum Kind {
        GENERAL,
        CONDITION,
        MEDICINE,
        PROCEDURE,
        TEST,
        BODY,
        SERVICE,
        MONEY;

        /// What stands for such a word in a phrase.
        String mark() {
            return "#" + name().toLowerCase(Locale.ROOT);
        }

        /// Whether a reply that repeats such a word from the comment repeats what the person disclosed.
        boolean isDisclosure() {
            return switch (this) {
                case CONDITION, MEDICINE, PROCEDURE, TEST -> true;
                case GENERAL, BODY, SERVICE, MONEY -> false;
            };
        }
    }

    /// A health word found in a text, by its name in the list.
    record Found(String word, Kind kind, Span span) {}

    private final Map<String, Kind> kinds;
    private final Set<String> words;
    private final int longest;

    private HealthWords(Map<String, Kind> kinds) {
        this.kinds = Map.copyOf(kinds);
        words = kinds.keySet().stream()
                .flatMap(name -> Stream.of(name.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
        longest = kinds.keySet().stream()
                .mapToInt(word -> word.split(" ").length)
                .max()
                .orElse(0);
    }

    static HealthWords load(String file) {
        var kinds = new HashMap<String, Kind>();
        for (var line : GuardFile.lines(file)) {
            var parts = line.split(": ", 2);
            var kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
            Stream.of(parts[1].split(", *")).forEach(word -> kinds.putIfAbsent(word, kind));
        }
        return new HealthWords(kinds);
    }

    /// The single words of the list.
    Set<String> words() {
        return words;
    }

    /// The longest health word at each place, in order.
    List<Found> in(Reading reading) {
        var found = new ArrayList<Found>();
        var tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); ) {
            int length = lengthAt(tokens, at);
            if (length > 0) {
                var span = span(tokens, at, length);
                var word = listed(tokens, at, length);
                found.add(new Found(word, kindOf(word), span));
            }
            at += Math.max(1, length);
        }
        return found;
    }

    /// The reading with each health word replaced by its kind's mark.
    Reading marked(Reading reading) {
        var marked = new ArrayList<Token>();
        var tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); ) {
            int length = lengthAt(tokens, at);
            var token = tokens.get(at);
            if (length > 0) {
                var mark = kindOf(listed(tokens, at, length)).mark();
                marked.add(new Token(mark, token.capital(), token.first(), span(tokens, at, length)));
            } else {
                marked.add(token);
            }
            at += Math.max(1, length);
        }
        return new Reading(marked);
    }

    private Kind kindOf(String word) {
        var kind = kinds.get(word);
        if (kind == null) {
            throw new IllegalArgumentException("not a listed health word");
        }
        return kind;
    }

    private int lengthAt(List<Token> tokens, int at) {
        for (int length = Math.min(longest, tokens.size() - at); length > 0; length--) {
            if (!listed(tokens, at, length).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    /// The list's own form of the words from `at`, or nothing where they are not in it.
    private String listed(List<Token> tokens, int at, int length) {
        var head = new StringBuilder();
        for (int i = at; i < at + length - 1; i++) {
            head.append(tokens.get(i).word()).append(' ');
        }
        for (var form : forms(tokens.get(at + length - 1))) {
            if (kinds.containsKey(head + form)) {
                return head + form;
            }
        }
        return "";
    }

    private static Set<String> forms(Token token) {
        var forms = new HashSet<String>();
        var bare = token.bare();
        forms.add(token.word());
        forms.add(bare);
        if (bare.endsWith("s") && bare.length() > 3) {
            forms.add(bare.substring(0, bare.length() - 1));
        }
        if (bare.endsWith("es") && bare.length() > 4) {
            forms.add(bare.substring(0, bare.length() - 2));
        }
        if (bare.endsWith("ies") && bare.length() > 4) {
            forms.add(bare.substring(0, bare.length() - 3) + "y");
        }
        return forms;
    }

    private static Span span(List<Token> tokens, int at, int length) {
        return new Span(
                tokens.get(at).span().start(),
                tokens.get(at + length - 1).span().end());
    }
}
