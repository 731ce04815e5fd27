package org.bedside.reply.guard;

import org.bedside.model.Span;

/// A word of a text as the guard reads it, or `.` for the end of a sentence, or `,` for the end of a clause.
///
/// @param word folded to plain lower case
/// @param capital whether it begins with a capital letter
/// @param first whether it begins a sentence, so that a capital says nothing
record Token(String word, boolean capital, boolean first, Span span) {
    boolean isMark() {
        return word.equals(".") || word.equals(",");
    }

    /// The word without a genitive.
    String bare() {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }
}
