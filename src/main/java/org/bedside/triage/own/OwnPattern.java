package org.bedside.triage.own;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.bedside.practice.Refused;
import org.bedside.triage.rules.FoldedText;

/// A pattern as a member writes it, checked so that its time and its room grow with a comment's length only.
final class OwnPattern {
    private static final int LONGEST = 500;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_ON_PAPER = 200_000;
    private static final int MOST_REPEATS = 1_000;
    private static final java.util.regex.Pattern COUNTED =
            java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(\\d{0,6}))?}");

    private OwnPattern() {}

    /// The pattern to be looked for in a [FoldedText].
    ///
    /// @throws Refused naming what is wrong with it, and where
    static Pattern compile(String written) {
        if (written.length() > LONGEST) {
            throw new Refused("own-rule-pattern-long", LONGEST, written.length());
        }
        if (sizeOnPaper(written) > MOST_ON_PAPER) {
            throw new Refused("own-rule-pattern-large");
        }
        requireSound(written);
        var folded = folded(written);
        requireSound(folded);
        var pattern = Pattern.compile(folded, Pattern.CASE_INSENSITIVE);
        if (pattern.programSize() > MOST_STEPS) {
            throw new Refused("own-rule-pattern-large");
        }
        if (pattern.matches("")) {
            throw new Refused("own-rule-pattern-matches-nothing");
        }
        return pattern;
    }

    private static void requireSound(String written) {
        syntaxError(written).ifPresent(e -> {
            throw refused(written, e);
        });
    }

    /// What repetitions multiply to; RE2 would write them out before it says how many they are.
    private static long sizeOnPaper(String written) {
        long size = written.length();
        var counted = COUNTED.matcher(written);
        while (counted.find() && size <= MOST_ON_PAPER) {
            var most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            size *= Math.clamp(Long.parseLong(most), 1, MOST_REPEATS);
        }
        return size;
    }

    private static Optional<PatternSyntaxException> syntaxError(String written) {
        try {
            Pattern.compile(written);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e);
        }
    }

    private static Refused refused(String written, PatternSyntaxException e) {
        return switch (e.getDescription()) {
            case "missing closing )" -> new Refused("own-rule-pattern-open", place(written, openBracket(written)));
            case "missing closing ]" ->
                new Refused(
                        "own-rule-pattern-open-list",
                        place(written, written.length() - e.getPattern().length()));
            case "regexp/syntax: internal error" ->
                new Refused("own-rule-pattern-closed", place(written, Math.max(0, broken(written, e) - 1)));
            case "trailing backslash at end of expression" ->
                new Refused("own-rule-pattern-backslash", place(written, written.length() - 1));
            case "missing argument to repetition operator" ->
                new Refused("own-rule-pattern-repeats-nothing", place(written, start(written, e)), e.getPattern());
            case "invalid nested repetition operator" ->
                new Refused("own-rule-pattern-repeats-twice", place(written, start(written, e)), e.getPattern());
            case "invalid repeat count" ->
                new Refused("own-rule-pattern-count", place(written, start(written, e)), e.getPattern(), MOST_REPEATS);
            case "invalid character class range" ->
                new Refused("own-rule-pattern-range", place(written, start(written, e)), e.getPattern());
            default -> new Refused("own-rule-pattern-unknown", place(written, start(written, e)), e.getPattern());
        };
    }

    /// As people count: from 1, and each sign once.
    private static int place(String written, int at) {
        return written.codePointCount(0, Math.clamp(at, 0, written.length())) + 1;
    }

    private static int start(String written, PatternSyntaxException e) {
        int end = broken(written, e);
        int at = written.lastIndexOf(e.getPattern(), end - e.getPattern().length());
        return at < 0 ? written.indexOf(e.getPattern()) : at;
    }

    /// How much of the pattern it takes to go wrong in the same way, as RE2 names only the broken part and not its
    /// place.
    private static int broken(String written, PatternSyntaxException whole) {
        for (int end = 1; end < written.length(); end++) {
            var same = syntaxError(written.substring(0, end))
                    .filter(e -> e.getDescription().equals(whole.getDescription()))
                    .filter(e -> e.getPattern().equals(whole.getPattern()));
            if (same.isPresent()) {
                return end;
            }
        }
        return written.length();
    }

    /// Where the last bracket stands that is not closed.
    private static int openBracket(String written) {
        var open = new ArrayDeque<Integer>();
        boolean list = false;
        for (int at = 0; at < written.length(); at++) {
            switch (written.charAt(at)) {
                case '\\' -> at++;
                case '[' -> list = true;
                case ']' -> list = false;
                case '(' -> {
                    if (!list) {
                        open.push(at);
                    }
                }
                case ')' -> {
                    if (!list) {
                        open.poll();
                    }
                }
                default -> {
                    // stands for itself
                }
            }
        }
        return open.isEmpty() ? 0 : open.peek();
    }

    /// The signs beyond ASCII as comments are read: letters without their accents. ASCII letters keep their case, as
    /// `\W` is not `\w`; RE2 is told that it does not matter.
    private static String folded(String written) {
        var folded = new StringBuilder(written.length());
        written.codePoints().forEach(sign -> {
            if (sign < 128) {
                folded.appendCodePoint(sign);
            } else {
                FoldedText.of(Character.toString(sign)).text().codePoints().forEach(part -> literally(part, folded));
            }
        });
        return folded.toString();
    }

    /// A wide bracket is read as a bracket in comments, and is none of the pattern's own.
    private static void literally(int sign, StringBuilder pattern) {
        if (sign < 128 && !Character.isLetterOrDigit(sign) && !Character.isWhitespace(sign)) {
            pattern.append('\\');
        }
        pattern.appendCodePoint(sign);
    }
}
