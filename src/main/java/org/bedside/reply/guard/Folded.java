package org.bedside.reply.guard;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import org.bedside.model.Span;

/// A text letter by letter as the guard reads it: compatibility forms, accents, invisible signs, odd blanks, curly
/// quotes and look-alike letters are evened out, and each letter knows where it stood.
final class Folded {
    /// Letters of other scripts that look like Latin ones, in pairs of what stands there and what is read.
    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxіiѕsјjԁdһhкkмmтtнhвbАAЕEОOРPСCУYХXІIЅSЈJКKМMТTНHВB"
            + "αaοoνvρpιiκkτtυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiɡgɑa";

    private static final Map<Character, Character> READ_AS = readAs();

    private final StringBuilder cased = new StringBuilder();
    private int[] starts;
    private int[] ends;

    private Folded(String text) {
        starts = new int[text.length() + 16];
        ends = new int[text.length() + 16];
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            int next = at + Character.charCount(sign);
            read(sign, at, next);
            at = next;
        }
    }

    static Folded of(String text) {
        return new Folded(text);
    }

    /// The folded text with its capitals; as long as [#lower].
    String cased() {
        return cased.toString();
    }

    String lower() {
        var lower = new StringBuilder(cased.length());
        for (int i = 0; i < cased.length(); i++) {
            lower.append(Character.toLowerCase(cased.charAt(i)));
        }
        return lower.toString();
    }

    /// Where the folded letters from `from` up to but without `to` stand in the text as typed.
    Span span(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    private void read(int sign, int at, int next) {
        switch (Character.getType(sign)) {
            case Character.FORMAT -> {}
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
                if (!cased.isEmpty()) {
                    ends[cased.length() - 1] = next;
                }
            }
            default -> {
                var letters = sign < 0x80
                        ? Character.toString(sign)
                        : Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD);
                letters.chars().forEach(letter -> add((char) letter, at, next));
            }
        }
    }

    private void add(char letter, int at, int next) {
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return;
        }
        int length = cased.length();
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, 2 * length);
            ends = Arrays.copyOf(ends, 2 * length);
        }
        starts[length] = at;
        ends[length] = next;
        cased.append(plain(letter));
    }

    private static char plain(char letter) {
        return switch (letter) {
            case '\u2018', '\u2019', '\u201b', '\u02bc', '\u02b9', '\u2032', '`', '\u00b4', '\uff07' -> '\'';
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2212' -> '-';
            case '\u2044', '\u2215' -> '/';
            case '\r', '\u2028', '\u2029', '\u0085' -> '\n';
            case '\n' -> '\n';
            default ->
                Character.isWhitespace(letter) || Character.isSpaceChar(letter)
                        ? ' '
                        : letter > 0x7f && Character.isDigit(letter)
                                ? Character.forDigit(Character.digit(letter, 10), 10)
                                : READ_AS.getOrDefault(letter, letter);
        };
    }

    private static Map<Character, Character> readAs() {
        var pairs = new java.util.HashMap<Character, Character>();
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            pairs.put(LOOK_ALIKES.charAt(i), LOOK_ALIKES.charAt(i + 1));
        }
        return Map.copyOf(pairs);
    }
}
