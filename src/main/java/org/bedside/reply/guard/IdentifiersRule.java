package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bedside.model.Span;

/// G3: identifiers that the practice does not publish itself, after the 18 kinds of 45 CFR 164.514(b)(2). Names are
/// [NamesRule]'s; photos and biometrics are no text; a place without its state is not recognised.
final class IdentifiersRule implements GuardRule {
    private static final String ENDINGS = "(?:com|org|net|gov|edu|io|co|info|health|me|us|es|mx|example|test)";
    private static final Pattern EMAIL =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,256}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"
                    + "|(?<![\\w.+-])[\\w.+-]{1,64} ?(?:\\(at\\)|\\[at\\]|\\{at\\}) ?[\\w-]{1,63} ?(?:\\.|\\(dot\\)|\\[dot\\]| dot ) ?"
                    + ENDINGS
                    + "\\b"
                    + "|(?<![\\w.+-])[\\w.+-]{1,64} at [\\w-]{1,63} dot " + ENDINGS + "\\b");
    private static final Pattern SSN = Pattern.compile("(?<![\\w-])\\d{3}[-. ]\\d{2}[-. ]\\d{4}(?![\\w-])");
    private static final Pattern CARD = Pattern.compile("(?<![\\w.-])\\d(?:[ -]?\\d){12,18}(?![\\w-])");
    private static final Pattern IP = Pattern.compile("(?<![\\w.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}"
            + "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w]|\\.\\d)"
            + "|(?<![\\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}(?![\\w:])"
            + "|(?<![\\w:])[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?(?![\\w:])");
    private static final Pattern NUMBERED = Pattern.compile(
            "\\b(?:mrn|(?:medical )?records?|accounts?|acct|polic(?:y|ies)"
                    + "|plan|member(?:ship)?|subscriber|beneficiary|group|claim|licen[cs]e|plate|vin|vehicle|invoice|rx|case"
                    + "|prescription|certificate|serial|device|chart|file|ticket|confirmation|reference|ref|booking|patient|id"
                    + "|ssn|social|insurance|hpn|beneficiary|passport|permit|fax|tracking|poliza|expediente|cuenta|factura|licencia|seguro social|folio)s?"
                    + "(?: ?(?:number|numbers|num|no|nr|id|#|:|is|was|ending|ends|with|in|numero|es|de)\\b\\.?| ?[#:]){0,4}"
                    + " ?#?(?=[a-z0-9-]*\\d{3}|[a-z0-9-]*\\d[a-z0-9-]*\\d[a-z0-9-]*\\d)[a-z0-9][a-z0-9-]{2,24}(?![\\w])");
    private static final Pattern BARE_YEAR = Pattern.compile("[a-z ]+ (?:19|20)\\d\\d(?:-(?:19|20)?\\d\\d)?");
    private static final Pattern CODE = Pattern.compile("(?<![\\w#])#\\d{3,}"
            + "|(?<![\\w-])[a-z]{1,4}-?\\d{6,}(?![\\w])"
            + "|(?<![\\w-])(?=[a-z]{0,16}\\d)(?=(?:[a-z]*\\d){4})[a-hj-npr-z0-9]{17}(?![\\w])");
    private static final Pattern ZIP = Pattern.compile("(?<![\\w.,$-])\\d{5}(?:-\\d{4})?(?![\\w-]|[.,]\\d)");
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\d.,])\\d{5,}(?!\\d)|(?<![\\d.,])\\d(?:(?: ?[.\\u00b7\\u30fb\\u2013\\u2014-] ?| )?\\d){6,40}");
    private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d ?[\\u2013\\u2014-]? ?(?:19|20)\\d\\d");
    private static final Pattern HOURS =
            Pattern.compile("(?:[01]?\\d|2[0-3])\\.[0-5]\\d ?[\\u2013\\u2014-] ?(?:[01]?\\d|2[0-3])\\.[0-5]\\d");
    private final GuardWords words;

    IdentifiersRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G3;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        return new Look(text, context).identifiers();
    }

    /// By the check digit that cards have (Luhn, ISO/IEC 7812).
    private static boolean isCard(String number) {
        var digits = number.replaceAll("[ -]", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /// One text looked through for identifiers. What one kind has taken, found or allowed, is not looked at again.
    private final class Look {
        private final String text;
        private final Folded folded;
        private final String lower;
        private final GuardContext context;
        private final AllowList allowed;
        private final List<String> phones;
        private final Published published;
        private final List<Span> taken = new ArrayList<>();
        private final List<Finding> found = new ArrayList<>();

        Look(String text, GuardContext context) {
            this.text = text;
            this.folded = Folded.of(text);
            this.lower = folded.lower();
            this.context = context;
            this.allowed = context.allowed();
            phones = new ArrayList<>(allowed.phones());
            phones.addAll(AllowList.CRISIS_NUMBERS);
            var things = new ArrayList<>(phones);
            things.addAll(allowed.practiceNames());
            things.addAll(allowed.addresses());
            things.addAll(allowed.hours());
            things.addAll(allowed.places());
            published = Published.in(folded, things);
        }

        List<Finding> identifiers() {
            look(EMAIL, lower, "email", span -> isOneOf(span, allowed.emails()));
            lookForLinks();
            look(Dates.DATE, lower, "date", _ -> false);
            look(SSN, lower, "ssn", _ -> false);
            lookForCards();
            look(IP, lower, "ip-address", span -> span.of(text).equals("::"));
            for (var place : Phones.in(folded.cased(), Phones.region(allowed.phones()))) {
                judge(place, "phone", span -> Phones.isListed(span.of(text), phones));
            }
            for (var place : Phones.spelled(lower)) {
                judge(place, "phone", span -> Phones.isListed(span.of(text), phones));
            }
            look(
                    Addresses.ADDRESS,
                    folded.cased(),
                    "address",
                    span -> Addresses.isListed(span.of(text), allowed.addresses()));
            look(
                    Addresses.PLACE,
                    folded.cased(),
                    "place",
                    span -> Addresses.isListed(span.of(text), allowed.addresses())
                            || Addresses.isListed(span.of(text), allowed.places()));
            look(
                    NUMBERED,
                    lower,
                    "number",
                    span -> BARE_YEAR.matcher(Folded.of(span.of(text)).lower()).matches());
            look(CODE, lower, "number", _ -> false);
            look(ZIP, lower, "zip", this::isPublishedNumber);
            look(DIGITS, lower, "digits", this::isPublishedNumber);
            return found;
        }

        private void look(Pattern pattern, String in, String reason, Predicate<Span> mayStand) {
            var matcher = pattern.matcher(in);
            while (matcher.find()) {
                judge(new Span(matcher.start(), matcher.end()), reason, mayStand);
            }
        }

        /// A listed site's link may stand, but a number in it is still looked at. What is an address of a page and
        /// nothing more is left to [LinksRule].
        private void lookForLinks() {
            for (var link : words.links(folded, text, context)) {
                switch (link.kind()) {
                    case TELLING -> judge(link.inFolded(), "link", _ -> false);
                    case TRUSTED, UNKNOWN -> taken.add(link.span());
                    case LISTED -> {
                        var typed = List.of(link.span().of(text));
                        if (allowed.sites().stream().anyMatch(site -> Links.isListed(site, typed))) {
                            taken.add(link.span());
                        }
                    }
                }
            }
        }

        /// Whatever else is as long as a card's number is left to the patterns after it.
        private void lookForCards() {
            CARD.matcher(lower)
                    .results()
                    .filter(number -> isCard(number.group()))
                    .forEach(number -> judge(new Span(number.start(), number.end()), "card", _ -> false));
        }

        private void judge(Span inFolded, String reason, Predicate<Span> mayStand) {
            var span = folded.span(inFolded.start(), inFolded.end());
            if (taken.stream().anyMatch(other -> other.start() < span.end() && span.start() < other.end())) {
                return;
            }
            taken.add(span);
            if (!published.covers(span) && !mayStand.test(span)) {
                found.add(new Finding(rule(), Finding.Verdict.BLOCK, reason, Optional.of(span)));
            }
        }

        private boolean isOneOf(Span span, List<String> things) {
            return things.stream().anyMatch(thing -> thing.equalsIgnoreCase(span.of(text)));
        }

        private boolean isPublishedNumber(Span span) {
            var words = span.of(text);
            return YEARS.matcher(words).matches()
                    || HOURS.matcher(words).matches()
                    || Phones.isListed(words, phones)
                    || Addresses.isListed(words, allowed.addresses())
                    || allowed.sites().stream().anyMatch(site -> site.contains(words));
        }
    }
}
