package org.bedside.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.bedside.benchmark.Sample.Talk;
import org.bedside.model.CommentKind;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.practice.ResponseTargets;
import org.jspecify.annotations.Nullable;

/// Fills an empty database with a sample, in large transactions.
final class Loader {
    private static final int TALKS_A_TRANSACTION = 2_000;

    private Loader() {}

    static void load(Engine engine, String name, Sample sample, Map<Platform, Long> channels, ResponseTargets targets)
            throws SQLException {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        var closed = new EnumMap<Priority, Integer>(Priority.class);
        try (var connection = engine.bare(name);
                var talks = connection.prepareStatement("""
                        INSERT INTO conversation (id, channel, platform, thread, kind, author_id, author_handle, author_name,
                          status, closed_reason, closed_at, category, priority, flags, please_check, started_at, received_at,
                          due_at, first_due_at, answered_at, first_response_at, latest_comment, preview)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)""");
                var comments = connection.prepareStatement("""
                        INSERT INTO comment (id, channel, external_id, conversation, kind, author, handle, author_id, body,
                          written_at, fetched_at, ours, hidden, link)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)""");
                var assessments = connection.prepareStatement("""
                        INSERT INTO assessment (comment, category, priority, flags, please_check, reasons)
                        VALUES (?, ?, ?, ?, 0, ?)""");
                var index = connection.prepareStatement(engine.index())) {
            long comment = 0;
            for (int from = 0; from < sample.size(); from += TALKS_A_TRANSACTION) {
                connection.setAutoCommit(false);
                long indexed = comment;
                for (int number = from; number < Math.min(from + TALKS_A_TRANSACTION, sample.size()); number++) {
                    var talk = sample.talk(number);
                    long channel = channels.getOrDefault(talk.platform(), 0L);
                    for (var said : talk.said()) {
                        comment++;
                        long at = said.at().toEpochMilli();
                        set(
                                comments,
                                comment,
                                channel,
                                said.externalId(),
                                number + 1L,
                                CommentKind.MENTION.name(),
                                talk.author().name(),
                                talk.author().handle(),
                                talk.author().externalId(),
                                said.text(),
                                at,
                                at,
                                "https://x.com/i/status/" + said.externalId());
                        var category = talk.category();
                        set(
                                assessments,
                                comment,
                                category.name(),
                                category.priority().name(),
                                category.name(),
                                Scale.REASONS);
                    }
                    add(talks, talk, number + 1L, channel, comment, targets);
                    (talk.open() ? open : closed).merge(talk.category().priority(), 1, Integer::sum);
                }
                talks.executeBatch();
                comments.executeBatch();
                assessments.executeBatch();
                index.setLong(1, indexed);
                index.executeUpdate();
                connection.commit();
                connection.setAutoCommit(true);
            }
            finish(engine, connection, open, closed);
        }
    }

    private static void add(
            PreparedStatement talks, Talk talk, long id, long channel, long latest, ResponseTargets targets)
            throws SQLException {
        var first = talk.said().getFirst();
        var category = talk.category();
        long began = first.at().toEpochMilli();
        long due = targets.dueAt(category, category.priority(), first.at()).toEpochMilli();
        Long answered = talk.open() ? null : began + 600_000;
        set(
                talks,
                id,
                channel,
                talk.platform().name(),
                talk.thread(),
                CommentKind.MENTION.name(),
                talk.author().externalId(),
                talk.author().handle(),
                talk.author().name(),
                talk.open() ? "OPEN" : "CLOSED",
                talk.open() ? null : "ANSWERED",
                answered,
                category.name(),
                category.priority().name(),
                category.name(),
                began,
                began,
                due,
                due,
                answered,
                answered,
                latest,
                talk.said().getLast().text());
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static void finish(
            Engine engine, Connection connection, Map<Priority, Integer> open, Map<Priority, Integer> closed)
            throws SQLException {
        try (var count =
                connection.prepareStatement("INSERT INTO queue_count (status, priority, n) VALUES (?, ?, ?)")) {
            for (var priority : Priority.values()) {
                set(count, "OPEN", priority.name(), open.getOrDefault(priority, 0));
                set(count, "CLOSED", priority.name(), closed.getOrDefault(priority, 0));
            }
            count.executeBatch();
        }
        try (var statement = connection.createStatement()) {
            for (var sql : engine.afterLoading()) {
                statement.execute(sql);
            }
        }
    }
}
