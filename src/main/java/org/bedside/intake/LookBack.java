package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.ChannelId;
import org.bedside.store.CommentStore;
import org.bedside.store.CommentStore.Seen;
import org.bedside.store.Database;

/// Looks at older comments once more, to see what was edited or deleted since: those of the last month in the order in
/// which they came, then from the first again, so that each is looked at as often as any other.
final class LookBack {
    /// How old a comment may be to be looked at.
    private static final Duration REACH = Duration.ofDays(30);

    private final Database database;
    private final CommentStore comments = new CommentStore();

    LookBack(Database database) {
        this.database = database;
    }

    /// The next comments, as they stand on the platform now.
    Page page(ChannelId id, Channel channel, Cursor cursor, Instant now) throws ChannelException, InterruptedException {
        var due =
                database.read(tx -> comments.toLookAt(tx, id, place(cursor), now.minus(REACH), Channel.LOOKED_AT_ONCE));
        var next = due.size() < Channel.LOOKED_AT_ONCE
                ? Cursor.START
                : new Cursor(Long.toString(due.getLast().id()));
        var page = due.isEmpty()
                ? Page.NONE
                : channel.look(due.stream().map(Seen::externalId).toList());
        return new Page(page.comments(), next, false, page.unreadable(), page.gone());
    }

    private static long place(Cursor cursor) {
        try {
            return Long.parseLong(cursor.value());
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
