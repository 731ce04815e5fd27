package org.bedside.reply.guard;

import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Way;

/// Where a text is to go, and to whom.
///
/// @param way how it is to go there
/// @param writer who wrote the comment that is answered; [Author#UNKNOWN] for a post to everyone
/// @param commentText that comment's words, empty for a post to everyone
/// @param allowed what the practice publishes itself
/// @param privateSoftens whether the practice lets a private message say what it would not say in public
public record GuardContext(
        Platform platform, Way way, Author writer, String commentText, AllowList allowed, boolean privateSoftens) {
    /// A text that everyone can read.
    public GuardContext(Platform platform, Author writer, String commentText, AllowList allowed) {
        this(platform, Way.REPLY, writer, commentText, allowed, true);
    }

    /// Whether what only the public must not read is warned of, and no more.
    boolean isSoftened() {
        return way != Way.REPLY && privateSoftens;
    }
}
