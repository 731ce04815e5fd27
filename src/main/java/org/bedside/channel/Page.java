package org.bedside.channel;

import java.util.List;
import org.bedside.model.IncomingComment;

/// One page of what people wrote.
///
/// @param next where to go on, also when there is no more for now
/// @param more whether the platform has further comments right now
/// @param unreadable how many items on the page could not be understood and were left out
public record Page(List<IncomingComment> comments, Cursor next, boolean more, int unreadable) {
    public Page {
        comments = List.copyOf(comments);
    }
}
