package org.bedside.reply.guard;

import java.util.Optional;
import org.bedside.model.Span;

/// What the guard says of a draft.
///
/// @param rule which rule of the guard
/// @param reason a key of the texts shown to people (`guard.<reason>`): why these words, and what to do about them
/// @param span the words of the draft it speaks of; empty where it speaks of the whole
public record Finding(Rule rule, Verdict verdict, String reason, Optional<Span> span) {
    /// The guard's rules, by the numbers of the design.
    public enum Rule {
        /// Confirms or denies that someone is or was a patient, or any past contact.
        G1,
        /// Names a person who is no listed member of the practice.
        G2,
        /// Holds an identifier that is not on the practice's own allow-list.
        G3,
        /// Says a condition, medicine, procedure, result, cost or insurance of the reader.
        G4,
        /// Gives individual medical advice.
        G5,
        /// Asks for personal or clinical details.
        G6,
        /// Disputes, mocks, insults or threatens.
        G7,
        /// Apologises in words that admit a fault.
        G8,
        /// More than five sentences.
        G9,
        /// An unfilled placeholder, an empty text, an unprintable character, or longer than the platform takes.
        G10,
        /// Promises a time or round-the-clock presence, or offers personal contact.
        G11,
        /// Links to a site that nobody vouches for; on X, links at all.
        G12
    }

    /// What a rule that broke says of every text.
    static Finding failed(Rule rule) {
        return new Finding(rule, Verdict.BLOCK, "guard-failed", Optional.empty());
    }

    /// Whether a doctor or manager may let it pass: never what cannot be sent at all, and never where nobody looked.
    public boolean mayBeOverridden() {
        return rule != Rule.G10 && !equals(failed(rule));
    }

    /// The same for the same finding in the same text, without a word of it.
    public String key() {
        return rule + " " + reason
                + span.map(words -> " " + words.start() + "-" + words.end()).orElse("");
    }

    /// What a finding does to the draft.
    public enum Verdict {
        /// The text does not go out.
        BLOCK,
        /// The text may go out after a person has looked at it.
        WARN
    }
}
