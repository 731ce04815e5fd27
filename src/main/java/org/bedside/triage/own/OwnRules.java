package org.bedside.triage.own;

import com.google.re2j.Pattern;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Assessment;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRule.Kind;
import org.bedside.model.Priority;
import org.bedside.model.Reason;
import org.bedside.model.Span;
import org.bedside.practice.Refused;
import org.bedside.triage.rules.FoldedText;
import org.bedside.triage.rules.PhraseSearch;

/// The practice's own rules as they are looked for in comments: words as they stand, whatever is said around them.
///
/// Immutable and safe for use by several threads. The time to look grows with the comment's length only.
public final class OwnRules {
    /// A practice without rules of its own.
    public static final OwnRules NONE = new OwnRules(List.of(), Map.of());

    private static final System.Logger LOG = System.getLogger(OwnRules.class.getName());
    private static final Comparator<OwnRule> MOST_URGENT_FIRST = Comparator.comparing(
                    (OwnRule rule) -> rule.content().category())
            .thenComparingLong(rule -> rule.id().value());
    private static final int MOST_PLACES = 3;
    private static final int MOST_TRIES = 50;

    private final List<OwnRule> rules;
    private final Map<OwnRule, Pattern> patterns = new LinkedHashMap<>();
    private final PhraseSearch<OwnRule> phrases;

    private OwnRules(List<OwnRule> rules, Map<OwnRule, Compiled> compiled) {
        this.rules = rules;
        var sought = new LinkedHashMap<OwnRule, List<List<String>>>();
        compiled.forEach((rule, one) -> {
            one.pattern.ifPresent(pattern -> patterns.put(rule, pattern));
            if (one.pattern.isEmpty()) {
                sought.put(rule, one.phrases);
            }
        });
        phrases = new PhraseSearch<>(sought);
    }

    private record Compiled(Optional<Pattern> pattern, List<List<String>> phrases) {}

    /// Those of `rules` that are on. One that cannot be read any more is left out, and the others go on.
    static OwnRules of(List<OwnRule> rules) {
        var compiled = new LinkedHashMap<OwnRule, Compiled>();
        for (var rule : rules) {
            if (rule.content().on()) {
                try {
                    compiled.put(rule, compile(rule.content()));
                } catch (Refused e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "own rule {0} cannot be used: {1}",
                            rule.id().value(),
                            e.key());
                }
            }
        }
        return new OwnRules(rules, compiled);
    }

    /// One rule that nobody has saved yet, on or not.
    ///
    /// @throws Refused if its words cannot be read
    static OwnRules trial(OwnRule rule) {
        return new OwnRules(List.of(rule), Map.of(rule, compile(rule.content())));
    }

    private static Compiled compile(Content content) {
        if (content.words().isBlank()) {
            throw new Refused("own-rule-no-words");
        }
        return content.kind() == Kind.PATTERN
                ? new Compiled(Optional.of(OwnPattern.compile(content.words())), List.of())
                : new Compiled(Optional.empty(), OwnPhrases.compile(content.words()));
    }

    List<OwnRule> all() {
        return rules;
    }

    /// Where each rule's words stand in a text, a few places for each; the most urgent rule first.
    Map<OwnRule, List<Span>> in(String text) {
        if (rules.isEmpty()) {
            return Map.of();
        }
        var folded = FoldedText.of(text);
        var places = new LinkedHashMap<OwnRule, List<Span>>();
        for (var seen : phrases.in(folded)) {
            var spans = places.computeIfAbsent(seen.meaning(), _ -> new ArrayList<>());
            if (spans.size() < MOST_PLACES) {
                spans.add(seen.span());
            }
        }
        patterns.forEach((rule, pattern) -> {
            var spans = spans(pattern, folded);
            if (!spans.isEmpty()) {
                places.put(rule, spans);
            }
        });
        return whole(text, places);
    }

    private static List<Span> spans(Pattern pattern, FoldedText folded) {
        var spans = new ArrayList<Span>();
        var matcher = pattern.matcher(folded.text());
        for (int tries = 0; tries < MOST_TRIES && spans.size() < MOST_PLACES && matcher.find(); tries++) {
            if (matcher.start() < matcher.end()) {
                spans.add(folded.original(matcher.start(), matcher.end()));
            }
        }
        return spans;
    }

    /// With what belongs to the last sign: an accent that is written for itself, the colour of an emoji's skin.
    private static Map<OwnRule, List<Span>> whole(String text, Map<OwnRule, List<Span>> places) {
        if (places.isEmpty()) {
            return places;
        }
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text);
        var whole = new LinkedHashMap<OwnRule, List<Span>>();
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(MOST_URGENT_FIRST))
                .forEach(found -> whole.put(
                        found.getKey(),
                        found.getValue().stream()
                                .map(span -> new Span(
                                        span.start(),
                                        signs.isBoundary(span.end()) ? span.end() : signs.following(span.end())))
                                .toList()));
        return whole;
    }

    /// What triage says with what the practice's own rules add: their categories as flags, and no less urgent than
    /// they ask for. Nothing is taken away, and nothing is less urgent than before.
    public Assessment addTo(Assessment before, String text) {
        var found = in(text);
        if (found.isEmpty()) {
            return before;
        }
        var flags = EnumSet.copyOf(before.flags());
        var reasons = new ArrayList<>(before.reasons());
        var priority = before.priority();
        for (var rule : found.keySet()) {
            var content = rule.content();
            flags.add(content.category());
            found.get(rule).forEach(span -> reasons.add(Reason.of(rule, span)));
            priority = moreUrgent(priority, content.category().priority());
            priority = moreUrgent(priority, content.atLeast().orElse(priority));
        }
        return new Assessment(flags.iterator().next(), priority, flags, reasons, before.pleaseCheck());
    }

    private static Priority moreUrgent(Priority one, Priority other) {
        return other.isMoreUrgentThan(one) ? other : one;
    }

    /// To whom the rules that spoke give the conversation; what is of P0 or P1 stays with everybody until a person
    /// takes
    /// it.
    public Optional<MemberId> assignee(Assessment assessment) {
        if (assessment.priority().needsAPersonEachTime()) {
            return Optional.empty();
        }
        return assessment.reasons().stream()
                .flatMap(reason -> reason.ownRule().stream())
                .flatMap(name -> rules.stream().filter(rule -> rule.name().equals(name)))
                .flatMap(rule -> rule.content().assignTo().stream())
                .findFirst();
    }
}
