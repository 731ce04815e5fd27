package org.bedside.triage.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.bedside.model.Span;
import org.bedside.triage.rules.FoldedText;

/// What the model sees of a text: its words, pairs of neighbours, pieces of three to five letters of each word, which
/// still
/// tell something where a word is misspelt or new, and the signs that the rules saw in it.
final class Features {
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;

    /// Nobody writes words so long, and their pieces would outweigh the rest.
    private static final int LONGEST_WORD = 30;

    /// Enough to know what a comment is about; keeps the longest from taking long.
    private static final int MOST_WORDS = 400;

    /// Digits are alike: "20 mg" and "40 mg" tell the same.
    private static final char ANY_DIGIT = '0';

    /// What no word begins with.
    private static final char PIECE = '~';
    private static final char SIGN = '=';

    /// The word of what stands nowhere.
    static final int NOWHERE = -1;

    private record Word(String text, Span span) {}

    private final List<Word> words;
    private final Set<String> signs;

    private Features(List<Word> words, Set<String> signs) {
        this.words = words;
        this.signs = signs;
    }

    /// @param signs what the rules saw in the text
    static Features of(String text, Set<String> signs) {
        var folded = FoldedText.of(text);
        var letters = folded.text();
        var words = new ArrayList<Word>();
        for (int at = 0; at < letters.length() && words.size() < MOST_WORDS; ) {
            int end = endOfWord(letters, at);
            if (end > at) {
                words.add(new Word(plain(letters, at, end), folded.original(at, end)));
                at = end;
            } else {
                int sign = letters.codePointAt(at);
                int next = at + Character.charCount(sign);
                if (tells(sign)) {
                    words.add(new Word(letters.substring(at, next), folded.original(at, next)));
                }
                at = next;
            }
        }
        return new Features(words, signs);
    }

    private static int endOfWord(String letters, int from) {
        int end = from;
        while (end < letters.length() && end - from < LONGEST_WORD) {
            int sign = letters.codePointAt(end);
            boolean within = end > from && sign == '\'';
            if (!Character.isLetterOrDigit(sign) && !within) {
                break;
            }
            end += Character.charCount(sign);
        }
        return end;
    }

    private static String plain(String letters, int from, int to) {
        var plain = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char sign = letters.charAt(at);
            if (sign != '\'') {
                plain.append(Character.isDigit(sign) ? ANY_DIGIT : sign);
            }
        }
        return plain.toString();
    }

    /// Emoji, and the signs that people use to raise their voice or to tell a price.
    private static boolean tells(int sign) {
        return "?!$%#@".indexOf(sign) >= 0 || Character.getType(sign) == Character.OTHER_SYMBOL;
    }

    /// What a feature is of. A kind weighs the same in every text, however many there are of it.
    enum Kind {
        WORDS(1),
        PIECE(1),
        SIGN(0.7);

        private final double weight;

        Kind(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }

        static Kind of(String feature) {
            return switch (feature.charAt(0)) {
                case Features.PIECE -> PIECE;
                case Features.SIGN -> SIGN;
                default -> WORDS;
            };
        }
    }

    int words() {
        return words.size();
    }

    Span span(int word) {
        return words.get(word).span();
    }

    /// Gives each feature with the word that it ends or lies in, or [#NOWHERE], as often as it is there.
    void each(ObjIntConsumer<String> to) {
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at).text();
            to.accept(word, at);
            to.accept((at == 0 ? "^" : words.get(at - 1).text()) + ' ' + word, at);
            eachPiece(word, at, to);
        }
        signs.forEach(sign -> to.accept(SIGN + sign, NOWHERE));
    }

    /// A piece shows where the word begins and ends, so that it is not taken for a word.
    private static void eachPiece(String word, int at, ObjIntConsumer<String> to) {
        var edged = '<' + word + '>';
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= edged.length(); from++) {
                to.accept(PIECE + edged.substring(from, from + length), at);
            }
        }
    }
}
