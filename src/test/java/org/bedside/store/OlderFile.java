package org.bedside.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// A practice's file as Bedside 0.1.0 left it behind.
public final class OlderFile {
    private OlderFile() {}

    public static void make(Path file, byte[] key) throws IOException {
        var script = Files.readString(Path.of("resources/db/sqlite/0001-first-practice.sql"), StandardCharsets.UTF_8);
        try (var connection = new SqliteFile(file, key).forWriting();
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
            statement.executeUpdate("PRAGMA user_version = 1");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /// How many scripts made the file what it is.
    public static int version(Path file, byte[] key) throws IOException {
        try (var connection = new SqliteFile(file, key).forCopying()) {
            return Migrations.known(connection);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
