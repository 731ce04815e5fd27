package org.bedside.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.bedside.store.Database;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.mc.SQLiteMCChacha20Config;

/// Encrypted files of one folder.
final class Sqlite implements Engine {
    private static final byte[] KEY = "sixteen letters,and sixteen more".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> SETTINGS = List.of(
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "cache_size = -65536",
            "busy_timeout = 5000",
            "trusted_schema = OFF");

    private final Path folder;

    Sqlite(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() throws SQLException {
        try (var connection = bare("version")) {
            return "SQLite " + connection.getMetaData().getDatabaseProductVersion()
                    + ", chacha20, WAL, synchronous FULL";
        }
    }

    @Override
    public void make(String name) {
        // Opening makes it.
    }

    @Override
    public Database program(String name) {
        return Database.open(file(name), KEY);
    }

    @Override
    public Connection bare(String name) throws SQLException {
        var config = new SQLiteMCChacha20Config().withRawUnsaltedKey(KEY).build();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        var connection = config.createConnection("jdbc:sqlite:" + file(name));
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                statement.execute("PRAGMA " + setting);
            }
        }
        return connection;
    }

    @Override
    public void copy(String name, String copy) {
        try {
            Files.copy(file(name), file(copy), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> beginning() {
        return List.of();
    }

    @Override
    public List<String> ending() {
        return List.of();
    }

    @Override
    public String index() {
        return """
                INSERT INTO comment_fts (rowid, author, handle, body)
                SELECT id, author, handle, body FROM comment WHERE id > ?""";
    }

    @Override
    public String matches() {
        return """
                comment_fts f CROSS JOIN comment c ON c.id = f.rowid CROSS JOIN conversation v ON v.id = c.conversation
                WHERE comment_fts MATCH ?""";
    }

    @Override
    public String hit() {
        return "f.rowid";
    }

    @Override
    public String matching(List<String> words, boolean beginnings) {
        return words.stream()
                .map(word -> "\"" + word + (beginnings ? "\" *" : "\""))
                .collect(Collectors.joining(" AND "));
    }

    @Override
    public String found() {
        return "SELECT rowid FROM comment_fts WHERE comment_fts MATCH ? ORDER BY rowid DESC LIMIT 1000";
    }

    @Override
    public List<String> afterLoading() {
        return List.of();
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".db");
    }
}
