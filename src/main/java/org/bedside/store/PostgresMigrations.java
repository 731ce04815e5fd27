package org.bedside.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.bedside.practice.Refused;

/// Brings a practice's schema on a server to the present one, under a lock, so that of several desktops started at once
/// one does it. All scripts that are missing are applied in one transaction.
final class PostgresMigrations {
    private static final String OWNER = "bedside_owner";
    private static final String NOT_ALLOWED = "42501";

    private PostgresMigrations() {}

    /// @throws Refused if the schema is from a newer Bedside, or the account may not bring it up to date
    static void apply(ServerAddress address) throws SQLException {
        try (var connection = DriverManager.getConnection(address.server(), address.properties())) {
            if (version(connection, address) == Migrations.SCRIPTS.size()) {
                return;
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(hashtext('bedside migration'), hashtext('"
                        + address.schema() + "'))");
                var present = version(connection, address);
                if (present > Migrations.SCRIPTS.size()) {
                    throw new Refused("data-newer");
                }
                if (isOwner(statement)) {
                    // Whoever of the owners makes a table: it belongs to all of them.
                    statement.execute("SET LOCAL ROLE " + OWNER);
                }
                if (present == 0) {
                    if (!isThere(connection, "to_regnamespace", address.schema())) {
                        statement.execute("CREATE SCHEMA " + address.schema());
                    }
                    statement.execute("CREATE TABLE schema_version (version BIGINT NOT NULL)");
                    statement.execute("INSERT INTO schema_version VALUES (0)");
                }
                for (int next = (int) present; next < Migrations.SCRIPTS.size(); next++) {
                    statement.execute(Migrations.script("postgresql", Migrations.SCRIPTS.get(next)));
                }
                statement.executeUpdate("UPDATE schema_version SET version = " + Migrations.SCRIPTS.size());
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                if (NOT_ALLOWED.equals(e.getSQLState())) {
                    throw new Refused("server-not-prepared");
                }
                throw e;
            }
        }
    }

    private static boolean isOwner(Statement statement) throws SQLException {
        try (var result = statement.executeQuery(
                "SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER
                        + "' AND pg_has_role(current_user, oid, 'MEMBER') AND has_schema_privilege(oid, current_schema(), 'CREATE')")) {
            return result.next();
        }
    }

    private static boolean isThere(Connection connection, String asked, String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT " + asked + "(?)")) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getString(1) != null;
            }
        }
    }

    private static long version(Connection connection, ServerAddress address) throws SQLException {
        if (!isThere(connection, "to_regclass", address.schema() + ".schema_version")) {
            return 0;
        }
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT version FROM schema_version")) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
