package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.ConversationId;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.ReportedConversation;

/// What a response report is made of.
public final class ReportStore {
    /// The conversations whose first comment was written from `start` up to but without `end`, in the order of writing.
    public List<ReportedConversation> between(Tx tx, Instant start, Instant end) {
        return tx.list(ReportStore::conversation, """
                SELECT c.*, ch.name AS channel_name, ch.handle AS channel_handle, m.name AS member_name,
                  (SELECT min(fetched_at) FROM comment WHERE conversation = c.id) AS fetched_at
                FROM conversation c JOIN channel ch ON ch.id = c.channel LEFT JOIN member m ON m.id = c.first_response_by
                WHERE c.started_at >= ? AND c.started_at < ? ORDER BY c.started_at, c.id""", start, end);
    }

    private static ReportedConversation conversation(Row row) throws SQLException {
        var handle = row.text("channel_handle");
        return new ReportedConversation(
                new ConversationId(row.number("id")),
                new ChannelId(row.number("channel")),
                handle.isEmpty() ? row.text("channel_name") : "@" + handle,
                row.word(Platform.class, "platform"),
                row.word(Category.class, "category"),
                row.word(Priority.class, "priority"),
                row.time("started_at"),
                row.time("fetched_at"),
                row.time("first_due_at"),
                row.optionalTime("first_response_at"),
                row.optionalTime("closed_at"),
                row.text("status"),
                row.optionalText("member_name"));
    }
}
