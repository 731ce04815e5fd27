package org.bedside.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.channel.Page;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.MemberId;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueRow;
import org.bedside.model.Role;
import org.bedside.practice.ResponseTargets;

/// The floor: what the store does, written by hand for one connection, with as little as leaves the same rows.
///
/// Every statement is prepared once, columns are read by their place, and nothing passes from thread to thread. What
/// the sample never holds (our own answers, edits, snoozed conversations) is not thought of.
final class Bare implements AutoCloseable {
    private static final int ROWS = 50;
    private static final int HITS = 60;
    private static final String CONVERSATION = """
            SELECT v.id, v.channel, v.platform, v.kind, v.author_id, v.author_handle, v.author_name, v.status,
              v.snoozed_until, v.snooze_reason, v.closed_reason, v.closed_at, v.category, v.priority, v.flags,
              v.please_check, v.overridden, v.received_at, v.due_at, v.answered_at, v.assignee, v.escalated_to,
              v.escalation_reason, v.escalated_by, v.escalated_at, v.escalation_deadline, v.latest_comment, v.preview,
              v.reply_state""";
    private static final String OPEN = CONVERSATION + " FROM conversation v WHERE v.status = 'OPEN'";
    private static final String IN_ORDER = " ORDER BY v.priority, v.received_at, v.id LIMIT " + ROWS;

    private record Count(String status, Priority priority) {}

    private final Connection connection;
    private final ResponseTargets targets;
    private final Map<Count, Integer> counts = new HashMap<>();

    private final PreparedStatement firstPage;
    private final PreparedStatement nextPage;
    private final PreparedStatement openHolding;
    private final PreparedStatement closedHolding;
    private final PreparedStatement counters;
    private final PreparedStatement overdue;

    private final List<PreparedStatement> beginning;
    private final List<PreparedStatement> ending;
    private final PreparedStatement newest;
    private final PreparedStatement known;
    private final PreparedStatement talk;
    private final PreparedStatement begin;
    private final PreparedStatement latest;
    private final PreparedStatement comment;
    private final PreparedStatement assessment;
    private final PreparedStatement goesOn;
    private final PreparedStatement waitsAnew;
    private final PreparedStatement underWay;
    private final PreparedStatement index;
    private final PreparedStatement cursor;
    private final PreparedStatement head;
    private final PreparedStatement entry;
    private final PreparedStatement count;

    Bare(Connection connection, Engine engine, ResponseTargets targets) throws SQLException {
        this.connection = connection;
        this.targets = targets;
        firstPage = connection.prepareStatement(OPEN + IN_ORDER);
        nextPage = connection.prepareStatement(OPEN + " AND (v.priority, v.received_at, v.id) > (?, ?, ?)" + IN_ORDER);
        openHolding = connection.prepareStatement(holding(engine, "OPEN"));
        closedHolding = connection.prepareStatement(holding(engine, "CLOSED"));
        counters = connection.prepareStatement("SELECT status, priority, n FROM queue_count WHERE n > 0");
        overdue = connection.prepareStatement("""
                SELECT count(*) FROM (
                  SELECT 1 FROM conversation
                  WHERE status = 'OPEN' AND (answered_at IS NULL OR answered_at < received_at) AND due_at < ?
                  LIMIT 1000) AS late""");

        beginning = prepared(engine.beginning());
        ending = prepared(engine.ending());
        newest = connection.prepareStatement("SELECT coalesce(max(id), 0) FROM comment");
        known = connection.prepareStatement("SELECT body, hidden FROM comment WHERE channel = ? AND external_id = ?");
        talk = connection.prepareStatement("""
                SELECT k.id, k.status, k.category, k.priority, k.flags, k.please_check, k.overridden, k.received_at,
                  k.answered_at, c.written_at
                FROM conversation k JOIN comment c ON c.id = k.latest_comment
                WHERE k.channel = ? AND k.thread = ? AND k.author_id = ?""");
        begin = connection.prepareStatement("""
                INSERT INTO conversation (channel, platform, thread, kind, author_id, author_handle, author_name, status,
                  category, priority, flags, please_check, started_at, received_at, due_at, first_due_at, latest_comment,
                  preview)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, 0, ?, ?, ?, ?, 0, ?)
                RETURNING id""");
        latest = connection.prepareStatement("UPDATE conversation SET latest_comment = ? WHERE id = ?");
        comment = connection.prepareStatement("""
                INSERT INTO comment (channel, external_id, conversation, parent_id, kind, author, handle, author_id, body,
                  written_at, fetched_at, ours, hidden, link)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id""");
        assessment = connection.prepareStatement("""
                INSERT INTO assessment (comment, category, priority, flags, please_check, reasons)
                VALUES (?, ?, ?, ?, 0, ?)""");
        goesOn = connection.prepareStatement("""
                UPDATE conversation SET author_handle = ?, author_name = ?, flags = ?, please_check = ?,
                  latest_comment = ?, preview = ?
                WHERE id = ?""");
        waitsAnew = connection.prepareStatement("""
                UPDATE conversation SET author_handle = ?, author_name = ?, flags = ?, please_check = ?,
                  latest_comment = ?, preview = ?,
                  status = 'OPEN', closed_reason = NULL, closed_at = NULL, category = ?, priority = ?, received_at = ?,
                  due_at = ?, first_due_at = CASE WHEN first_response_at IS NULL THEN ? ELSE first_due_at END
                WHERE id = ?""");
        underWay = connection.prepareStatement(
                "SELECT id FROM reply WHERE conversation = ? AND state IN ('AWAITING_APPROVAL', 'QUEUED')");
        index = connection.prepareStatement(engine.index());
        cursor = connection.prepareStatement("""
                INSERT INTO channel_lane (channel, lane, cursor) VALUES (?, 'COMMENTS', ?)
                ON CONFLICT (channel, lane) DO UPDATE SET cursor = excluded.cursor""");
        head = connection.prepareStatement("SELECT number, hash FROM activity ORDER BY number DESC LIMIT 1");
        entry = connection.prepareStatement("""
                INSERT INTO activity (number, at, what, reference, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)""");
        count = connection.prepareStatement("UPDATE queue_count SET n = n + ? WHERE status = ? AND priority = ?");
    }

