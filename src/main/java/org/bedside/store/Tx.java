package org.bedside.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bedside.model.Priority;
import org.jspecify.annotations.Nullable;

/// A transaction under way. Whoever is handed one uses it on the same thread and keeps no hold of it.
public final class Tx {
    private static final String COUNT = "UPDATE queue_count SET n = n + ? WHERE status = ? AND priority = ?";
    private static final String FIRST_COUNT = "INSERT INTO queue_count (status, priority, n) VALUES (?, ?, ?)";

    private static final int ROWS_AT_A_TIME = 500;

    private record Count(String status, Priority priority) {}

    private final Connection connection;
    private final Dialect dialect;
    private final String desktop;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Map<String, Map<String, Integer>> places = new HashMap<>();
    private final Map<Count, Integer> counts = new HashMap<>();

    private @Nullable Runnable beforeCommit;

    /// @param desktop the run of the program that asks, for leases and for what is being sent
    Tx(Connection connection, Dialect dialect, String desktop) {
        this.connection = connection;
        this.dialect = dialect;
        this.desktop = desktop;
    }

    Dialect dialect() {
        return dialect;
    }

    String desktop() {
        return desktop;
    }

    <T> List<T> list(Row.Mapper<T> mapper, String sql, @Nullable Object... parameters) {
        try {
            var statement = bound(sql, parameters);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                var row = new Row(result, places.computeIfAbsent(sql, _ -> new HashMap<>()));
                while (result.next()) {
                    rows.add(mapper.of(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    <T> Optional<T> one(Row.Mapper<T> mapper, String sql, @Nullable Object... parameters) {
        return list(mapper, sql, parameters).stream().findFirst();
    }

    int update(String sql, @Nullable Object... parameters) {
        try {
            return bound(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /// Runs an `INSERT … RETURNING id`.
    long insert(String sql, @Nullable Object... parameters) {
        return one(row -> row.number("id"), sql, parameters).orElseThrow();
    }

    /// Remembers that the queue's counters change; they are written together before the commit.
    void count(String status, Priority priority, int change) {
        counts.merge(new Count(status, priority), change, Integer::sum);
    }

    void begin() throws SQLException {
        counts.clear();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            // The driver now believes that one is under way.
            try {
                rollback();
            } catch (SQLException rollingBack) {
                e.addSuppressed(rollingBack);
            }
            throw e;
        }
    }

    /// PostgreSQL only: waits until no other desktop writes in this practice.
    void lockPractice() {
        list(row -> true, "SELECT pg_advisory_xact_lock(hashtext('bedside'), hashtext(current_schema()))");
    }

    /// PostgreSQL only: tells the other desktops, once this is committed.
    void announce(String channel) {
        list(row -> true, "SELECT pg_notify(?, ?)", channel, desktop);
    }

    void beforeCommit(Runnable last) {
        beforeCommit = last;
    }

    void commit() throws SQLException {
        counts.forEach((key, change) -> {
            // Two steps, since an upsert checks the row to be inserted, which a negative change would not pass.
            if (update(COUNT, change, key.status(), key.priority()) == 0) {
                update(FIRST_COUNT, key.status(), key.priority(), change);
            }
        });
        if (beforeCommit != null) {
            beforeCommit.run();
        }
        // Commits. A commit() would begin the next transaction at once, and fail with that after all was written.
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        switch (dialect) {
            case SQLITE -> SqliteProblem.rollBack(connection);
            case POSTGRESQL -> {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    void close() throws SQLException {
        connection.close();
    }

    /// All rows of a query, read as they are needed; whoever asks closes them.
    ResultSet rows(String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        statement.setFetchSize(ROWS_AT_A_TIME);
        return statement.executeQuery(sql);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, plain(parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> time.toEpochMilli();
            case Enum<?> word -> word.name();
            case Boolean yes -> yes ? 1 : 0;
            case Optional<?> maybe -> plain(maybe.orElse(null));
            default -> value;
        };
    }

    /// The driver's messages name columns and constraints, never values; the statement's text holds only our own words.
    private StoreException failed(String sql, SQLException e) {
        // SQLite's driver refuses a statement that has failed once.
        var useless = statements.remove(sql);
        try {
            if (useless != null) {
                useless.close();
            }
        } catch (SQLException closing) {
            e.addSuppressed(closing);
        }
        return new StoreException(
                e.getMessage() + " in: " + sql.lines().map(String::strip).collect(Collectors.joining(" ")), e);
    }
}
