package org.bedside.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.sqlite.SQLiteException;

/// What keeps the store from its work, as far as a person can do something about it. All but [#OTHER] last until
/// somebody has.
public enum StoreTrouble {
    /// There is no room left.
    FULL,
    /// What holds the data cannot be written: write-protected, unplugged or failing.
    READ_ONLY,
    /// What stands in the file is not what was written.
    DAMAGED,
    /// The database's server cannot be reached.
    CONNECTION_LOST,
    /// An error of ours, or somebody in the way for a moment.
    OTHER;

    /// The trouble behind a failure, as the driver tells it.
    static StoreTrouble of(Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLiteException e) {
                return SqliteProblem.trouble(e);
            }
            if (at instanceof SQLTransientConnectionException || at instanceof SQLNonTransientConnectionException) {
                return CONNECTION_LOST;
            }
            if (at instanceof SQLException e && e.getSQLState() != null) {
                return ofState(e.getSQLState());
            }
        }
        return OTHER;
    }

    /// By the states that a server answers with.
    private static StoreTrouble ofState(String state) {
        return switch (state) {
            case "53100" -> FULL;
            case "25006" -> READ_ONLY;
            case "XX001", "XX002" -> DAMAGED;
            // Shut down by its administrator, crashed, or only just starting.
            case "57P01", "57P02", "57P03" -> CONNECTION_LOST;
            default -> state.startsWith("08") ? CONNECTION_LOST : OTHER;
        };
    }
}
