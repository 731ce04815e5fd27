package org.bedside.triage;

import java.util.Optional;
import java.util.function.Supplier;
import org.bedside.model.Assessment;
import org.bedside.model.MemberId;
import org.bedside.triage.learning.TextModel;
import org.bedside.triage.own.OwnRules;
import org.bedside.triage.rules.TriageRules;

/// Tells what a comment is about: the rules first, then the model and the practice's own rules, which add to what they
/// say.
///
/// Safe for use by several threads; the model may be changed at any time.
public final class Assessor {
    private static final System.Logger LOG = System.getLogger(Assessor.class.getName());

    private final TriageRules rules;
    private final Supplier<OwnRules> own;
    private volatile TextModel model;

    public Assessor(TriageRules rules, TextModel model) {
        this(rules, model, () -> OwnRules.NONE);
    }

    /// @param own the practice's own rules as they are at the moment
    public Assessor(TriageRules rules, TextModel model, Supplier<OwnRules> own) {
        this.rules = rules;
        this.model = model;
        this.own = own;
    }

    /// With the rules and the model that Bedside ships.
    public static Assessor load() {
        return new Assessor(TriageRules.load(), TextModel.load());
    }

    /// Whatever the text holds: nothing, one emoji, a very long text, halves of signs.
    public Assessment assess(String text) {
        var reading = rules.read(text);
        var assessment = reading.assessment(model.opinions(text, reading.signs()));
        try {
            return own.get().addTo(assessment, text);
        } catch (RuntimeException e) {
            // Without the message, which may quote the words. What triage itself says stands.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the practice''s own rules: {0}",
                    e.getClass().getSimpleName());
            return assessment;
        }
    }

    /// To whom the practice's own rules give a conversation with a comment so assessed.
    public Optional<MemberId> assignee(Assessment assessment) {
        return own.get().assignee(assessment);
    }

    /// From now on another model reads beside the rules.
    public void use(TextModel other) {
        model = other;
    }
}
