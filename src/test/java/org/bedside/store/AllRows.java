package org.bedside.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What stands in a test's database, table by table.
public final class AllRows {
    private AllRows() {}

    /// Every row of every table of ours, by the table's name.
    public static SortedMap<String, List<String>> of(Database database) {
        return database.read(tx -> {
            var rows = new TreeMap<String, List<String>>();
            var tables = tx.list(
                    row -> row.text("name"),
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' ORDER BY name");
            for (var table : tables) {
                var columns = tx.list(row -> row.text("name"), "SELECT name FROM pragma_table_info(?)", table);
                var all =
                        columns.stream().map(name -> "quote(" + name + ")").collect(Collectors.joining(" || '|' || "));
                rows.put(table, tx.list(row -> row.text("r"), "SELECT " + all + " AS r FROM " + table + " ORDER BY r"));
            }
            return rows;
        });
    }

    /// Changes what no part of the program changes in the way that the test needs.
    public static void change(Database database, String sql) {
        database.change(tx -> tx.update(sql));
    }
}
