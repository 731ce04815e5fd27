package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bedside.triage.rules.BrokenPhrase.Why;

/// A phrase as a doctor writes it: words, `(one | another | )` for alternatives, `...` for up to four words
/// between.
final class Phrase {
    private static final Pattern PART = Pattern.compile("\\(([^()]*)\\)|(\\.\\.\\.)|([^().]+|\\.)");
    private static final int MOST_VARIANTS = 5_000;
    private static final int LONGEST = 12;
    private static final String NO_WORDS = "no words, or a gap at the edge";

    private Phrase() {}

    /// Every way to say the phrase, each as the steps of a [PhraseTree].
    ///
    /// @throws BrokenPhrase if it cannot be read
    static List<List<String>> variants(String phrase, Spelling spelling) {
        var variants = List.of(List.<String>of());
        int read = 0;
        var parts = PART.matcher(phrase);
        while (parts.find() && parts.start() == read) {
            variants = product(variants, options(parts.group(), spelling, read), read);
            read = parts.end();
        }
        if (read < phrase.length()) {
            throw new BrokenPhrase(Why.BRACKET, read, "a bracket is not closed or stands within another");
        }
        variants.forEach(steps -> check(steps, phrase));
        return variants;
    }

    /// The words of a text of the rules.
    static List<String> words(String text, Spelling spelling) {
        return Words.of(FoldedText.of(text), spelling).stream().map(Word::text).toList();
    }

    private static List<List<String>> options(String part, Spelling spelling, int at) {
        if (part.equals(PhraseTree.GAP)) {
            return List.of(List.of(PhraseTree.GAP));
        }
        if (!part.startsWith("(")) {
            return List.of(words(part, spelling));
        }
        if (part.contains(PhraseTree.GAP)) {
            throw new BrokenPhrase(Why.GAP_IN_BRACKET, at, "a gap stands within a bracket");
        }
        return Stream.of(part.substring(1, part.length() - 1).split("\\|", -1))
                .map(option -> words(option, spelling))
                .distinct()
                .toList();
    }

    private static List<List<String>> product(List<List<String>> beginnings, List<List<String>> ends, int at) {
        if ((long) beginnings.size() * ends.size() > MOST_VARIANTS) {
            throw new BrokenPhrase(Why.VARIANTS, at, "more than " + MOST_VARIANTS + " variants; make it two phrases");
        }
        var product = new ArrayList<List<String>>(beginnings.size() * ends.size());
        for (var beginning : beginnings) {
            for (var end : ends) {
                product.add(Stream.concat(beginning.stream(), end.stream()).toList());
            }
        }
        return product;
    }

    private static void check(List<String> steps, String phrase) {
        if (steps.isEmpty()) {
            throw new BrokenPhrase(Why.NO_WORDS, 0, NO_WORDS);
        }
        if (steps.getFirst().equals(PhraseTree.GAP)) {
            throw new BrokenPhrase(Why.EDGE, phrase.indexOf(PhraseTree.GAP), NO_WORDS);
        }
        if (steps.getLast().equals(PhraseTree.GAP)) {
            throw new BrokenPhrase(Why.EDGE, phrase.lastIndexOf(PhraseTree.GAP), NO_WORDS);
        }
        if (steps.size() > LONGEST) {
            throw new BrokenPhrase(Why.LENGTH, 0, "longer than " + LONGEST + " words");
        }
    }
}
