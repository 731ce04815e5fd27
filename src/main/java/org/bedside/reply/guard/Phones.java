package org.bedside.reply.guard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bedside.model.Span;

/// Finds phone numbers; those that begin with no country are read as in the practice's own.
final class Phones {
    private static final String USUAL_REGION = "US";

    /// Numbers that only look like ones: the library leaves out what cannot be dialled.
    private static final Pattern SHAPE = Pattern.compile(
            "(?<![\\w-]|\\) ?)(?:\\+?1[-. ]?)?(?:\\(?\\d{3,5}\\)?[-. /]{0,3})?" + "\\d{3}[-. ]\\d{4}(?![\\w-]| \\d)");

    /// "1-800-GET-WELL", "212-555-CARE": letters for digits, as on a telephone's keys.
    private static final Pattern LETTERED = Pattern.compile("(?<![\\w-])(?:\\+?1[-. ])?\\(?\\d{3}\\)?[-. ]{1,2}"
            + "(?:\\d{3}[-.]?[A-Z]{4}|[A-Z]{3}[-. ]?\\d{4}|[A-Z]{3}-[A-Z]{4}|[A-Z]{4}-[A-Z]{3})(?![\\w-])"
            + "|(?<![\\w-])(?:\\+?1[-. ])?\\(?8\\d\\d\\)?[-. ]{1,2}[A-Z]{5,8}(?![\\w-])");

    /// Digits in words, alone or among figures: "five five five, zero one three four", "triple five 0134".
    private static final Pattern SPELLED = Pattern.compile("\\b(?:(?:" + Spelled.WORDS + "|\\d{1,4})"
            + "[ ,./\\u2013\\u2014-]{1,3}){3,30}(?:" + Spelled.WORDS + "|\\d{1,4})\\b");

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private Phones() {}

    /// The country in which the practice stands, as its own numbers say.
    static String region(List<String> published) {
        var library = PhoneNumberUtil.getInstance();
        for (var phone : published) {
            if (phone.strip().startsWith("+")) {
                try {
                    return library.getRegionCodeForCountryCode(
                            library.parse(phone, USUAL_REGION).getCountryCode());
                } catch (NumberParseException _) {
                    // Nobody can dial it; the next one may tell.
                }
            }
        }
        return USUAL_REGION;
    }

    /// Where numbers stand in `text`, in its own letters.
    static List<Span> in(String text, String region) {
        var found = new ArrayList<Span>();
        for (var match : PhoneNumberUtil.getInstance().findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
            found.add(new Span(match.start(), match.end()));
        }
        SHAPE.matcher(text).results().forEach(match -> found.add(new Span(match.start(), match.end())));
        LETTERED.matcher(text).results().forEach(match -> found.add(new Span(match.start(), match.end())));
        return found;
    }

    /// Where a number stands in words in a text of small letters.
    static List<Span> spelled(String lower) {
        return SPELLED.matcher(lower)
                .results()
                .filter(match -> Spelled.isNumber(match.group()))
                .map(match -> new Span(match.start(), match.end()))
                .toList();
    }

    /// Whether `phone` is one of `published`, with or without the country or the area.
    static boolean isListed(String phone, List<String> published) {
        var wanted = digits(phone);
        return published.stream()
                .map(Phones::digits)
                .anyMatch(listed -> listed.equals(wanted) || (wanted.length() == 7 && listed.endsWith(wanted)));
    }

    static String digits(String phone) {
        var figures = phone.chars().anyMatch(Character::isLetter)
                ? PhoneNumberUtil.convertAlphaCharactersInNumber(Spelled.inFigures(phone))
                : phone;
        var digits = NO_DIGIT.matcher(figures).replaceAll("");
        return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    }
}
