package org.bedside.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.bedside.practice.Refused;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What the driver's errors mean, and how to go on after one.
final class SqliteProblem {
    /// The part of SQLite's code that its finer codes share.
    private static final int KIND = 0xff;

    private SqliteProblem() {}

    static RuntimeException whileOpening(SQLException e) {
        // What another program wrote without a cipher has no error of its own.
        if (is(e, SQLiteErrorCode.SQLITE_NOTADB)
                || String.valueOf(e.getMessage()).contains("unsupported file format")) {
            return new Refused("data-not-ours");
        }
        return new StoreException("opening the database: " + e.getMessage(), e);
    }

    static boolean is(SQLException e, SQLiteErrorCode code) {
        return (e.getErrorCode() & KIND) == code.code;
    }

    static StoreTrouble trouble(SQLiteException e) {
        var code = e.getResultCode();
        return switch (code) {
            // SQLite itself says FULL where the disk says so, but for the index of the write-ahead log.
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> StoreTrouble.FULL;
            case SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_DATA, SQLITE_IOERR_CORRUPTFS -> StoreTrouble.DAMAGED;
            default -> ofKind(code.code & KIND);
        };
    }

    private static StoreTrouble ofKind(int kind) {
        if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return StoreTrouble.DAMAGED;
        }
        // A disk that a fault made read-only, or that was pulled out, says no more than that it cannot.
        return kind == SQLiteErrorCode.SQLITE_READONLY.code
                        || kind == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || kind == SQLiteErrorCode.SQLITE_PERM.code
                        || kind == SQLiteErrorCode.SQLITE_IOERR.code
                ? StoreTrouble.READ_ONLY
                : StoreTrouble.OTHER;
    }

    /// Undoes the transaction under way and leaves the connection ready for the next one.
    ///
    /// SQLite ends a transaction by itself when the disk is full or fails, and has none when its beginning
    /// failed. The driver knows nothing of either, and would run what follows outside of any transaction.
    static void rollBack(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            rollBack(statement);
            if (!connection.getAutoCommit()) {
                statement.execute("BEGIN");
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollBack(Statement statement) throws SQLException {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            try {
                // Proves that there was nothing to be rolled back.
                statement.execute("BEGIN");
                statement.execute("ROLLBACK");
            } catch (SQLException stillUnderWay) {
                e.addSuppressed(stillUnderWay);
                throw e;
            }
        }
    }
}
