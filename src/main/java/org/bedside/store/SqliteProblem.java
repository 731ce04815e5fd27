package org.bedside.store;

import java.sql.SQLException;
import org.bedside.practice.Refused;
import org.sqlite.SQLiteErrorCode;

/// What the driver's errors mean to a person.
final class SqliteProblem {
    /// The low byte of an extended code says what kind it is.
    private static final int KIND = 0xff;

    private SqliteProblem() {}

    static RuntimeException whileOpening(SQLException e) {
        if (is(e, SQLiteErrorCode.SQLITE_NOTADB)) {
            return new Refused("data-not-ours");
        }
        return isDamage(e)
                ? new Refused("data-damaged")
                : new StoreException("opening the database: " + e.getMessage(), e);
    }

    /// A page is not as it was written: each carries a seal that no flipped bit leaves whole.
    static boolean isDamage(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    static boolean is(SQLException e, SQLiteErrorCode code) {
        return (e.getErrorCode() & KIND) == code.code;
    }
}
