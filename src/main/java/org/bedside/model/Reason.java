package org.bedside.model;

import java.util.Optional;

/// Why triage thinks so.
///
/// @param category what the rule speaks for
/// @param rule the rule's name, a key of the texts shown to people (`triage.rule.<name>`); of a practice's own rule
/// `own:`
///     and its name
/// @param span the words of the comment that set it off, where there are any
public record Reason(Category category, String rule, Optional<Span> span) {
    private static final String OWN = "own:";

    /// That a rule of the practice's own spoke.
    public static Reason of(OwnRule rule, Span span) {
        return new Reason(rule.content().category(), OWN + rule.name(), Optional.of(span));
    }

    /// The name of the practice's own rule that spoke, where it was one.
    public Optional<String> ownRule() {
        return rule.startsWith(OWN) ? Optional.of(rule.substring(OWN.length())) : Optional.empty();
    }
}
