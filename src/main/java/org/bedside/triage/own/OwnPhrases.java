package org.bedside.triage.own;

import java.util.ArrayList;
import java.util.List;
import org.bedside.practice.Refused;
import org.bedside.triage.rules.BrokenPhrase;
import org.bedside.triage.rules.PhraseSearch;

/// Phrases as a member writes them, one a line.
final class OwnPhrases {
    private static final int LONGEST = 2_000;
    private static final int MOST_VARIANTS = 500;
    /// Each gap makes what has to be followed five times as much.
    private static final int MOST_GAPS = 2;

    private OwnPhrases() {}

    /// Every way to say each of the phrases.
    ///
    /// @throws Refused naming what is wrong with which of them, and where
    static List<List<String>> compile(String written) {
        if (written.length() > LONGEST) {
            throw new Refused("own-rule-phrases-long", LONGEST, written.length());
        }
        var all = new ArrayList<List<String>>();
        var lines = written.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                all.addAll(variants(lines.get(at), at + 1));
            }
            if (all.size() > MOST_VARIANTS) {
                throw new Refused("own-rule-phrases-many", MOST_VARIANTS);
            }
        }
        return all;
    }

    private static List<List<String>> variants(String phrase, int line) {
        try {
            var variants = PhraseSearch.variants(phrase);
            if (variants.stream().anyMatch(variant -> PhraseSearch.gaps(variant) > MOST_GAPS)) {
                throw new Refused("own-rule-phrase-gaps", line, MOST_GAPS);
            }
            return variants;
        } catch (BrokenPhrase e) {
            int place = phrase.codePointCount(0, Math.clamp(e.at(), 0, phrase.length())) + 1;
            throw switch (e.why()) {
                case BRACKET -> new Refused("own-rule-phrase-bracket", line, place);
                case GAP_IN_BRACKET -> new Refused("own-rule-phrase-gap-in-bracket", line, place);
                case VARIANTS -> new Refused("own-rule-phrases-many", MOST_VARIANTS);
                case EDGE -> new Refused("own-rule-phrase-edge", line, place);
                case NO_WORDS -> new Refused("own-rule-phrase-no-words", line);
                case LENGTH -> new Refused("own-rule-phrase-words", line);
            };
        }
    }
}
