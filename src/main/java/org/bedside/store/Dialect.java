package org.bedside.store;

/// What the two databases say differently; all other SQL is the same for both.
enum Dialect {
    SQLITE("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)", new SqliteSearch()),
    POSTGRESQL("CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)", new PostgresSearch());

    private final String now;

    // Neither search has a state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Search search;

    Dialect(String now, Search search) {
        this.now = now;
        this.search = search;
    }

    /// The moment it is by the database's own clock, which all desktops share, in milliseconds since 1970.
    String now() {
        return now;
    }

    Search search() {
        return search;
    }
}
