package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bedside.model.Span;

/// Cuts a text into words, and reads those that were spaced out ("y o u r"), lengthened ("yourrr") or written with
/// digits ("v1sit").
final class Tokens {
    /// Words whose full stop does not end a sentence.
    private static final Set<String> SHORTENED =
            Set.of("mr", "mrs", "ms", "mx", "dr", "dra", "sr", "sra", "srta", "st", "jr", "no", "vs", "ext", "appt");

    private static final String YOUR = "your";

    private record Cut(String word, boolean capital, boolean first, int from, int to) {}

    private final Folded folded;
    private final String cased;
    private final String lower;
    private final Set<String> vocabulary;
    private final List<Cut> cuts = new ArrayList<>();
    private boolean first = true;

    Tokens(Folded folded, Set<String> vocabulary) {
        this.folded = folded;
        this.cased = folded.cased();
        this.lower = folded.lower();
        this.vocabulary = vocabulary;
    }

    List<Token> read() {
        for (int at = 0; at < lower.length(); ) {
            at = next(at);
        }
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < cuts.size(); ) {
            int letters = spacedOut(i);
            if (letters >= 3) {
                join(i, letters, tokens);
            } else {
                tokens.add(token(cuts.get(i), cuts.get(i).word()));
            }
            i += letters >= 3 ? letters : 1;
        }
        return tokens;
    }

    /// Reads what stands at `at` and says where to go on.
    private int next(int at) {
        char sign = lower.charAt(at);
        if (sign == '@' && isHandle(at + 1)) {
            return handle(at);
        }
        if (Character.isLetterOrDigit(sign)) {
            return word(at, at + 1);
        }
        if ((sign == '$' || sign == '\u20ac' || sign == '\u00a3') && isDigit(at + 1)) {
            return word(at, at + 1);
        }
        switch (sign) {
            case '&' -> cuts.add(new Cut("and", false, first, at, at + 1));
            case '!', '?', '\n' -> mark(".", at);
            case '.' -> stop(at);
            case ',', ';', '(', ')', '[', ']', '\u2013', '\u2014' -> mark(",", at);
            case '-' -> {
                if (isBlank(at - 1) && isBlank(at + 1)) {
                    mark(",", at);
                }
            }
            case ':', '"', '\u2022', '*' -> first = true;
            default -> {}
        }
        return at + 1;
    }

    private int handle(int at) {
        int end = at + 1;
        while (isHandle(end)) {
            end++;
        }
        cuts.add(new Cut(lower.substring(at, end), false, false, at, end));
        // Whoever is addressed first, the sentence begins after the name.
        return end;
    }

    private int word(int at, int from) {
        int end = from;
        while (end < lower.length() && (Character.isLetterOrDigit(lower.charAt(end)) || isInside(end))) {
            end++;
        }
        var word = squeezed(lower.substring(at, end));
        if (isGlued(word) && end - at == word.length()) {
            cuts.add(new Cut(YOUR, Character.isUpperCase(cased.charAt(at)), first, at, at + YOUR.length()));
            first = false;
            return word(at + YOUR.length(), at + YOUR.length() + 1);
        }
        cuts.add(new Cut(inLetters(word), Character.isUpperCase(cased.charAt(at)), first, at, end));
        first = false;
        return end;
    }

    /// Whether the blank after "your" was left out.
    private boolean isGlued(String word) {
        return word.length() > YOUR.length() + 4
                && word.startsWith(YOUR)
                && vocabulary.contains(word.substring(YOUR.length()));
    }

    /// Whether the sign holds a word or a number together: `don't`, `9:30`, `1,200`, `v$sit`.
    private boolean isInside(int at) {
        return switch (lower.charAt(at)) {
            case '\'', '$', '@' -> isLetter(at - 1) && isLetter(at + 1);
            case '.', ',', ':', '/' -> isDigit(at - 1) && isDigit(at + 1);
            default -> false;
        };
    }

    private void stop(int at) {
        if (isStop(at - 1) || isStop(at + 1)) {
            first = true;
            return;
        }
        boolean within = at + 1 < lower.length() && Character.isLetterOrDigit(lower.charAt(at + 1));
        var before = cuts.isEmpty() ? "" : cuts.getLast().word();
        if (within || (before.length() == 1 && !isDigit(at - 1)) || SHORTENED.contains(before)) {
            return;
        }
        mark(".", at);
    }

    private void mark(String mark, int at) {
        cuts.add(new Cut(mark, false, false, at, at + 1));
        first = first || mark.equals(".");
    }

    /// How many single letters in a row begin at `i`, each with at most one sign between it and the next.
    private int spacedOut(int i) {
        int count = 0;
        while (i + count < cuts.size()) {
            var cut = cuts.get(i + count);
            boolean single =
                    cut.word().length() == 1 && Character.isLetter(cut.word().charAt(0));
            if (!single || (count > 0 && cut.from() - cuts.get(i + count - 1).to() > 1)) {
                break;
            }
            count++;
        }
        return count;
    }

    private void join(int i, int letters, List<Token> tokens) {
        var joined = new StringBuilder();
        for (var cut : cuts.subList(i, i + letters)) {
            joined.append(cut.word());
        }
        int from = i;
        for (var word : divided(joined.toString())) {
            var start = cuts.get(from);
            var end = cuts.get(from + word.length() - 1);
            tokens.add(new Token(word, start.capital(), start.first(), span(start.from(), end.to())));
            from += word.length();
        }
    }

    /// Divides `joined` into the fewest words of the vocabulary; left whole where it cannot be.
    private List<String> divided(String joined) {
        int length = joined.length();
        var best = new ArrayList<List<String>>();
        best.add(List.of());
        for (int end = 1; end <= length; end++) {
            List<String> words = List.of();
            for (int start = Math.max(0, end - 20); start < end; start++) {
                var word = joined.substring(start, end);
                boolean reachable = start == 0 || !best.get(start).isEmpty();
                if (reachable && vocabulary.contains(word)) {
                    var before = best.get(start);
                    if (words.isEmpty() || before.size() + 1 < words.size()) {
                        words = new ArrayList<>(before);
                        words.add(word);
                    }
                }
            }
            best.add(words);
        }
        return best.get(length).isEmpty() ? List.of(joined) : best.get(length);
    }

    private String inLetters(String word) {
        if (vocabulary.contains(word) || word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        for (char one : new char[] {'i', 'l'}) {
            var read = word.replace('0', 'o')
                    .replace('1', one)
                    .replace('3', 'e')
                    .replace('4', 'a')
                    .replace('5', 's')
                    .replace('7', 't')
                    .replace('$', 's')
                    .replace('@', 'a');
            if (Character.isLetter(word.charAt(0)) && vocabulary.contains(read)) {
                return read;
            }
        }
        return word;
    }

    /// A letter that is repeated three times and more is one letter.
    private static String squeezed(String word) {
        var squeezed = new StringBuilder();
        for (int i = 0; i < word.length(); ) {
            int end = i + 1;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            int times = end - i >= 3 && Character.isLetter(word.charAt(i)) ? 1 : end - i;
            squeezed.repeat(word.charAt(i), times);
            i = end;
        }
        return squeezed.toString();
    }

    private Token token(Cut cut, String word) {
        return new Token(word, cut.capital(), cut.first(), span(cut.from(), cut.to()));
    }

    private Span span(int from, int to) {
        return folded.span(from, to);
    }

    private boolean isHandle(int at) {
        return at < lower.length() && (isLetter(at) || isDigit(at) || lower.charAt(at) == '_');
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < lower.length() && Character.isLetter(lower.charAt(at));
    }

    private boolean isDigit(int at) {
        return at >= 0 && at < lower.length() && Character.isDigit(lower.charAt(at));
    }

    private boolean isBlank(int at) {
        return at < 0 || at >= lower.length() || Character.isWhitespace(lower.charAt(at));
    }

    private boolean isStop(int at) {
        return at >= 0 && at < lower.length() && lower.charAt(at) == '.';
    }
}
