package org.bedside.channel.facebook;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.bedside.channel.http.HttpAnswer;

/// How far Facebook's clock is from ours, by the `Date` of its answers. What we posted is looked for by its time, and
/// the same canned words may just have gone to a neighbour: so that time must be Facebook's.
///
/// Safe for use by several threads at once.
final class FacebookClock {
    /// How far the two may be apart while nothing is known. Little: rather not found, so that a person looks, than a
    /// patient without an answer.
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    /// The times of comments and of answers are cut to whole seconds.
    private static final Duration CUT = Duration.ofSeconds(1);

    /// An answer that took longer says too little of the time.
    private static final Duration QUICK = Duration.ofSeconds(3);

    /// With a clock that is further off than this, something else is wrong.
    private static final Duration BELIEVABLE = Duration.ofHours(1);

    private final InstantSource ours;
    private volatile Optional<Duration> ahead = Optional.empty();

    FacebookClock(InstantSource ours) {
        this.ours = ours;
    }

    /// Asks for an answer.
    @FunctionalInterface
    interface Asked {
        HttpAnswer answer() throws IOException, InterruptedException;
    }

    /// The answer, by which the clocks were compared.
    HttpAnswer heard(Asked asked) throws IOException, InterruptedException {
        var before = ours.instant();
        var answer = asked.answer();
        answer.header("Date").ifPresent(date -> compare(date, before, ours.instant()));
        return answer;
    }

    /// It was written before we heard it: so Facebook's clock is ahead of ours by this much at least.
    void compare(String date, Instant before, Instant after) {
        if (Duration.between(before, after).compareTo(QUICK) > 0) {
            return;
        }
        try {
            var written = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            ahead = Optional.of(Duration.between(after, written))
                    .filter(found -> found.abs().compareTo(BELIEVABLE) < 0)
                    .map(found -> found.minus(CUT));
        } catch (DateTimeException _) {
            ahead = Optional.empty();
        }
    }

    /// The moment on Facebook's clock at which ours shows `moment`, or a little before it.
    Instant at(Instant moment) {
        return ahead.map(moment::plus).orElse(moment.minus(UNKNOWN));
    }
}
