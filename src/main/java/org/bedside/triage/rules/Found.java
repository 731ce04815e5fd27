package org.bedside.triage.rules;

import java.util.List;
import org.bedside.model.Span;

/// A phrase found in a comment.
///
/// @param from its first word
/// @param to the word after its last
/// @param skipped bit i is set where word `from + i` is none of the phrase's own but fell into its gap
record Found<T>(T meaning, int from, int to, long skipped) {
    Span span(List<Word> words) {
        return new Span(words.get(from).span().start(), words.get(to - 1).span().end());
    }

    boolean isOwn(int word) {
        return word >= from && word < to && (skipped >> (word - from) & 1) == 0;
    }
}
