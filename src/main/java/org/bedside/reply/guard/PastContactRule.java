package org.bedside.reply.guard;

import java.util.List;
import java.util.Optional;

/// G1: words that confirm or deny that someone is or was a patient, or any past contact.
final class PastContactRule implements GuardRule {
    private final GuardWords words;

    PastContactRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G1;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        return words.pastContact().in(words.read(text)).stream()
                .map(hit -> new Finding(rule(), Finding.Verdict.BLOCK, hit.reason(), Optional.of(hit.span())))
                .toList();
    }
}
