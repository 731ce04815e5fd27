package org.bedside.triage.rules;

import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.Reason;
import org.bedside.model.Span;

/// A rule that spoke, and what the words around say to it.
///
/// @param span the words that set it off
/// @param context why it may not mean what it says, where there is a doubt
record Hit(Meaning.Rule rule, Span span, Optional<Context> context) {
    Category category() {
        return rule.category();
    }

    Reason reason() {
        return new Reason(category(), context.map(Context::rule).orElse(rule.name()), Optional.of(span));
    }
}
