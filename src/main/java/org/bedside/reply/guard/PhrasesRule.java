package org.bedside.reply.guard;

import java.util.List;
import java.util.Optional;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;

/// A rule that is all in its phrases: each of them, wherever it stands, is held against the text.
record PhrasesRule(Rule rule, Verdict verdict, GuardWords words, Phrases phrases) implements GuardRule {
    @Override
    public List<Finding> check(String text, GuardContext context) {
        return phrases.in(words.read(text)).stream()
                .map(hit -> new Finding(rule, verdict, hit.reason(), Optional.of(hit.span())))
                .toList();
    }
}
