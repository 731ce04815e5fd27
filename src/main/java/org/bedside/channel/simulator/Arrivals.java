package org.bedside.channel.simulator;

import java.util.EnumMap;
import java.util.Map;

/// How many requests reached a simulator, whatever became of them. Safe for use by several threads at once.
public final class Arrivals {
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);

    Arrivals() {}

    synchronized void add(Operation operation) {
        counts.merge(operation, 1, Integer::sum);
        notifyAll();
    }

    public synchronized int count(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Waits until at least `count` requests of `operation` have been read to their end, and met their
    /// fault.
    public synchronized void await(Operation operation, int count) throws InterruptedException {
        while (count(operation) < count) {
            wait();
        }
    }
}
