package org.bedside.reply.guard;

import java.util.List;
import java.util.Optional;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;

/// A rule that is all in its phrases: each of them, wherever it stands, is held against the text.
///
/// @param marksHealth whether the phrases speak of health words by their marks
record PhrasesRule(Rule rule, Verdict verdict, GuardWords words, Phrases phrases, boolean marksHealth)
        implements GuardRule {
    @Override
    public List<Finding> check(String text, GuardContext context) {
        var reading = words.read(text);
        return phrases.in(marksHealth ? words.health().marked(reading) : reading).stream()
                .map(hit -> new Finding(rule, verdict, hit.reason(), Optional.of(hit.span())))
                .toList();
    }
}
