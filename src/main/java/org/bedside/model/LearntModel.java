package org.bedside.model;

import java.time.Instant;

/// A model of triage that learnt from the practice's own decisions, without its weights.
///
/// @param base what of Bedside's own it was made of, a digest
/// @param lessons how many decisions it learnt from
/// @param lessonsHash which they are, a digest
/// @param recall JSON: how much of what is urgent it found, by category
/// @param usable whether its weights are still there
public record LearntModel(
        long number,
        Instant madeAt,
        String base,
        long lessons,
        String lessonsHash,
        String recall,
        State state,
        boolean usable) {

    /// What became of it.
    public enum State {
        /// It reads beside the rules now.
        LIVE,
        /// It did, before another.
        EARLIER,
        /// It found less of what is urgent than the one before it, and was never used.
        REFUSED
    }
}
