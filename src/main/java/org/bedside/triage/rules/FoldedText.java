package org.bedside.triage.rules;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.bedside.model.Span;

/// A text made comparable sign by sign: compatibility forms undone (NFKD), accents and other marks dropped,
/// lower case, invisible signs removed, one kind of apostrophe and of quotation mark. Each sign knows where
/// it stood.
public final class FoldedText {
    private static final String APOSTROPHES = "'’‘‛ʼʹ`´′＇";
    private static final String QUOTATION_MARKS = "\"“”„‟«»″＂";

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public static FoldedText of(String original) {
        var folded = new StringBuilder(original.length());
        var starts = IntStream.builder();
        var ends = IntStream.builder();
        for (int at = 0; at < original.length(); ) {
            int sign = original.codePointAt(at);
            int next = at + Character.charCount(sign);
            int before = folded.length();
            fold(sign, folded);
            for (int i = before; i < folded.length(); i++) {
                starts.add(at);
                ends.add(next);
            }
            at = next;
        }
        return new FoldedText(
                folded.toString(), starts.build().toArray(), ends.build().toArray());
    }

    private static void fold(int sign, StringBuilder folded) {
        if (APOSTROPHES.indexOf(sign) >= 0) {
            folded.append('\'');
        } else if (QUOTATION_MARKS.indexOf(sign) >= 0) {
            folded.append('"');
        } else if (sign < 128) {
            appendFolded(sign, folded);
        } else if (Character.getType(sign) == Character.SURROGATE) {
            folded.append(' ');
        } else {
            Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                    .codePoints()
                    .forEach(part -> appendFolded(part, folded));
        }
    }

    private static void appendFolded(int sign, StringBuilder folded) {
        switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                // an accent, a variation selector, a zero-width sign: nothing that tells words apart here
            }
            case Character.CONTROL -> folded.append(sign == '\n' || sign == '\r' ? '\n' : ' ');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> folded.append('\n');
            case Character.SPACE_SEPARATOR -> folded.append(' ');
            default -> folded.appendCodePoint(Character.toLowerCase(sign));
        }
    }

    public String text() {
        return text;
    }

    /// Where the folded signs from `start` up to but without `end` stood in the original.
    public Span original(int start, int end) {
        return new Span(starts[start], ends[end - 1]);
    }
}
