package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// The alarm of a conversation that needs a person at once; a conversation has one, which may be raised again.
///
/// @param countedFrom what the minutes of the practice's list count from: when it was raised, or earlier where a clock
/// was set back since
/// @param firstAct the first thing that a member did in the conversation since it was raised
/// @param acknowledged by whom; empty while the alarm lasts
/// @param step how many steps of the practice's list were reached
/// @param stepAt when the last of them was
public record Alarm(
        Conversation conversation,
        Instant raisedAt,
        Instant countedFrom,
        Optional<By> firstAct,
        Optional<By> acknowledged,
        int step,
        Optional<Instant> stepAt) {

    /// Who did it, and when.
    public record By(MemberId member, Instant at) {}
}
