package org.bedside.channel;

import java.util.List;
import org.bedside.model.IncomingComment;

/// One page of what people wrote.
///
/// @param next where to go on, also when there is no more for now
/// @param more whether the platform has further comments right now
/// @param unreadable how many items on the page could not be understood and were left out
/// @param gone identifiers of comments that the platform no longer has
public record Page(List<IncomingComment> comments, Cursor next, boolean more, int unreadable, List<String> gone) {
    /// A page with nothing on it.
    public static final Page NONE = new Page(List.of(), Cursor.START, false, 0);

    public Page {
        comments = List.copyOf(comments);
        gone = List.copyOf(gone);
    }

    /// A page on which nothing is missed.
    public Page(List<IncomingComment> comments, Cursor next, boolean more, int unreadable) {
        this(comments, next, more, unreadable, List.of());
    }
}
