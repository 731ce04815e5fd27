package org.bedside.store;

import java.sql.SQLException;
import org.bedside.practice.Refused;
import org.sqlite.SQLiteErrorCode;

/// What the driver's errors at opening mean to a person.
final class SqliteProblem {
    private SqliteProblem() {}

    static RuntimeException whileOpening(SQLException e) {
        if (e.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new Refused("data-not-ours");
        }
        return new StoreException("opening the database: " + e.getMessage(), e);
    }
}
