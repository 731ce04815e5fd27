package org.bedside.store;

import java.sql.SQLException;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// What the server's errors at opening mean to a person.
final class PostgresProblem {
    private PostgresProblem() {}

    static RuntimeException whileOpening(SQLException e) {
        return switch (kind(e.getSQLState())) {
            // No connection; shutting down, starting up, too many.
            case "08", "57", "53" -> new Refused("server-no-answer");
            case "28" -> new Refused("server-sign-in");
            case "3D" -> new Refused("server-no-database");
            case "42" -> new Refused("server-not-prepared");
            default -> new StoreException("opening the server's database: " + e.getMessage(), e);
        };
    }

    private static String kind(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
