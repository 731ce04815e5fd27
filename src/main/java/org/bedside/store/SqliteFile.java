package org.bedside.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.mc.SQLiteMCChacha20Config;

/// The one place that opens connections to the encrypted file, with the key and the settings that all of them need.
final class SqliteFile {
    private static final int CACHE_KIB = -65_536;
    private static final int BUSY_MILLIS = 5_000;

    private final Path file;
    private final byte[] key;

    SqliteFile(Path file, byte[] key) {
        this.file = file;
        this.key = key.clone();
    }

    Connection forWriting() throws SQLException {
        return open(false);
    }

    Connection forReading() throws SQLException {
        return open(true);
    }

    /// To read all of it once and change nothing, not even how the file is written; it keeps few pages in memory.
    Connection forCopying() throws SQLException {
        var config = config();
        config.setReadOnly(true);
        config.setTempStore(TempStore.MEMORY);
        config.setBusyTimeout(BUSY_MILLIS);
        return connect(config);
    }

    private Connection open(boolean readOnly) throws SQLException {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        // NORMAL would not sync at commit, and an acknowledged reply could be lost with the power.
        config.setSynchronous(SynchronousMode.FULL);
        config.setTempStore(TempStore.MEMORY);
        config.setCacheSize(CACHE_KIB);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // A deferred transaction that reads and then writes fails when another wrote in between.
        config.setTransactionMode(readOnly ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
        var connection = connect(config);
        if (readOnly) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        return connection;
    }

    private SQLiteConfig config() {
        return new SQLiteMCChacha20Config().withRawUnsaltedKey(key).build();
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        var connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
        }
        return connection;
    }
}
