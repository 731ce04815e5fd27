package org.bedside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The one account of the tests' own server that is asked for its password.
public final class AskingAccount {
    public static final String NAME = "front_desk_sample";
    public static final String PASSWORD = "Quartzfeather";

    private AskingAccount() {}

    /// Makes the account where it is not there yet.
    public static void make() throws IOException, SQLException {
        try (var administrator = connect("postgres", "");
                var statement = administrator.createStatement()) {
            statement.execute("DO $$ BEGIN CREATE ROLE " + NAME + " LOGIN SUPERUSER PASSWORD '" + PASSWORD
                    + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            try (var result = statement.executeQuery("SHOW hba_file")) {
                result.next();
                var rules = Path.of(result.getString(1));
                var before = Files.readString(rules);
                if (!before.contains(NAME)) {
                    Files.writeString(rules, "host all " + NAME + " all scram-sha-256\n" + before);
                }
            }
            statement.execute("SELECT pg_reload_conf()");
        }
        while (letsAnybodyIn()) {
            // The server reads its rules again in a moment of its own.
            Thread.onSpinWait();
        }
    }

    private static boolean letsAnybodyIn() {
        try {
            connect(NAME, "not " + PASSWORD).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection connect(String account, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + TestDatabase.server().getPort() + "/postgres", account, password);
    }
}
