package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.List;
import org.bedside.model.Span;

/// A comment cut into words, sentences, clauses and quotations.
final class Words {
    private static final String DISGUISES = "*!$@|";
    private static final int LONGEST_DISGUISE = 30;
    private static final int SHORTEST_SPELLED_OUT = 4;

    private final FoldedText folded;
    private final Spelling spelling;
    private final boolean isQuotedWhole;
    /// As written; their spelling is mended last.
    private final List<Word> words = new ArrayList<>();
    private int sentence;
    private int clause;
    private int quotation;
    private int quotations;
    private int lastMark = -2;

    private Words(FoldedText folded, Spelling spelling) {
        this.folded = folded;
        this.spelling = spelling;
        this.isQuotedWhole = isQuotedWhole(folded.text());
    }

    static List<Word> of(FoldedText folded, Spelling spelling) {
        var reader = new Words(folded, spelling);
        reader.read();
        return reader.mended();
    }

    private void read() {
        var text = folded.text();
        for (int at = 0; at < text.length(); ) {
            int end = endOfWord(at);
            if (end > at) {
                add(at, end);
                at = end;
            } else {
                int sign = text.codePointAt(at);
                int next = at + Character.charCount(sign);
                separate(sign, at, next);
                at = next;
            }
        }
        if (quotation != 0) {
            forget(quotation);
        }
    }

    /// Where the word that starts at `at` ends; `at` itself where none does.
    private int endOfWord(int at) {
        var text = folded.text();
        int firstDisguise = -1;
        int end = at;
        while (end < text.length()) {
            int sign = text.codePointAt(end);
            if (Character.isLetterOrDigit(sign)) {
                end += Character.charCount(sign);
            } else if (sign == '\'' && end > at && wordGoesOn(end)) {
                end++;
            } else if (DISGUISES.indexOf(sign) >= 0 && wordGoesOn(end) && end - at < LONGEST_DISGUISE) {
                firstDisguise = firstDisguise < 0 ? end : firstDisguise;
                end++;
            } else {
                break;
            }
        }
        return firstDisguise < 0 || spelling.isDisguised(text.substring(at, end)) ? end : firstDisguise;
    }

    private boolean wordGoesOn(int at) {
        return at + 1 < folded.text().length()
                && Character.isLetterOrDigit(folded.text().codePointAt(at + 1));
    }

    private void add(int start, int end) {
        words.add(new Word(
                folded.text().substring(start, end), folded.original(start, end), sentence, clause, quotation));
    }

    private void separate(int sign, int at, int next) {
        switch (sign) {
            case '.' -> {
                if (!isWithinNumber(at)) {
                    endSentence();
                }
            }
            case '!', '?', '\n', '¿', '¡' -> endSentence();
            case ',', ';', ':', '(', ')', '–', '—' -> clause++;
            case '-' -> {
                if (!wordGoesOn(at)) {
                    clause++;
                }
            }
            case '"' -> mark(at);
            default -> {
                if (Character.getType(sign) == Character.OTHER_SYMBOL) {
                    words.add(
                            new Word(Character.toString(sign), folded.original(at, next), sentence, clause, quotation));
                }
            }
        }
    }

    /// A comment that came quoted as a whole, with the marks in it doubled, is no quotation: spreadsheets write so.
    private void mark(int at) {
        if (isQuotedWhole && (at == 0 || at == folded.text().length() - 1 || at == lastMark + 1)) {
            lastMark = -2;
            return;
        }
        quotation = quotation == 0 ? ++quotations : 0;
        lastMark = at;
    }

    private static boolean isQuotedWhole(String text) {
        return text.length() > 2
                && text.startsWith("\"")
                && text.endsWith("\"")
                && text.substring(1, text.length() - 1).replace("\"\"", "").indexOf('"') < 0;
    }

    private boolean isWithinNumber(int at) {
        var text = folded.text();
        return at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private void endSentence() {
        sentence++;
        clause++;
    }

    /// A quotation that is never closed is none.
    private void forget(int open) {
        words.replaceAll(word -> word.quotation() == open
                ? new Word(word.text(), word.span(), word.sentence(), word.clause(), 0)
                : word);
    }

    private List<Word> mended() {
        var mended = new ArrayList<Word>(words.size());
        for (int at = 0; at < words.size(); ) {
            int end = endOfSpelledOut(at);
            var first = words.get(at);
            var raw = end > at ? textOf(at, end) : first.text();
            at = Math.max(end, at + 1);
            var span = new Span(first.span().start(), words.get(at - 1).span().end());
            for (var text : spelling.mend(raw)) {
                mended.add(new Word(text, span, first.sentence(), first.clause(), first.quotation()));
            }
        }
        return List.copyOf(mended);
    }

    /// Where a word ends that is spelled out, as in `s u i c i d e` or `k.i.l.l`; `at` itself where none is.
    private int endOfSpelledOut(int at) {
        int end = at;
        while (end < words.size()
                && end - at < LONGEST_DISGUISE
                && words.get(end).isOneLetter()) {
            end++;
        }
        for (int shorter = end; shorter - at >= SHORTEST_SPELLED_OUT; shorter--) {
            if (spelling.knows(textOf(at, shorter))) {
                return shorter;
            }
        }
        return at;
    }

    private String textOf(int from, int to) {
        var text = new StringBuilder();
        words.subList(from, to).forEach(word -> text.append(word.text()));
        return text.toString();
    }
}
