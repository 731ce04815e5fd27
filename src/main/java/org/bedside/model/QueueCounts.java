package org.bedside.model;

import java.util.Map;

/// How many conversations the queue holds, from counters that every change keeps right.
///
/// @param open by priority; a priority without any is not in it
public record QueueCounts(Map<Priority, Integer> open, int snoozed, int closed, int overdue) {
    public int openInAll() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
