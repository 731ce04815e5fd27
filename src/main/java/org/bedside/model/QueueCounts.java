package org.bedside.model;

import java.util.Map;

/// How many conversations the queue holds, from counters that every change keeps right.
///
/// @param open by priority; a priority without any is not in it
/// @param overdue counted up to [#MOST_OVERDUE], which stands for as many and more
public record QueueCounts(Map<Priority, Integer> open, int snoozed, int closed, int overdue) {
    /// Counting stops there, so that it takes no longer when the queue grows.
    public static final int MOST_OVERDUE = 1_000;

    public int openInAll() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
