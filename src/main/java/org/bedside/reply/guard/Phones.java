package org.bedside.reply.guard;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bedside.model.Span;

/// Finds phone numbers, read as in the United States where they begin with no country.
final class Phones {
    private static final String REGION = "US";

    /// Numbers that only look like ones: the library leaves out what cannot be dialled.
    private static final Pattern SHAPE =
            Pattern.compile("(?<![\\w-])(?:\\+?1[-. ]?)?(?:\\(?\\d{3}\\)?[-. /]{0,3})?\\d{3}[-. ]\\d{4}(?![\\w-])");

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private Phones() {}

    /// Where numbers stand in `text`, in its own letters.
    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        for (var match : PhoneNumberUtil.getInstance().findNumbers(text, REGION, Leniency.VALID, Long.MAX_VALUE)) {
            found.add(new Span(match.start(), match.end()));
        }
        SHAPE.matcher(text).results().forEach(match -> found.add(new Span(match.start(), match.end())));
        return found;
    }

    /// Whether `phone` is one of `published`, with or without the country or the area.
    static boolean isListed(String phone, List<String> published) {
        var wanted = digits(phone);
        return published.stream()
                .map(Phones::digits)
                .anyMatch(listed -> listed.equals(wanted) || (wanted.length() == 7 && listed.endsWith(wanted)));
    }

    static String digits(String phone) {
        var digits = NO_DIGIT.matcher(phone).replaceAll("");
        return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    }
}
