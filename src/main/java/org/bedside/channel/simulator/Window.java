package org.bedside.channel.simulator;

import java.time.Duration;
import java.time.Instant;

/// How many requests of one kind are taken in a stretch of time. Guarded by its simulator's lock.
final class Window {
    private final Duration length;
    private int limit;
    private int used;
    private Instant end = Instant.MIN;

    Window(Duration length, int limit) {
        this.length = length;
        this.limit = limit;
    }

    void limit(int newLimit) {
        limit = newLimit;
    }

    /// Counts one more request, and says whether it is still within the limit.
    boolean take(Instant now) {
        return take(now, 1);
    }

    /// Counts so many more, and says whether all of them are still within the limit.
    boolean take(Instant now, int requests) {
        if (!now.isBefore(end)) {
            end = now.plus(length);
            used = 0;
        }
        used += requests;
        return used <= limit;
    }

    int limit() {
        return limit;
    }

    int remaining() {
        return Math.max(0, limit - used);
    }

    int percentUsed() {
        return limit == 0 ? 100 : Math.min(100, used * 100 / limit);
    }

    Instant end() {
        return end;
    }
}
