package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.bedside.model.Span;

/// Phrases from a file such as `guard/past-contact.txt`, which explains how they are written.
final class Phrases {
    /// Phrases that excuse the words they cover.
    private static final String UNLESS = "unless";

    private static final int ASCII = 128;

    private static final Pattern SECTION = Pattern.compile("\\[([a-z-]+)]");
    private static final Pattern DEFINITION = Pattern.compile("([a-z-]+) = (.+)");
    private static final Pattern WORD = Pattern.compile("[a-z]{2,}");

    private record Phrase(String reason, Pattern pattern, BitSet firstSigns) {
        Phrase(String reason, Pattern pattern) {
            this(reason, pattern, firstSigns(pattern));
        }

        List<Span> in(Reading reading) {
            return reading.find(pattern, sign -> sign >= ASCII || firstSigns.get(sign));
        }

        /// Those after which the pattern still waits for more, or has all it wants.
        @SuppressWarnings("JdkObsolete") // That it waits for more is what is asked here.
        private static BitSet firstSigns(Pattern pattern) {
            var signs = new BitSet();
            for (char sign = 0; sign < ASCII; sign++) {
                var matcher = pattern.matcher(Character.toString(sign));
                signs.set(sign, matcher.lookingAt() || matcher.hitEnd());
            }
            return signs;
        }
    }

    /// A stretch of the text, and the reason against it.
    record Hit(String reason, Span span) {}

    private final List<Phrase> phrases;
    private final Set<String> words;

    private Phrases(List<Phrase> phrases, Set<String> words) {
        this.phrases = List.copyOf(phrases);
        this.words = Set.copyOf(words);
    }

    static Phrases load(String file) {
        return parse(file, GuardFile.lines(file));
    }

    static Phrases parse(String file, List<String> lines) {
        var parts = new HashMap<String, String>();
        var phrases = new ArrayList<Phrase>();
        var words = new HashSet<String>();
        var reason = "";
        for (var line : lines) {
            var section = SECTION.matcher(line);
            var definition = DEFINITION.matcher(line);
            if (section.matches()) {
                reason = section.group(1);
            } else if (definition.matches()) {
                parts.put(definition.group(1), definition.group(2));
            } else {
                phrases.add(new Phrase(reason, compile(file, line, parts)));
            }
            WORD.matcher(line).results().forEach(word -> words.add(word.group()));
        }
        return new Phrases(phrases, words);
    }

    /// Every word that stands in a phrase.
    Set<String> words() {
        return words;
    }

    /// The reasons for which there are phrases.
    Set<String> reasons() {
        return phrases.stream()
                .map(Phrase::reason)
                .filter(reason -> !reason.equals(UNLESS))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Hit> in(Reading reading) {
        var found = new ArrayList<Hit>();
        var excused = new ArrayList<Span>();
        for (var phrase : phrases) {
            for (var span : phrase.in(reading)) {
                if (phrase.reason().equals(UNLESS)) {
                    excused.add(span);
                } else {
                    found.add(new Hit(phrase.reason(), span));
                }
            }
        }
        found.removeIf(hit -> excused.stream().anyMatch(span -> contains(span, hit.span())));
        return found;
    }

    /// The stretches that are excused.
    List<Span> excused(Reading reading) {
        return phrases.stream()
                .filter(phrase -> phrase.reason().equals(UNLESS))
                .flatMap(phrase -> phrase.in(reading).stream())
                .toList();
    }

    static boolean contains(Span outer, Span inner) {
        return outer.start() <= inner.start() && outer.end() >= inner.end();
    }

    private static Pattern compile(String file, String line, Map<String, String> parts) {
        var written = line;
        for (var part : parts.entrySet()) {
            var name = "<" + part.getKey() + ">";
            written = written.replace(name, "(" + part.getValue() + ")");
        }
        // Once more: a part may be made of others.
        for (var part : parts.entrySet()) {
            written = written.replace("<" + part.getKey() + ">", "(" + part.getValue() + ")");
        }
        var grouped = written.replaceAll("(?<!\\\\)\\((?!\\?)", "(?:");
        try {
            return Pattern.compile("(?<![^ ])(?:" + grouped + ")(?![^ ])");
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException("guard/" + file + ": " + line, e);
        }
    }
}
