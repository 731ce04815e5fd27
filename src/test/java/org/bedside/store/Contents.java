package org.bedside.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that stands in a database, for a test to compare.
final class Contents {
    private Contents() {}

    /// The rows of each table, the search's own aside; what the store tries a disk with is left out.
    static Map<String, List<String>> of(Database database) {
        return database.read(tx -> {
            var contents = new TreeMap<String, List<String>>();
            for (var table : tables(tx)) {
                contents.put(table, tx.list(row -> row.text("line"), "SELECT " + line(tx, table) + " ORDER BY line"));
            }
            return contents;
        });
    }

    /// What SQLite's own check finds wrong with the file; it says "ok" where that is nothing.
    static List<String> check(Database database) {
        return database.read(tx -> tx.list(row -> row.text("integrity_check"), "PRAGMA integrity_check"));
    }

    private static List<String> tables(Tx tx) {
        return tx.list(
                row -> row.text("name"),
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'comment_fts%' ORDER BY name");
    }

    /// All columns of a table as one text a row.
    private static String line(Tx tx, String table) {
        var columns = new ArrayList<String>();
        for (var column : tx.list(Contents::name, "PRAGMA table_info(" + table + ")")) {
            columns.add("quote(\"" + column + "\")");
        }
        var rows = String.join(" || ',' || ", columns) + " AS line FROM " + table;
        return table.equals("setting") ? rows + " WHERE name <> 'store.trial'" : rows;
    }

    private static String name(Row row) throws SQLException {
        return row.text("name");
    }
}
