package org.bedside.model;

/// How soon a conversation needs a person; in triage order, the most urgent first.
public enum Priority {
    P0,
    P1,
    P2,
    P3,
    P4;

    public boolean isMoreUrgentThan(Priority other) {
        return compareTo(other) < 0;
    }

    /// Whether bulk actions and one-click replies are off: a person looks at each of these.
    public boolean needsAPersonEachTime() {
        return compareTo(P1) <= 0;
    }
}
