package org.bedside.ui;

import org.bedside.model.Reason;

/// What a reason of triage is called on screen.
public final class ReasonWords {
    private ReasonWords() {}

    /// The rule in words: the practice's own by the name it was given, triage's by its text, and one that a practice
    /// added to its copy of a rule file by the name that stands there.
    public static String of(Texts texts, Reason reason) {
        if (reason.ownRule().isPresent()) {
            return texts.get("reasons.own", reason.ownRule().get());
        }
        return texts.has("triage.rule." + reason.rule())
                ? texts.get("triage.rule." + reason.rule())
                : texts.get("reasons.lexicon", reason.rule().replace('-', ' '));
    }
}
