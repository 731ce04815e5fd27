package org.bedside.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.bedside.store.Database;
import org.bedside.store.ServerAddress;

/// A server of the benchmark's own, with its usual settings; each name is a database.
final class Postgres implements Engine {
    private static final String USER = "postgres";
    private static final String SCHEMA = "bedside";

    private final EmbeddedPostgres server;

    Postgres() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() throws SQLException {
        try (var connection = admin();
                var statement = connection.createStatement();
                var setting = statement.executeQuery("SHOW fsync")) {
            setting.next();
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + ", usual settings, fsync "
                    + setting.getString(1);
        }
    }

    @Override
    public void make(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
    }

    @Override
    public Database program(String name) {
        return Database.open(ServerAddress.parse(address(name), USER, ""));
    }

    @Override
    public Connection bare(String name) throws SQLException {
        return DriverManager.getConnection(
                address(name) + "?reWriteBatchedInserts=true&currentSchema=" + SCHEMA, USER, "");
    }

    @Override
    public void copy(String name, String copy) throws SQLException {
        execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
    }

    @Override
    public List<String> beginning() {
        return List.of("SELECT pg_advisory_xact_lock(hashtext('bedside'), hashtext(current_schema()))");
    }

    @Override
    public List<String> ending() {
        return List.of("SELECT pg_notify('bedside_bedside', 'benchmark')");
    }

    @Override
    public String index() {
        return """
                INSERT INTO comment_words (comment, words)
                SELECT id, setweight(to_tsvector('simple', plain_words(author || ' ' || handle)), 'A')
                  || to_tsvector('simple', plain_words(body)) FROM comment WHERE id > ?""";
    }

    @Override
    public String matches() {
        return """
                comment_words f JOIN comment c ON c.id = f.comment JOIN conversation v ON v.id = c.conversation
                WHERE f.words @@ to_tsquery('simple', ?)""";
    }

    @Override
    public String hit() {
        return "f.comment";
    }

    @Override
    public String matching(List<String> words, boolean beginnings) {
        return words.stream()
                .map(word -> "'" + word + (beginnings ? "':*" : "'"))
                .collect(Collectors.joining(" & "));
    }

    @Override
    public String found() {
        return """
                SELECT comment FROM comment_words WHERE words @@ to_tsquery('simple', ?)
                ORDER BY comment DESC LIMIT 1000""";
    }

    @Override
    public List<String> afterLoading() {
        return List.of(
                "SELECT setval(pg_get_serial_sequence('conversation', 'id'), max(id)) FROM conversation",
                "SELECT setval(pg_get_serial_sequence('comment', 'id'), max(id)) FROM comment",
                "VACUUM ANALYZE");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    private Connection admin() throws SQLException {
        return DriverManager.getConnection(address("postgres"), USER, "");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = admin();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
