package org.bedside.triage;

import org.bedside.model.Assessment;
import org.bedside.triage.learning.TextModel;
import org.bedside.triage.rules.TriageRules;

/// Tells what a comment is about: the rules first, then the model, which adds to what they say.
///
/// Safe for use by several threads; the model may be changed at any time.
public final class Assessor {
    private final TriageRules rules;
    private volatile TextModel model;

    public Assessor(TriageRules rules, TextModel model) {
        this.rules = rules;
        this.model = model;
    }

    /// With the rules and the model that Bedside ships.
    public static Assessor load() {
        return new Assessor(TriageRules.load(), TextModel.load());
    }

    /// Whatever the text holds: nothing, one emoji, a very long text, halves of signs.
    public Assessment assess(String text) {
        var reading = rules.read(text);
        return reading.assessment(model.opinions(text, reading.signs()));
    }

    /// From now on another model reads beside the rules.
    public void use(TextModel other) {
        model = other;
    }
}
