package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.model.Span;

/// G2: the name of anybody who is no listed member of the practice, the writer's above all, and taking off a mask.
final class NamesRule implements GuardRule {
    private static final Set<String> TITLES = Set.of("""
            mr mrs ms mx miss dr dra doctor doctora prof professor sr sra srta senor senora senorita \
            nurse receptionist hygienist assistant manager therapist surgeon dentist coordinator physician midwife""".split(" "));

    /// Titles after which even a name without a capital is a name.
    private static final Set<String> SURE_TITLES = Set.of("mr", "mrs", "ms", "mx", "dr");

    private static final Set<String> DOCTORS = Set.of("dr", "dra", "doctor", "doctora");
    private static final Set<String> CREDENTIALS =
            Set.of("md", "do", "dds", "dmd", "np", "pa", "rn", "phd", "jr", "sr", "ii", "iii", "facp", "faap");
    private static final Set<String> GREETINGS =
            Set.of("hi hello hey dear thanks thank thx sorry hola gracias estimada estimado querida querido buenos"
                    .split(" "));
    private static final Set<String> AFTER_GREETING =
            Set.of("you", "so", "much", "very", "again", "there", "u", "for", "muchas", "mil", "our", ",");
    private static final Set<String> SAINTS = Set.of("san", "santa", "saint", "st");

    private final GuardWords words;

    NamesRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G2;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        var found = new ArrayList<Finding>();
        var reading = words.read(text);
        words.unmasking().in(reading).forEach(hit -> found.add(block(hit.reason(), hit.span())));
        found.addAll(new Look(text, reading, context).names());
        return found;
    }

    private Finding block(String reason, Span span) {
        return new Finding(rule(), Finding.Verdict.BLOCK, reason, Optional.of(span));
    }

    /// One text looked through for names.
    private final class Look {
        private final String text;
        private final List<Token> tokens;
        private final WriterName writer;
        private final Set<String> handles = new HashSet<>();
        private final Set<String> memberParts = new HashSet<>();
        private final Published published;
        private final Published members;

        Look(String text, Reading reading, GuardContext context) {
            this.text = text;
            this.tokens = reading.tokens();
            this.writer = WriterName.of(context.writer());
            var allowed = context.allowed();
            allowed.handles()
                    .forEach(handle -> handles.add("@" + Folded.of(handle).lower()));
            for (var name : allowed.memberNames()) {
                words.read(name).tokens().stream()
                        .map(Token::bare)
                        .filter(part -> part.length() > 1 && !TITLES.contains(part) && !CREDENTIALS.contains(part))
                        .forEach(memberParts::add);
            }
            var folded = Folded.of(text);
            var things = new ArrayList<String>();
            things.addAll(allowed.practiceNames());
            things.addAll(allowed.addresses());
            things.addAll(allowed.places());
            things.addAll(allowed.sites());
            things.addAll(allowed.emails());
            things.addAll(allowed.hours());
            published = Published.in(folded, things);
            members = Published.in(folded, allowed.memberNames());
        }

        List<Finding> names() {
            var found = new ArrayList<Finding>();
            for (int i = 0; i < tokens.size(); i++) {
                var reason = reason(i);
                if (!reason.isEmpty()) {
                    found.add(block(reason, tokens.get(i).span()));
                }
            }
            var joined = joined(found);
            joined.addAll(perhapsNames(joined));
            return joined;
        }

        /// Why the word at `i` must not stand there; empty where it may.
        private String reason(int i) {
            var token = tokens.get(i);
            if (token.isMark() || published.covers(token.span())) {
                return "";
            }
            if (token.word().startsWith("@")) {
                return writer.isHandle(token) || handles.contains(token.word()) ? "" : "handle";
            }
            if (isWriter(i)) {
                return "writer-name";
            }
            if (members.covers(token.span()) || memberParts.contains(token.bare())) {
                return "";
            }
            return isName(i) ? "person-name" : "";
        }

        private boolean isWriter(int i) {
            var token = tokens.get(i);
            if (members.covers(token.span()) || isMemberWithTitle(i)) {
                return false;
            }
            var word = token.bare();
            if (!writer.hasPart(word)) {
                return token.capital() && !words.everyday().contains(word) && writer.handleHides(word);
            }
            if (words.firstNames().contains(word) || words.surnames().contains(word)) {
                return true;
            }
            if (!isEveryday(word) && !words.ambiguousNames().contains(word)) {
                return true;
            }
            return (token.capital() && !token.first()) || isGreeted(i) || isFullName(i);
        }

        private boolean isMemberWithTitle(int i) {
            return i > 0
                    && DOCTORS.contains(tokens.get(i - 1).word())
                    && memberParts.contains(tokens.get(i).bare());
        }

        /// Whether the word is one of all the parts of the writer's name in a row.
        private boolean isFullName(int i) {
            int length = writer.parts().size();
            for (int start = Math.max(0, i - length + 1); start <= i && length > 1; start++) {
                if (start + length <= tokens.size()
                        && tokens.subList(start, start + length).stream()
                                .map(Token::bare)
                                .toList()
                                .equals(writer.parts())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isName(int i) {
            var token = tokens.get(i);
            var word = token.bare();
            var before = i > 0 ? tokens.get(i - 1).word() : "";
            if (TITLES.contains(before) && isNamed(i, before)) {
                return true;
            }
            if (words.firstNames().contains(word)) {
                return !SAINTS.contains(before);
            }
            if (words.surnames().contains(word)) {
                return token.capital();
            }
            if (isGreeted(i)) {
                return true;
            }
            return (words.ambiguousNames().contains(word) && token.capital() && hasSurname(i))
                    || isAfterInitial(i)
                    || isBeforeInitial(i);
        }

        /// Whether the word after a title is a name.
        private boolean isNamed(int i, String title) {
            var token = tokens.get(i);
            if (token.word().length() == 1) {
                return token.capital() && SURE_TITLES.contains(title);
            }
            if (token.capital() && words.ambiguousNames().contains(token.bare())) {
                return true;
            }
            return isNameLike(token, !SURE_TITLES.contains(title));
        }

        private boolean hasSurname(int i) {
            if (i + 1 == tokens.size()) {
                return false;
            }
            var next = tokens.get(i + 1);
            var surname = words.surnames().contains(next.bare()) && next.capital();
            return surname || (!tokens.get(i).first() && isNameLike(next, true));
        }

        private boolean isAfterInitial(int i) {
            if (i == 0 || !isNameLike(tokens.get(i), true)) {
                return false;
            }
            boolean alone = i == 1 || tokens.get(i - 2).word().length() != 1;
            return alone && isInitial(tokens.get(i - 1));
        }

        /// Whether the word is a first name before a shortened surname, as in "Dianne L.".
        private boolean isBeforeInitial(int i) {
            if (i + 1 == tokens.size()) {
                return false;
            }
            var token = tokens.get(i);
            var mayBeName = isNameLike(token, true)
                    || (token.capital() && words.ambiguousNames().contains(token.bare()));
            return mayBeName && isInitial(tokens.get(i + 1)) && !token.first();
        }

        private boolean isInitial(Token token) {
            int end = token.span().end();
            return token.capital() && token.word().length() == 1 && end < text.length() && text.charAt(end) == '.';
        }

        /// Whether the word is what follows "Hi", "Thank you so much," and the like.
        private boolean isGreeted(int i) {
            int at = i - 1;
            for (int back = 0;
                    back < 4
                            && at >= 0
                            && AFTER_GREETING.contains(tokens.get(at).word());
                    back++) {
                at--;
            }
            if (at < 0 || !GREETINGS.contains(tokens.get(at).word())) {
                return false;
            }
            var token = tokens.get(i);
            boolean ends = i + 1 == tokens.size() || tokens.get(i + 1).isMark();
            boolean mayBeName = words.ambiguousNames().contains(token.bare()) || writer.hasPart(token.bare());
            return isNameLike(token, true) || (ends && token.capital() && mayBeName);
        }

        private boolean isNameLike(Token token, boolean withCapital) {
            return (token.capital() || !withCapital)
                    && token.word().length() > 1
                    && Character.isLetter(token.word().charAt(0))
                    && !isEveryday(token.word())
                    && !isEveryday(token.bare())
                    && !words.health().words().contains(token.word());
        }

        private boolean isEveryday(String word) {
            return words.everyday().contains(word);
        }

        /// Two capitalised words in a row that are neither everyday words nor listed: perhaps a name, perhaps a firm.
        private List<Finding> perhapsNames(List<Finding> names) {
            var found = new ArrayList<Finding>();
            for (int i = 1; i < tokens.size(); i++) {
                var one = tokens.get(i - 1);
                var two = tokens.get(i);
                var span = new Span(one.span().start(), two.span().end());
                if (isUnknown(one) && isUnknown(two) && names.stream().noneMatch(name -> overlap(place(name), span))) {
                    found.add(new Finding(rule(), Finding.Verdict.WARN, "perhaps-name", Optional.of(span)));
                }
            }
            return found;
        }

        private boolean isUnknown(Token token) {
            return isNameLike(token, true)
                    && !published.covers(token.span())
                    && !members.covers(token.span())
                    && !memberParts.contains(token.bare())
                    && Character.isLowerCase(text.charAt(token.span().end() - 1));
        }

        private static boolean overlap(Span one, Span other) {
            return one.start() < other.end() && other.start() < one.end();
        }

        /// First name and surname are one finding.
        private List<Finding> joined(List<Finding> found) {
            found.sort(Comparator.comparingInt(finding -> place(finding).start()));
            var joined = new ArrayList<Finding>();
            for (var finding : found) {
                if (!joined.isEmpty()
                        && joined.getLast().reason().equals(finding.reason())
                        && text.substring(
                                        place(joined.getLast()).end(),
                                        place(finding).start())
                                .isBlank()) {
                    var start = place(joined.removeLast()).start();
                    joined.add(block(
                            finding.reason(), new Span(start, place(finding).end())));
                } else {
                    joined.add(finding);
                }
            }
            return joined;
        }

        private static Span place(Finding finding) {
            return finding.span().orElseThrow();
        }
    }
}
