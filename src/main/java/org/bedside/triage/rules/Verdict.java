package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.model.Reason;

/// Weighs what the rules said of one comment, and the opinions beside them, into an assessment. For one use.
final class Verdict {
    static final String NOTHING_MATCHED = "nothing-matched";
    static final String VERY_SHORT = "very-short";
    static final String UNKNOWN_LANGUAGE = "unknown-language";
    static final String IDENTIFIER_IN_SPAM = "context-spam";
    static final String MODEL = "model-";
    static final String MODEL_UNSURE = "model-unsure-";

    private static final int SHORT = 3;
    private static final int ENOUGH_TO_TELL_A_LANGUAGE = 5;
    private static final int MOST_REASONS_A_RULE = 3;

    private final List<Hit> hits;
    private final List<Opinion> opinions;
    private final List<Word> words;
    private final List<Language> languages;
    private final EnumSet<Category> flags = EnumSet.noneOf(Category.class);
    private final EnumSet<Category> doubtful = EnumSet.noneOf(Category.class);
    private final List<Reason> reasons = new ArrayList<>();
    private Priority priority = Priority.P4;

    Verdict(List<Hit> hits, List<Opinion> opinions, List<Word> words, List<Language> languages) {
        this.hits = hits;
        this.opinions = opinions;
        this.words = words;
        this.languages = languages;
    }

    Assessment assessment() {
        for (var hit : hits) {
            (hit.context().isEmpty() ? flags : doubtful).add(hit.category());
        }
        reasons.addAll(reasonsOfHits());
        keepAdvertisersOwnNumber();
        boolean nothing = flags.isEmpty();
        opinions.forEach(this::add);
        if (nothing) {
            reasons.add(about(Category.GENERAL_QUESTION, NOTHING_MATCHED));
            atLeast(Category.GENERAL_QUESTION.priority());
        }
        if (flags.isEmpty()) {
            flags.add(Category.GENERAL_QUESTION);
        }
        var highest = flags.iterator().next();
        boolean doubt = doubtful.stream().anyMatch(category -> category.compareTo(highest) < 0);
        boolean tooShort = isVeryShort();
        if (tooShort) {
            reasons.add(about(highest, VERY_SHORT));
        }
        boolean unknown = isInAnUnknownLanguage();
        if (unknown) {
            reasons.add(about(highest, UNKNOWN_LANGUAGE));
        }
        atLeast(highest.priority());
        return new Assessment(highest, priority, flags, reasons, nothing || doubt || tooShort || unknown);
    }

    /// An advertiser's own number is nobody's secret; a person looks all the same.
    private void keepAdvertisersOwnNumber() {
        if (flags.contains(Category.SPAM) && flags.remove(Category.PRIVACY)) {
            doubtful.add(Category.PRIVACY);
            reasons.replaceAll(reason -> reason.category() == Category.PRIVACY
                    ? new Reason(Category.PRIVACY, IDENTIFIER_IN_SPAM, reason.span())
                    : reason);
        }
    }

    /// Where a rule saw the words and doubts them, it has read more of what stands around them.
    private void add(Opinion opinion) {
        var category = opinion.category();
        if (flags.contains(category) || doubtful.contains(category)) {
            return;
        }
        if (opinion.sure()) {
            flags.add(category);
        } else {
            doubtful.add(category);
            atLeast(Priority.P1);
        }
        reasons.addAll(reasons(opinion));
    }

    private void atLeast(Priority other) {
        priority = other.isMoreUrgentThan(priority) ? other : priority;
    }

    /// In triage order, then as they stand in the text; a few for each rule, however often it spoke.
    private List<Reason> reasonsOfHits() {
        var count = new HashMap<String, Integer>();
        return hits.stream()
                .sorted(Comparator.comparing(Hit::category)
                        .thenComparing(hit -> hit.context().isPresent())
                        .thenComparingInt(hit -> hit.span().start()))
                .map(Hit::reason)
                .filter(reason -> count.merge(reason.rule(), 1, Integer::sum) <= MOST_REASONS_A_RULE)
                .toList();
    }

    /// Too few words to be sure, unless rules understood every one of them ("Thank you!").
    private boolean isVeryShort() {
        if (words.stream().filter(Word::hasLetters).limit(SHORT).count() == SHORT) {
            return false;
        }
        var understood = new BitSet();
        hits.stream()
                .filter(hit -> hit.context().isEmpty())
                .forEach(hit -> understood.set(hit.span().start(), hit.span().end()));
        return words.stream().map(Word::span).anyMatch(span -> understood.nextClearBit(span.start()) < span.end());
    }

    private boolean isInAnUnknownLanguage() {
        var spoken = words.stream().filter(Word::hasLetters).map(Word::text).toList();
        return spoken.size() >= ENOUGH_TO_TELL_A_LANGUAGE
                && languages.stream().noneMatch(language -> language.mayBe(spoken));
    }

    private static List<Reason> reasons(Opinion opinion) {
        var rule = (opinion.sure() ? MODEL : MODEL_UNSURE) + name(opinion.category());
        return opinion.words().isEmpty()
                ? List.of(about(opinion.category(), rule))
                : opinion.words().stream()
                        .map(words -> new Reason(opinion.category(), rule, Optional.of(words)))
                        .toList();
    }

    private static String name(Category category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Reason about(Category category, String rule) {
        return new Reason(category, rule, Optional.empty());
    }
}
