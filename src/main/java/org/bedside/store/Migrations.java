package org.bedside.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.bedside.practice.Refused;

/// Brings any older file to the present schema: numbered scripts, each applied once and whole or not at all.
final class Migrations {
    /// The same numbers for both databases, each with a folder of its own.
    static final List<String> SCRIPTS = List.of(
            "0001-first-practice.sql",
            "0002-leases-and-retention.sql",
            "0003-channels.sql",
            "0004-channel-health.sql",
            "0005-ways.sql",
            "0006-likes.sql",
            "0007-guard-overrides.sql",
            "0008-learning.sql",
            "0009-alarms.sql",
            "0010-own-rules.sql");

    private Migrations() {}

    /// @throws Refused if the file was written by a newer Bedside
    static void apply(Connection connection) throws SQLException {
        var present = known(connection);
        for (int next = present; next < SCRIPTS.size(); next++) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(script("sqlite", SCRIPTS.get(next)));
                statement.executeUpdate("PRAGMA user_version = " + (next + 1));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /// Whether [#apply] would change what is there.
    static boolean isOlder(int version) {
        return version > 0 && version < SCRIPTS.size();
    }

    /// How many scripts made the file what it is.
    ///
    /// @throws Refused if a newer Bedside wrote it
    static int known(Connection connection) throws SQLException {
        var present = version(connection);
        if (present > SCRIPTS.size()) {
            throw new Refused("data-newer");
        }
        return present;
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    static String script(String database, String name) {
        try (var in =
                Objects.requireNonNull(Migrations.class.getResourceAsStream("/db/" + database + "/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
