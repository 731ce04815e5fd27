package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a channel is read: quickly while people write or an emergency is open, and the slower the longer it was
/// quiet.
///
/// @param quick the shortest time between two looks
/// @param slow the longest
public record Pace(Duration quick, Duration slow) {
    /// People answer one another within minutes.
    private static final Duration ACTIVE = Duration.ofMinutes(15);

    private static final Duration QUIET = Duration.ofHours(6);

    /// The same at all times.
    public static Pace steady(Duration every) {
        return new Pace(every, every);
    }

    /// How long to wait before the next look.
    ///
    /// @param lastArrival when somebody last wrote; empty where nobody has yet
    /// @param urgent whether an emergency is open
    Duration wait(Instant now, Optional<Instant> lastArrival, boolean urgent) {
        var quiet = lastArrival.map(last -> Duration.between(last, now)).orElse(QUIET);
        if (urgent || quiet.compareTo(ACTIVE) < 0) {
            return quick;
        }
        if (quiet.compareTo(QUIET) >= 0) {
            return slow;
        }
        return quick.plus(slow.minus(quick).multipliedBy(quiet.toSeconds()).dividedBy(QUIET.toSeconds()));
    }
}
