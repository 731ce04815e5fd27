package org.bedside.channel.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The faults that a simulator's next requests meet. Safe for use by several threads at once.
public final class Faults {
    private static final Fault NONE = new Fault.None();

    private final Map<Operation, Deque<Fault>> queued = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> lasting = new EnumMap<>(Operation.class);
    private CountDownLatch release = new CountDownLatch(1);
    private Duration clockAhead = Duration.ZERO;
    private boolean closed;

    Faults() {}

    /// Queues faults for the next requests of `operation`: the first fault for the next request, the second
    /// for the one after it, and so on.
    public synchronized void next(Operation operation, Fault... faults) {
        Collections.addAll(queued.computeIfAbsent(operation, _ -> new ArrayDeque<>()), faults);
    }

    /// Lets every request of `operation` meet `fault`, once its queue is empty, until [#clear].
    public synchronized void always(Operation operation, Fault fault) {
        lasting.put(operation, fault);
    }

    /// Lets every request meet `fault`, whatever it asks for: an outage until [#clear].
    public synchronized void everywhere(Fault fault) {
        for (var operation : Operation.values()) {
            lasting.put(operation, fault);
        }
    }

    /// Lets the platform's clock be `ahead` of what it is told, or behind, until [#clear].
    public synchronized void turnClock(Duration ahead) {
        clockAhead = ahead;
    }

    /// Takes back every fault that no request has met yet, and sets the clock right.
    public synchronized void clear() {
        queued.clear();
        lasting.clear();
        clockAhead = Duration.ZERO;
    }

    synchronized Duration clockAhead() {
        return clockAhead;
    }

    /// `clock` as the platform reads it.
    InstantSource turned(InstantSource clock) {
        return () -> clock.instant().plus(clockAhead());
    }

    /// Ends the waiting of all requests that hang or are late right now.
    public synchronized void release() {
        release.countDown();
        if (!closed) {
            release = new CountDownLatch(1);
        }
    }

    synchronized void close() {
        closed = true;
        release.countDown();
    }

    synchronized Fault take(Operation operation) {
        var queue = queued.get(operation);
        if (queue != null && !queue.isEmpty()) {
            return queue.remove();
        }
        return lasting.getOrDefault(operation, NONE);
    }

    /// What [#release] opens the next time.
    synchronized CountDownLatch nextRelease() {
        return release;
    }
}
