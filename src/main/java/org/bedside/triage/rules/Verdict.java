package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Reason;

/// Weighs what the rules said of one comment into an assessment.
final class Verdict {
    static final String NOTHING_MATCHED = "nothing-matched";
    static final String VERY_SHORT = "very-short";
    static final String UNKNOWN_LANGUAGE = "unknown-language";
    static final String IDENTIFIER_IN_SPAM = "context-spam";

    private static final int SHORT = 3;
    private static final int ENOUGH_TO_TELL_A_LANGUAGE = 5;
    private static final int MOST_REASONS_A_RULE = 3;

    private final List<Hit> hits;
    private final List<Word> words;
    private final List<Language> languages;

    Verdict(List<Hit> hits, List<Word> words, List<Language> languages) {
        this.hits = hits;
        this.words = words;
        this.languages = languages;
    }

    Assessment assessment() {
        var flags = EnumSet.noneOf(Category.class);
        var doubtful = EnumSet.noneOf(Category.class);
        for (var hit : hits) {
            (hit.context().isEmpty() ? flags : doubtful).add(hit.category());
        }
        var reasons = new ArrayList<>(reasons());
        // An advertiser's own number is nobody's secret; a person looks all the same.
        if (flags.contains(Category.SPAM) && flags.remove(Category.PRIVACY)) {
            doubtful.add(Category.PRIVACY);
            reasons.replaceAll(reason -> reason.category() == Category.PRIVACY
                    ? new Reason(Category.PRIVACY, IDENTIFIER_IN_SPAM, reason.span())
                    : reason);
        }
        boolean nothing = flags.isEmpty();
        if (nothing) {
            flags.add(Category.GENERAL_QUESTION);
            reasons.add(about(Category.GENERAL_QUESTION, NOTHING_MATCHED));
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
        return Assessment.of(flags, reasons, nothing || doubt || tooShort || unknown);
    }

    /// In triage order, then as they stand in the text; a few for each rule, however often it spoke.
    private List<Reason> reasons() {
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

    private static Reason about(Category category, String rule) {
        return new Reason(category, rule, Optional.empty());
    }
}
