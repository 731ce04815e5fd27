package org.bedside.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// Moves a practice from one database to another, all of it or nothing: every row under its own number, in one
/// transaction of the target, which must be empty.
public final class Move {
    /// In the order in which they refer to one another.
    private static final List<String> TABLES = List.of(
            "practice",
            "member",
            "own_rule",
            "channel",
            "channel_lane",
            "channel_gap",
            "channel_fault",
            "channel_quota",
            "channel_usage",
            "channel_billed",
            "conversation",
            "alarm",
            "comment",
            "comment_before",
            "comment_media",
            "evidence",
            "assessment",
            "reply",
            "guard_override",
            "activity",
            "queue_count",
            "triage_model",
            "setting");

    private static final List<String> NUMBERED = List.of(
            "member",
            "own_rule",
            "channel",
            "channel_gap",
            "channel_fault",
            "conversation",
            "comment",
            "evidence",
            "reply",
            "guard_override");
    private static final int BATCH = 500;

    private Move() {}

    /// Copies every row, in one transaction of the target.
    ///
    /// @param progress is told how many rows are there so far
    /// @return how many rows each table has, which both sides were counted for
    /// @throws Refused if the target holds a practice already, or the counts differ at the end
    /// @throws CancellationException if it was cancelled; the target is as it was
    public static Map<String, Long> copy(Database from, Database to, LongConsumer progress, BooleanSupplier cancelled) {
        return from.read(source -> to.write(target -> {
            if (count(target, "practice") > 0) {
                throw new Refused("move-not-empty");
            }
            try {
                long done = 0;
                for (var table : TABLES) {
                    done = copy(source, target, table, done, progress, cancelled);
                }
            } catch (SQLException e) {
                throw new StoreException("moving the practice: " + e.getMessage(), e);
            }
            target.dialect().search().learn(target, "id > ?", 0);
            if (target.dialect() == Dialect.POSTGRESQL) {
                NUMBERED.forEach(table -> goOnNumbering(target, table));
            }
            return counted(source, target);
        }));
    }

    private static Map<String, Long> counted(Tx source, Tx target) {
        var counts = new LinkedHashMap<String, Long>();
        for (var table : TABLES) {
            counts.put(table, count(target, table));
            if (count(source, table) != count(target, table)) {
                throw new Refused("move-counts-differ");
            }
        }
        if (!head(source).equals(head(target))) {
            throw new Refused("move-counts-differ");
        }
        return counts;
    }

    /// The hash that stands for the whole activity.
    private static Optional<String> head(Tx tx) {
        return tx.one(row -> row.text("hash"), "SELECT hash FROM activity ORDER BY number DESC LIMIT 1");
    }

    private static long count(Tx tx, String table) {
        return tx.one(row -> row.number("n"), "SELECT count(*) AS n FROM " + table)
                .orElseThrow();
    }

    private static void goOnNumbering(Tx tx, String table) {
        tx.list(
                _ -> true,
                "SELECT setval(pg_get_serial_sequence('%s', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM %s), false)"
                        .formatted(table, table));
    }

    private static long copy(
            Tx source, Tx target, String table, long before, LongConsumer progress, BooleanSupplier cancelled)
            throws SQLException {
        long done = before;
        try (var rows = source.rows("SELECT * FROM " + table)) {
            var columns = columns(rows);
            try (var insert = target.prepare("INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(
                            table,
                            String.join(", ", columns),
                            String.join(", ", Collections.nCopies(columns.size(), "?"))))) {
                while (rows.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        insert.setObject(i, storable(rows.getObject(i)));
                    }
                    insert.addBatch();
                    done++;
                    if (done % BATCH == 0) {
                        insert.executeBatch();
                        progress.accept(done);
                        if (cancelled.getAsBoolean()) {
                            throw new CancellationException("moving was cancelled");
                        }
                    }
                }
                insert.executeBatch();
            }
        }
        progress.accept(done);
        return done;
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
        var names = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnName(i));
        }
        return names;
    }

    /// PostgreSQL stores no NUL; what a stranger wrote before it was replaced at the door may hold one.
    private static @Nullable Object storable(@Nullable Object value) {
        return value instanceof String text ? text.replace('\0', '\uFFFD') : value;
    }
}
