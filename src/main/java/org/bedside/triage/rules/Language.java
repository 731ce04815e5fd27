package org.bedside.triage.rules;

import java.util.List;
import java.util.Set;

/// A language that the rules speak, known by its words.
///
/// @param common the small words that every sentence has
/// @param vocabulary these and every other word of the rules
record Language(Set<String> common, Set<String> vocabulary) {
    private static final double SHARE_OF_COMMON_WORDS = 0.15;
    private static final double SHARE_OF_VOCABULARY = 0.4;

    Language {
        common = Set.copyOf(common);
        vocabulary = Set.copyOf(vocabulary);
    }

    /// Whether a text of these words may be in this language: a sentence by its small words, a bare list by
    /// the rest.
    boolean mayBe(List<String> words) {
        return share(words, common) >= SHARE_OF_COMMON_WORDS || share(words, vocabulary) >= SHARE_OF_VOCABULARY;
    }

    private static double share(List<String> words, Set<String> known) {
        return (double) words.stream().filter(known::contains).count() / words.size();
    }
}
