package org.bedside.reply.guard;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Digits written as words, in English and Spanish.
final class Spelled {
    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("oh", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("twenty", "2"),
            Map.entry("thirty", "3"),
            Map.entry("forty", "4"),
            Map.entry("fifty", "5"),
            Map.entry("sixty", "6"),
            Map.entry("seventy", "7"),
            Map.entry("eighty", "8"),
            Map.entry("ninety", "9"),
            Map.entry("hundred", "00"),
            Map.entry("cero", "0"),
            Map.entry("uno", "1"),
            Map.entry("dos", "2"),
            Map.entry("tres", "3"),
            Map.entry("cuatro", "4"),
            Map.entry("cinco", "5"),
            Map.entry("seis", "6"),
            Map.entry("siete", "7"),
            Map.entry("ocho", "8"),
            Map.entry("nueve", "9"));

    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "doble", 2, "quadruple", 4);

    static final String WORDS =
            "(?:" + String.join("|", TIMES.keySet()) + "|" + String.join("|", FIGURES.keySet()) + ")";

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\d]+");
    private static final int SHORTEST = 7;
    private static final int FEWEST_WORDS = 3;

    private Spelled() {}

    /// Whether it has as many digits as a phone number, and not only in figures.
    static boolean isNumber(String spelled) {
        var words = BETWEEN.splitAsStream(spelled)
                .filter(part -> FIGURES.containsKey(part) || TIMES.containsKey(part))
                .count();
        return words >= FEWEST_WORDS
                && inFigures(spelled).chars().filter(Character::isDigit).count() >= SHORTEST;
    }

    /// The same with each word for a digit as that digit.
    static String inFigures(String spelled) {
        var figures = new StringBuilder();
        int times = 1;
        for (var part : BETWEEN.splitAsStream(spelled.toLowerCase(Locale.ROOT)).toList()) {
            if (TIMES.containsKey(part)) {
                times = TIMES.getOrDefault(part, 1);
                continue;
            }
            figures.append(FIGURES.getOrDefault(part, part).repeat(times)).append(' ');
            times = 1;
        }
        return figures.toString().strip();
    }
}
