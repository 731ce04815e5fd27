package org.bedside.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bedside.model.MemberId;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;

/// The queue in triage order, a page at a time, and its counts.
public final class QueueStore {
    private static final int SEARCH_LIMIT = 500;

    /// The rows after `after`, at most `most`: by priority, then the one that waits longest; the closed ones the newest
    /// first.
    public List<QueueRow> page(Tx tx, QueueFilter filter, Optional<QueueRow> after, int most) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        var closed = filter.view() == QueueFilter.View.CLOSED;
        switch (filter.view()) {
            case OPEN -> where.add("status = 'OPEN'");
            case UNASSIGNED -> where.add("status = 'OPEN' AND assignee IS NULL");
            case ESCALATED -> where.add("status = 'OPEN' AND escalated_to IS NOT NULL");
            case SNOOZED -> where.add("status = 'SNOOZED'");
            case CLOSED -> where.add("status = 'CLOSED'");
        }
        filter.assignee().map(MemberId::value).ifPresent(id -> {
            where.add("assignee = ?");
            values.add(id);
        });
        filter.priority().ifPresent(priority -> {
            where.add("priority = ?");
            values.add(priority);
        });
        filter.category().ifPresent(category -> {
            where.add("category = ?");
            values.add(category);
        });
        filter.platform().ifPresent(platform -> {
            where.add("platform = ?");
            values.add(platform);
        });
        var words = matching(filter.search());
        if (!words.isEmpty()) {
            where.add("""
                    id IN (SELECT c.conversation FROM comment_fts f JOIN comment c ON c.id = f.rowid
                           WHERE comment_fts MATCH ? ORDER BY f.rowid DESC LIMIT ?)""");
            values.add(words);
            values.add(SEARCH_LIMIT);
        }
        after.map(QueueRow::conversation).ifPresent(last -> {
            where.add(closed ? "(received_at, id) < (?, ?)" : "(priority, received_at, id) > (?, ?, ?)");
            if (!closed) {
                values.add(last.priority());
            }
            values.add(last.receivedAt());
            values.add(last.id().value());
        });
        values.add(most);
        return tx.list(
                row -> new QueueRow(ConversationStore.conversation(row), row.text("reply_state")),
                "SELECT * FROM conversation WHERE " + String.join(" AND ", where)
                        + (closed
                                ? " ORDER BY received_at DESC, id DESC LIMIT ?"
                                : " ORDER BY priority, received_at, id LIMIT ?"),
                values.toArray());
    }

    public QueueCounts counts(Tx tx, Instant now) {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        var rest = new int[2];
        tx.list(
                row -> {
                    var n = row.smallNumber("n");
                    switch (row.text("status")) {
                        case "OPEN" -> open.put(row.word(Priority.class, "priority"), n);
                        case "SNOOZED" -> rest[0] += n;
                        default -> rest[1] += n;
                    }
                    return n;
                },
                "SELECT status, priority, n FROM queue_count WHERE n > 0");
        var overdue = tx.one(row -> row.smallNumber("n"), """
                        SELECT count(*) AS n FROM conversation
                        WHERE status = 'OPEN' AND (answered_at IS NULL OR answered_at < received_at) AND due_at < ?""", now).orElseThrow();
        return new QueueCounts(open, rest[0], rest[1], overdue);
    }

    /// Each word as the beginning of one in the comment, all of them wanted; quoted, so that no sign is an operator.
    private static String matching(String search) {
        return Arrays.stream(search.strip().split("[\\s\\p{Cntrl}]+"))
                .map(word -> word.replace("\"", ""))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> "\"" + word + "\"*")
                .collect(Collectors.joining(" "));
    }
}
