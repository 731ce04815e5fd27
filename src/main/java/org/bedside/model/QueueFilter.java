package org.bedside.model;

import java.util.Optional;

/// Which conversations of the queue are wanted.
///
/// @param view left aside where the search itself says `is:`
/// @param search as a person typed it, to be read by [SearchQuery]; blank for all
public record QueueFilter(
        View view,
        Optional<MemberId> assignee,
        Optional<Priority> priority,
        Optional<Category> category,
        Optional<Platform> platform,
        String search) {

    /// All open conversations.
    public static final QueueFilter OPEN = of(View.OPEN);

    /// The parts of the queue that have a name.
    public enum View {
        OPEN,
        UNASSIGNED,
        ESCALATED,
        SNOOZED,
        CLOSED
    }

    public static QueueFilter of(View view) {
        return new QueueFilter(view, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }
}
