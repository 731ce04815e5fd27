package org.bedside.ui.reply;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bedside.reply.guard.Finding;
import org.bedside.ui.Texts;

/// Neutral words for what the guard found: said of anybody, not of the reader.
public final class Wordings {
    /// The reasons for which the texts hold a wording, `mend.<reason>`.
    public static final Set<String> REASONS = Set.of(
            "thanks-for-coming",
            "no-record",
            "health-of-reader",
            "cost-of-reader",
            "person-name",
            "advice",
            "ask-details",
            "ask-clinical",
            "promise-time",
            "round-the-clock");

    private static final Set<String> OF_THE_READER = Set.of("past-contact", "see-you");
    private static final Pattern YOUR = Pattern.compile(
            "(?:your|ur|yr|our|his|her) (?:own |last |latest |recent |most recent |next |upcoming |first |second |previous |"
                    + "past |earlier |follow-up |new |other )*([a-z][a-z-]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SU = Pattern.compile(
            "(?:sus?|tus?) (?:pr[oó]xim[oa]s? |[uú]ltim[oa]s? |anterior(?:es)? |recientes? |primer[oa]? |nuev[oa] )*"
                    + "([\\p{L}]+)",
            Pattern.CASE_INSENSITIVE);
    private static final String PHONE = "practice phone";

    private final Texts texts;
    private final Supplier<Map<String, String>> facts;

    Wordings(Texts texts, Supplier<Map<String, String>> facts) {
        this.texts = texts;
        this.facts = facts;
    }

    /// What could stand there instead; empty where the words are better left out.
    Optional<String> of(Finding finding, String words) {
        var reason = finding.reason();
        if (reason.equals("phone")) {
            return Optional.ofNullable(facts.get().get(PHONE)).filter(phone -> !phone.equals(words));
        }
        var plain = Pattern.compile("\\s+").matcher(words.strip()).replaceAll(" ");
        var proposed = OF_THE_READER.contains(reason)
                ? ofAnybody(plain)
                : REASONS.contains(reason) ? Optional.of(texts.get("mend." + reason)) : Optional.<String>empty();
        return proposed.map(other -> likeAtBeginning(other, words));
    }

    /// "your visit" becomes "a visit", "su cita" "una cita".
    private static Optional<String> ofAnybody(String words) {
        var your = YOUR.matcher(words);
        if (your.matches()) {
            return Optional.of(withArticle(your.group(1).toLowerCase(Locale.ROOT)));
        }
        var su = SU.matcher(words);
        return su.matches() ? Optional.of(conArticulo(su.group(1).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static String withArticle(String noun) {
        if (noun.endsWith("s") && !noun.endsWith("ss")) {
            return noun;
        }
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private static String conArticulo(String noun) {
        if (noun.endsWith("s")) {
            return noun;
        }
        var isFeminine = noun.endsWith("a") || noun.endsWith("ión") || noun.endsWith("ion") || noun.endsWith("dad");
        return (isFeminine ? "una " : "un ") + noun;
    }

    private static String likeAtBeginning(String other, String words) {
        return Character.isUpperCase(words.charAt(0))
                ? other.substring(0, 1).toUpperCase(Locale.ROOT) + other.substring(1)
                : other;
    }
}
