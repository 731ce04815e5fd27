package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// How much of what a platform lets us ask was used up, as it said itself.
///
/// @param name what the platform limits: X a kind of request, Facebook the app or the page
/// @param used percent; Facebook lets it pass a hundred
/// @param resets when it counts anew; empty where the platform did not say
/// @param at when it said so
public record Quota(String name, int used, Optional<Instant> resets, Instant at) {
    /// Whether what was said is over at `now`.
    public boolean isOver(Instant now) {
        return resets.filter(reset -> !reset.isAfter(now)).isPresent();
    }
}