    private static String holding(Engine engine, String status) {
        return CONVERSATION + ", " + engine.hit() + " FROM " + engine.matches() + " AND " + engine.hit()
                + " < ? AND v.status = '" + status + "' ORDER BY " + engine.hit() + " DESC LIMIT " + HITS;
    }

    List<QueueRow> firstPage() throws SQLException {
        return rows(firstPage);
    }

    List<QueueRow> pageAfter(Conversation last) throws SQLException {
        nextPage.setString(1, last.priority().name());
        nextPage.setLong(2, last.receivedAt().toEpochMilli());
        nextPage.setLong(3, last.id().value());
        return rows(nextPage);
    }

    List<QueueRow> openHolding(String match) throws SQLException {
        return found(openHolding, match);
    }

    List<QueueRow> closedHolding(String match) throws SQLException {
        return found(closedHolding, match);
    }

    /// The conversations of the newest comments found, each once.
    private static List<QueueRow> found(PreparedStatement statement, String match) throws SQLException {
        var found = new LinkedHashMap<ConversationId, QueueRow>();
        long before = Long.MAX_VALUE;
        while (found.size() < ROWS) {
            statement.setString(1, match);
            statement.setLong(2, before);
            int hits = 0;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    hits++;
                    before = row.getLong(30);
                    var id = new ConversationId(row.getLong(1));
                    if (found.size() < ROWS && !found.containsKey(id)) {
                        found.put(id, new QueueRow(conversation(row), row.getString(29), OptionalLong.of(before)));
                    }
                }
            }
            if (hits < HITS) {
                break;
            }
        }
        return List.copyOf(found.values());
    }

    QueueCounts counts(Instant now) throws SQLException {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        int snoozed = 0;
        int closed = 0;
        try (var row = counters.executeQuery()) {
            while (row.next()) {
                int n = row.getInt(3);
                switch (row.getString(1)) {
                    case "OPEN" -> open.put(Priority.valueOf(row.getString(2)), n);
                    case "SNOOZED" -> snoozed += n;
                    default -> closed += n;
                }
            }
        }
        overdue.setLong(1, now.toEpochMilli());
        try (var row = overdue.executeQuery()) {
            row.next();
            return new QueueCounts(open, snoozed, closed, row.getInt(1));
        }
    }

    /// Stores a page of what other people wrote, all of it newer than what is stored.
    void take(long channel, Page page, Instant now) throws SQLException {
        connection.setAutoCommit(false);
        execute(beginning);
        long before = number(newest);
        int added = 0;
        var comments = new ArrayList<>(page.comments());
        comments.sort(Comparator.comparing(IncomingComment::writtenAt));
        for (var came : comments) {
            known.setLong(1, channel);
            known.setString(2, came.externalId());
            try (var row = known.executeQuery()) {
                if (row.next()) {
                    throw new IllegalStateException("the sample never repeats a comment");
                }
            }
            take(channel, came, now);
            added++;
        }
        index.setLong(1, before);
        index.executeUpdate();
        cursor.setLong(1, channel);
        cursor.setString(2, page.next().value());
        cursor.executeUpdate();
        add(now, "FETCHED", "channel " + channel, added + " new, 0 edited");
        for (var change : counts.entrySet()) {
            count.setInt(1, change.getValue());
            count.setString(2, change.getKey().status());
            count.setString(3, change.getKey().priority().name());
            count.executeUpdate();
        }
        counts.clear();
        execute(ending);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void take(long channel, IncomingComment came, Instant now) throws SQLException {
        talk.setLong(1, channel);
        talk.setString(2, came.thread());
        talk.setString(3, came.author().externalId());
        try (var row = talk.executeQuery()) {
            if (row.next()) {
                goOn(channel, row, came, now);
                return;
            }
        }
        long id = begin(channel, came);
        long added = add(channel, id, came, now);
        latest.setLong(1, added);
        latest.setLong(2, id);
        latest.executeUpdate();
    }

    private long begin(long channel, IncomingComment came) throws SQLException {
        var due = targets.dueAt(Scale.CATEGORY, Scale.CATEGORY.priority(), came.writtenAt())
                .toEpochMilli();
        long written = came.writtenAt().toEpochMilli();
        begin.setLong(1, channel);
        begin.setString(2, Platform.X.name());
        begin.setString(3, came.thread());
        begin.setString(4, came.kind().name());
        begin.setString(5, came.author().externalId());
        begin.setString(6, came.author().handle());
        begin.setString(7, came.author().name());
        begin.setString(8, Scale.CATEGORY.name());
        begin.setString(9, Scale.CATEGORY.priority().name());
        begin.setString(10, Scale.CATEGORY.name());
        begin.setLong(11, written);
        begin.setLong(12, written);
        begin.setLong(13, due);
        begin.setLong(14, due);
        begin.setString(15, came.text());
        counts.merge(new Count("OPEN", Scale.CATEGORY.priority()), 1, Integer::sum);
        return number(begin);
    }

    private long add(long channel, long conversation, IncomingComment came, Instant now) throws SQLException {
        comment.setLong(1, channel);
        comment.setString(2, came.externalId());
        comment.setLong(3, conversation);
        if (came.parentId().isPresent()) {
            comment.setString(4, came.parentId().get());
        } else {
            comment.setNull(4, Types.VARCHAR);
        }
        comment.setString(5, came.kind().name());
        comment.setString(6, came.author().name());
        comment.setString(7, came.author().handle());
        comment.setString(8, came.author().externalId());
        comment.setString(9, came.text());
        comment.setLong(10, came.writtenAt().toEpochMilli());
        comment.setLong(11, now.toEpochMilli());
        comment.setLong(12, 0);
        comment.setLong(13, 0);
        comment.setString(14, came.link());
        long id = number(comment);
        assessment.setLong(1, id);
        assessment.setString(2, Scale.CATEGORY.name());
        assessment.setString(3, Scale.CATEGORY.priority().name());
        assessment.setString(4, Scale.CATEGORY.name());
        assessment.setString(5, Scale.REASONS);
        assessment.executeUpdate();
        return id;
    }

    private void goOn(long channel, ResultSet row, IncomingComment came, Instant now) throws SQLException {
        long id = row.getLong(1);
        var status = row.getString(2);
        var category = Category.valueOf(row.getString(3));
        var priority = Priority.valueOf(row.getString(4));
        var flags = row.getString(5);
        boolean pleaseCheck = row.getInt(6) != 0;
        boolean overridden = row.getInt(7) != 0;
        long received = row.getLong(8);
        long answered = row.getLong(9);
        boolean anew = status.equals("CLOSED") || (!row.wasNull() && answered >= received);
        if (row.getLong(10) > came.writtenAt().toEpochMilli()) {
            throw new IllegalStateException("the sample's pages are newer than everything before");
        }
        var mine = Scale.CATEGORY;
        boolean takes = mine.priority().isMoreUrgentThan(priority) || (anew && !overridden && priority != Priority.P0);
        var allFlags = EnumSet.of(mine);
        if (!anew) {
            allFlags.addAll(flags(flags));
        }
        var nextPriority = takes ? mine.priority() : priority;
        var nextCategory = takes ? mine : category;
        long comment = add(channel, id, came, now);
        var update = anew || takes ? waitsAnew : goesOn;
        update.setString(1, came.author().handle());
        update.setString(2, came.author().name());
        update.setString(3, allFlags.stream().map(Category::name).collect(Collectors.joining("|")));
        update.setInt(4, !anew && pleaseCheck ? 1 : 0);
        update.setLong(5, comment);
        update.setString(6, came.text());
        if (anew || takes) {
            var from = anew ? came.writtenAt() : Instant.ofEpochMilli(received);
            long due = targets.dueAt(nextCategory, nextPriority, from).toEpochMilli();
            update.setString(7, nextCategory.name());
            update.setString(8, nextPriority.name());
            update.setLong(9, from.toEpochMilli());
            update.setLong(10, due);
            update.setLong(11, due);
            update.setLong(12, id);
        } else {
            update.setLong(7, id);
        }
        update.executeUpdate();
        counts.merge(new Count(status, priority), -1, Integer::sum);
        counts.merge(new Count("OPEN", nextPriority), 1, Integer::sum);
        if (status.equals("CLOSED")) {
            add(now, "REOPENED", "conversation " + id, "new comment");
        }
        underWay.setLong(1, id);
        try (var reply = underWay.executeQuery()) {
            if (reply.next()) {
                throw new IllegalStateException("the sample has no replies");
            }
        }
    }

    private void add(Instant now, String what, String reference, String detail) throws SQLException {
        long number = 1;
        var previous = "0".repeat(64);
        try (var row = head.executeQuery()) {
            if (row.next()) {
                number = row.getLong(1) + 1;
                previous = row.getString(2);
            }
        }
        long at = now.toEpochMilli();
        entry.setLong(1, number);
        entry.setLong(2, at);
        entry.setString(3, what);
        entry.setString(4, reference);
        entry.setString(5, detail);
        entry.setString(6, previous);
        entry.setString(7, hash(String.join("\0", "" + number, "" + at, "", what, reference, detail, previous)));
        entry.executeUpdate();
    }

    private static String hash(String sealed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void execute(List<PreparedStatement> statements) throws SQLException {
        for (var statement : statements) {
            statement.execute();
        }
    }

    private List<PreparedStatement> prepared(List<String> statements) throws SQLException {
        var prepared = new ArrayList<PreparedStatement>();
        for (var sql : statements) {
            prepared.add(connection.prepareStatement(sql));
        }
        return prepared;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<QueueRow> rows(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            var rows = new ArrayList<QueueRow>();
            while (row.next()) {
                rows.add(new QueueRow(conversation(row), row.getString(29), OptionalLong.empty()));
            }
            return rows;
        }
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                new ConversationId(row.getLong(1)),
                new ChannelId(row.getLong(2)),
                Platform.valueOf(row.getString(3)),
                CommentKind.valueOf(row.getString(4)),
                new Author(row.getString(5), row.getString(6), row.getString(7)),
                switch (row.getString(8)) {
                    case "OPEN" -> new Status.Open();
                    case "SNOOZED" -> new Status.Snoozed(Instant.ofEpochMilli(row.getLong(9)), row.getString(10));
                    default ->
                        new Status.Closed(
                                CloseReason.valueOf(row.getString(11)), Instant.ofEpochMilli(row.getLong(12)));
                },
                new Triage(
                        Category.valueOf(row.getString(13)),
                        Priority.valueOf(row.getString(14)),
                        flags(row.getString(15)),
                        row.getInt(16) != 0,
                        row.getInt(17) != 0),
                Instant.ofEpochMilli(row.getLong(18)),
                Instant.ofEpochMilli(row.getLong(19)),
                optional(row, 20).map(Instant::ofEpochMilli),
                optional(row, 21).map(MemberId::new),
                row.getString(22) == null
                        ? Optional.empty()
                        : Optional.of(new Escalation(
                                Role.valueOf(row.getString(22)),
                                row.getString(23),
                                new MemberId(row.getLong(24)),
                                Instant.ofEpochMilli(row.getLong(25)),
                                Instant.ofEpochMilli(row.getLong(26)))),
                new CommentId(row.getLong(27)),
                row.getString(28));
    }

    private static Optional<Long> optional(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static Set<Category> flags(String joined) {
        return joined.indexOf('|') < 0
                ? Set.of(Category.valueOf(joined))
                : Arrays.stream(joined.split("\\|", -1)).map(Category::valueOf).collect(Collectors.toSet());
    }

    List<String> rowsAfter(Sample sample, Engine engine) throws SQLException {
        return Rows.after(sample, engine, connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
