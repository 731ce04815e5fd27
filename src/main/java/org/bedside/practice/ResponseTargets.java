package org.bedside.practice;

import java.time.Duration;
import java.time.Instant;
import org.bedside.model.Category;
import org.bedside.model.Priority;

/// The agreed times to a first response, from the triage table of the design (`domain.md`): P0 counts every minute, all
/// others count opening hours only.
public final class ResponseTargets {
    private final OpeningHours hours;

    public ResponseTargets(OpeningHours hours) {
        this.hours = hours;
    }

    /// When the time for a first response to a comment written at `writtenAt` runs out.
    public Instant dueAt(Category category, Priority priority, Instant writtenAt) {
        return switch (priority) {
            case P0 -> writtenAt.plus(Duration.ofMinutes(15));
            case P1 -> hours.after(writtenAt, Duration.ofHours(category == Category.LEGAL ? 2 : 1));
            case P2 ->
                switch (category) {
                    case BILLING, MISINFORMATION -> hours.closingAfter(writtenAt, 1);
                    default -> hours.after(writtenAt, Duration.ofHours(4));
                };
            case P3 -> hours.closingAfter(writtenAt, category == Category.BOUNDARY ? 1 : 0);
            case P4 -> hours.closingAfter(writtenAt, category == Category.SPAM ? 0 : 2);
        };
    }
}
