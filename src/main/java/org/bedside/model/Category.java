package org.bedside.model;

/// What a comment is about; in triage order, so that the first of several is the one that wins.
public enum Category {
    SELF_HARM(Priority.P0),
    EMERGENCY(Priority.P0),
    VIOLENCE(Priority.P0),
    ADVERSE_REACTION(Priority.P1),
    PRIVACY(Priority.P1),
    LEGAL(Priority.P1),
    CLINICAL_QUESTION(Priority.P2),
    REFILL_OR_RESULTS(Priority.P2),
    COMPLAINT(Priority.P2),
    BILLING(Priority.P2),
    MISINFORMATION(Priority.P2),
    APPOINTMENT(Priority.P3),
    GENERAL_QUESTION(Priority.P3),
    BOUNDARY(Priority.P3),
    PRAISE(Priority.P4),
    SPAM(Priority.P4);

    private final Priority priority;

    Category(Priority priority) {
        this.priority = priority;
    }

    public Priority priority() {
        return priority;
    }
}
