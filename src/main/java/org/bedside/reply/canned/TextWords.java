package org.bedside.reply.canned;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text by which texts are compared: folded, without endings and without those that every text has.
final class TextWords {
    /// Words that say in which language a text is, and nothing of what it is about.
    static final Map<String, Set<String>> COMMON = Map.of("en", Set.of("""
                    a an and any are as at be been but by can could did do does for from get got had has have how i if in is \
                    it its me my no not of on or our please so some that the their them then there they this to up us \
                    was we what when where which who why will with would you your im ive dont cant were about \
                    nobody everybody everyone somebody someone nothing something anything very much more just only also really \
                    two twice times one here day days week weeks month months year years today tomorrow yesterday now time \
                    around after before back first last next new same still again always never ever going goes went came \
                    know need want like make made take took told say said see good well way thing things people mine \
                    feel think try use night morning since while than too even because out off over down through \
                    he she his her him theyre all both each every other another""".split(" ")), "es", Set.of("""
                    a al algo como con cual cuando de del desde donde el ella en es esta este estoy hay la las le lo los me mi \
                    mis muy no nos o para pero por porque puede puedo que quien se si sin son su sus te tengo tiene tu un una \
                    usted y ya yo dia dias semana semanas mes ano hoy ayer manana ahora vez veces bien mas menos todo toda todos \
                    hace hacer hago ir voy va fue era hasta antes despues muchas mucho otro otra gente cosa""".split(" ")));

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
    private static final Pattern GAP = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

    private TextWords() {}

    /// What is compared, and each as it stood there first.
    static Map<String, String> of(String text, String language) {
        var words = new LinkedHashMap<String, String>();
        for (var word : folded(text)) {
            if (word.length() > 2 && !COMMON.getOrDefault(language, Set.of()).contains(word)) {
                words.putIfAbsent(stem(word), word);
            }
        }
        return words;
    }

    static List<String> folded(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(GAP.matcher(text).replaceAll(" "), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'');
        return WORD.matcher(plain)
                .results()
                .map(found -> found.group().replace("'", ""))
                .toList();
    }

    /// "billed", "bills" and "billing" are compared as one; so are "citas" and "cita".
    private static String stem(String word) {
        for (var ending : List.of("ings", "ing", "ies", "ed", "es", "s", "y", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                var bare = word.substring(0, word.length() - ending.length());
                var last = bare.length() - 1;
                var isDoubled = last > 2 && bare.charAt(last) == bare.charAt(last - 1) && ending.length() > 1;
                return isDoubled && bare.charAt(last) != 'l' ? bare.substring(0, last) : bare;
            }
        }
        return word;
    }
}
