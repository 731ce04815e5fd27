package org.bedside.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Everything that the pages of a sample brought into a database, as text to be compared.
final class Rows {
    private static final List<String> NEW = List.of(
            "SELECT * FROM comment WHERE id > %d ORDER BY id",
            "SELECT * FROM assessment WHERE comment > %d ORDER BY comment",
            "SELECT * FROM conversation WHERE latest_comment > %d ORDER BY id",
            "SELECT channel, lane, cursor FROM channel_lane ORDER BY channel, lane",
            "SELECT * FROM queue_count WHERE n > 0 ORDER BY status, priority",
            "SELECT * FROM activity ORDER BY number");

    private Rows() {}

    static List<String> after(Sample sample, Engine engine, Connection connection) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            for (var sql : NEW) {
                try (var result = statement.executeQuery(String.format(sql, sample.comments()))) {
                    int columns = result.getMetaData().getColumnCount();
                    while (result.next()) {
                        var row = new StringBuilder();
                        for (int i = 1; i <= columns; i++) {
                            row.append(result.getString(i)).append('|');
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        try (var found = connection.prepareStatement(engine.found())) {
            found.setString(1, engine.matching(List.of(Sample.COMMON), false));
            try (var result = found.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }
}
