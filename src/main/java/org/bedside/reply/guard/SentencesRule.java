package org.bedside.reply.guard;

import java.util.List;
import java.util.Optional;

/// G9: more sentences than somebody reads in a public answer. A line's end is a sentence's end too.
final class SentencesRule implements GuardRule {
    private static final int MOST = 5;

    private final GuardWords words;

    SentencesRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G9;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        return sentences(words.read(text)) > MOST
                ? List.of(new Finding(rule(), Finding.Verdict.WARN, "long-answer", Optional.empty()))
                : List.of();
    }

    private static int sentences(Reading reading) {
        var sentences = 0;
        var isInside = false;
        for (var token : reading.tokens()) {
            var isStop = token.word().equals(".");
            sentences += isStop || isInside ? 0 : 1;
            isInside = !isStop;
        }
        return sentences;
    }
}
