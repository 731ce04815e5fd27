package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// A rule that the practice made itself, beside those of triage. It adds to what triage says and takes nothing away.
///
/// @param by who made it
public record OwnRule(OwnRuleId id, Content content, MemberId by, Instant at) {
    /// How a rule's words are meant.
    public enum Kind {
        /// A phrase a line, in the language of triage's own files.
        PHRASES,
        /// One RE2 pattern.
        PATTERN
    }

    /// What the rule looks for and what follows where it is found.
    ///
    /// @param atLeast how urgent a comment is at least
    /// @param assignTo who gets a conversation that nobody has yet
    /// @param on whether it is looked for at all
    public record Content(
            String name,
            Kind kind,
            String words,
            Category category,
            Optional<Priority> atLeast,
            Optional<MemberId> assignTo,
            boolean on) {}

    public String name() {
        return content.name;
    }
}
