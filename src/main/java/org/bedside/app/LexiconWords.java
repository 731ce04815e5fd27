package org.bedside.app;

import org.bedside.triage.rules.Lexicons.Broken;
import org.bedside.ui.Texts;

/// What people are told of a rule file that could not be used.
final class LexiconWords {
    private LexiconWords() {}

    static String of(Texts texts, Broken broken) {
        return texts.get(broken.lastGood() ? "lexicon.last-good" : "lexicon.shipped", broken.why());
    }
}
