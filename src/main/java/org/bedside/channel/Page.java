package org.bedside.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.IncomingComment;

/// One page of what people wrote.
///
/// @param next where to go on, also when there is no more for now
/// @param more whether the platform has further comments right now
/// @param unreadable how many items on the page could not be understood and were left out
/// @param gone identifiers of comments that the platform no longer has
/// @param counted what the platform counts, set against what it gave
public record Page(
        List<IncomingComment> comments,
        Cursor next,
        boolean more,
        int unreadable,
        List<String> gone,
        List<Counted> counted) {
    /// A page with nothing on it.
    public static final Page NONE = new Page(List.of(), Cursor.START, false, 0);

    public Page {
        comments = List.copyOf(comments);
        gone = List.copyOf(gone);
        counted = List.copyOf(counted);
    }

    public Page(List<IncomingComment> comments, Cursor next, boolean more, int unreadable, List<String> gone) {
        this(comments, next, more, unreadable, gone, List.of());
    }

    /// A page on which nothing is missed.
    public Page(List<IncomingComment> comments, Cursor next, boolean more, int unreadable) {
        this(comments, next, more, unreadable, List.of());
    }

    /// What the platform did not give of what it counts.
    ///
    /// @param post under which post; empty where that cannot be said
    /// @param missing how many; none where all is there, empty where nobody can say
    /// @param older than when they are; empty where that cannot be said
    public record Counted(String post, Optional<Integer> missing, Optional<Instant> older) {
        /// After all comments of a post were read.
        public static Counted under(String post, int missing) {
            return new Counted(post, Optional.of(missing), Optional.empty());
        }

        /// A hole of unknown size in the whole lane.
        public static Counted hole(Optional<Instant> older) {
            return new Counted("", Optional.empty(), older);
        }
    }
}
