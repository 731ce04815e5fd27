package org.bedside.store;

/// A disk on which there is no room left for a database, and on which room is made again, wherever the test runs.
public final class FullDisk {
    private static final long ROOMY = 1_000_000;

    private FullDisk() {}

    /// From now on the file cannot grow by a page.
    public static void of(Database database) {
        pages(database, 1);
    }

    public static void makeRoom(Database database) {
        pages(database, ROOMY);
    }

    private static void pages(Database database, long most) {
        database.write(tx -> tx.list(row -> row.number("max_page_count"), "PRAGMA max_page_count = " + most));
    }
}
