package org.bedside.triage.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Mends how words are written online, but only towards words that the rules know: `suuuicide`, `su1cide`,
/// `kms`.
final class Spelling {
    /// Takes words as they stand; the rules themselves are read so.
    static final Spelling LITERAL = new Spelling(Set.of(), Map.of());

    private static final Pattern LONG_RUN = Pattern.compile("(\\p{L})\\1{2,}");
    private static final String LOOKALIKES = "0134578@$!|";
    private static final String LETTERS = "oieastbasil";

    private final Set<String> known;
    private final Map<String, List<String>> spellings;

    /// @param known every word of the rules
    /// @param spellings what certain abbreviations and disguises stand for
    Spelling(Set<String> known, Map<String, List<String>> spellings) {
        this.known = Set.copyOf(known);
        this.spellings = Map.copyOf(spellings);
    }

    boolean knows(String word) {
        return known.contains(word) || spellings.containsKey(word);
    }

    /// The words meant by `raw`, which may hold apostrophes, digits and signs that look like letters.
    List<String> mend(String raw) {
        var plain = raw.replace("'", "");
        var meant = spellings.get(plain);
        if (meant != null) {
            return meant;
        }
        if (known.isEmpty() || known.contains(plain)) {
            return List.of(plain);
        }
        if (raw.endsWith("'s") && known.contains(raw.substring(0, raw.length() - 2))) {
            return List.of(raw.substring(0, raw.length() - 2));
        }
        var shortened = shorten(plain, "$1");
        if (knows(shortened)) {
            return mend(shortened);
        }
        var doubled = shorten(plain, "$1$1");
        if (knows(doubled)) {
            return mend(doubled);
        }
        var letters = letters(shortened);
        return known.contains(letters) ? List.of(letters) : List.of(doubled);
    }

    /// Whether `raw`, signs and all, is one word in disguise: `k!ll`, `$uicide`.
    boolean isDisguised(String raw) {
        return spellings.containsKey(raw) || known.contains(letters(raw));
    }

    private static String shorten(String word, String to) {
        return LONG_RUN.matcher(word).replaceAll(to);
    }

    private static String letters(String word) {
        if (word.codePoints().noneMatch(Character::isLetter)) {
            return word;
        }
        var letters = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int known = LOOKALIKES.indexOf(word.charAt(i));
            if (known >= 0) {
                letters.setCharAt(i, LETTERS.charAt(known));
            }
        }
        return letters.toString();
    }
}
