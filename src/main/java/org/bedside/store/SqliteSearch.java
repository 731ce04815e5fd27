package org.bedside.store;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.SearchQuery;
import org.bedside.model.SearchQuery.Term;

/// The search as SQLite's FTS5 understands it.
final class SqliteSearch implements Search {
    private static final int PAGES_AT_A_TIME = 500;
    private static final String TO_FORGET = "search.to-forget";

    /// CROSS keeps SQLite from beginning at another table.
    private static final String MATCHES = """
            comment_fts f CROSS JOIN comment c ON c.id = f.rowid CROSS JOIN conversation v ON v.id = c.conversation
            WHERE comment_fts MATCH ?""";

    /// The index gives the newest first by itself.
    @Override
    public List<Supplier<Way>> ways(Tx tx, SearchQuery query, long before) {
        return List.of(() -> new Way(MATCHES, List.of(matching(query))));
    }

    /// Under this name the index can be read backwards.
    @Override
    public String hit() {
        return "f.rowid";
    }

    /// All in quotation marks, so that no sign is an operator. FTS5 folds case and accents.
    private static String matching(SearchQuery query) {
        return Stream.concat(
                        query.from().stream().map(term -> "{author handle} : " + quoted(term)),
                        query.words().stream().map(SqliteSearch::quoted))
                .collect(Collectors.joining(" AND "));
    }

    private static String quoted(Term term) {
        return '"' + term.words() + (term.beginning() ? "\" *" : "\"");
    }

    @Override
    public void learn(Tx tx, String which, Object... values) {
        // Not a trigger: under trusted_schema = OFF no trigger may touch a virtual table.
        tx.update(
                "INSERT INTO comment_fts (rowid, author, handle, body) SELECT id, author, handle, body FROM comment WHERE "
                        + which,
                values);
    }

    /// FTS5 must be told the old words.
    @Override
    public void unlearn(Tx tx, String which, Object... values) {
        tx.update(
                "INSERT INTO comment_fts (comment_fts, rowid, author, handle, body)"
                        + " SELECT 'delete', id, author, handle, body FROM comment WHERE " + which,
                values);
    }

    @Override
    public void mustForget(Tx tx) {
        tx.update(
                "INSERT INTO setting (name, value) VALUES (?, 'all') ON CONFLICT (name) DO UPDATE SET value = 'all'",
                TO_FORGET);
    }

    /// Until then the words taken out are only marked as gone.
    @Override
    public boolean forgetMore(Tx tx) {
        var toForget = tx.one(row -> row.text("value"), "SELECT value FROM setting WHERE name = ?", TO_FORGET);
        if (toForget.isEmpty()) {
            return false;
        }
        // A negative number makes one merge of all parts, a positive one goes on with it: https://sqlite.org/fts5.html
        var all = toForget.get().equals("all");
        var before = changes(tx);
        tx.update(
                "INSERT INTO comment_fts (comment_fts, rank) VALUES ('merge', ?)",
                all ? -PAGES_AT_A_TIME : PAGES_AT_A_TIME);
        var more = changes(tx) - before >= 2;
        if (more && all) {
            tx.update("UPDATE setting SET value = 'rest' WHERE name = ?", TO_FORGET);
        } else if (!more) {
            tx.update("DELETE FROM setting WHERE name = ?", TO_FORGET);
        }
        return more;
    }

    private static long changes(Tx tx) {
        return tx.one(row -> row.number("n"), "SELECT total_changes() AS n").orElseThrow();
    }
}
