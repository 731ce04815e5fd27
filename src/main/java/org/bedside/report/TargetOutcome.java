package org.bedside.report;

import java.time.Instant;
import org.bedside.model.ReportedConversation;

/// What became of a conversation's response target.
public enum TargetOutcome {
    /// Answered at or before the target.
    MET,
    /// Answered after it, or not answered although it has passed.
    MISSED,
    /// Not answered, and the target was still ahead when the report was made.
    PENDING,
    /// Closed without an answer at or before the target, as advertisements are: counts neither way.
    NOT_OWED;

    static TargetOutcome of(ReportedConversation conversation, Instant madeAt) {
        var due = conversation.dueAt();
        if (conversation.firstResponseAt().isPresent()) {
            return conversation.firstResponseAt().get().isAfter(due) ? MISSED : MET;
        }
        if (conversation.closedAt().filter(closed -> !closed.isAfter(due)).isPresent()) {
            return NOT_OWED;
        }
        return due.isBefore(madeAt) ? MISSED : PENDING;
    }

    /// Whether it counts for the within-target share.
    boolean isDecided() {
        return switch (this) {
            case MET, MISSED -> true;
            case PENDING, NOT_OWED -> false;
        };
    }
}
