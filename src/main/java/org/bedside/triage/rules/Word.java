package org.bedside.triage.rules;

import org.bedside.model.Span;

/// One word of a comment as the rules see it.
///
/// @param text folded and with its spelling mended
/// @param span where it stood in the original
/// @param sentence which sentence it is in
/// @param clause which part of a sentence, as commas and the like divide it; no two sentences share one
/// @param quotation which quotation it is in, 0 for none
record Word(String text, Span span, int sentence, int clause, int quotation) {
    boolean isOneLetter() {
        return text.length() == 1 && Character.isLetter(text.charAt(0));
    }

    boolean hasLetters() {
        return text.codePoints().anyMatch(Character::isLetter);
    }
}
