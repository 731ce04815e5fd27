package org.bedside.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.SearchQuery;
import org.bedside.model.SearchQuery.Term;

/// What only SQLite's FTS5 understands: the index of what people wrote, and how to ask it.
final class SqliteSearch {
    /// Comments `c` that match, with their conversations `v`. CROSS keeps SQLite from beginning at
    /// another table.
    static final String MATCHES = """
            comment_fts f CROSS JOIN comment c ON c.id = f.rowid CROSS JOIN conversation v ON v.id = c.conversation
            WHERE comment_fts MATCH ?""";

    /// The comment's number, under a name by which the index can be read backwards.
    static final String HIT = "f.rowid";

    private static final int PAGES_AT_A_TIME = 500;
    private static final String TO_FORGET = "search.to-forget";

    private SqliteSearch() {}

    /// The text to be matched: all in quotation marks, so that no sign is an operator. FTS5 folds case
    /// and accents.
    static String matching(SearchQuery query) {
        return Stream.concat(
                        query.from().stream().map(term -> "{author handle} : " + quoted(term)),
                        query.words().stream().map(SqliteSearch::quoted))
                .collect(Collectors.joining(" AND "));
    }

    private static String quoted(Term term) {
        return '"' + term.words() + (term.beginning() ? "\" *" : "\"");
    }

    /// Puts the comments `which` holds for into the index.
    static void learn(Tx tx, String which, Object... values) {
        // Not a trigger: under trusted_schema = OFF no trigger may touch a virtual table.
        tx.update(
                "INSERT INTO comment_fts (rowid, author, handle, body) SELECT id, author, handle, body FROM comment WHERE "
                        + which,
                values);
    }

    /// Takes the comments `which` holds for out of the index, before their words change: FTS5 must be
    /// told the old ones.
    static void unlearn(Tx tx, String which, Object... values) {
        tx.update(
                "INSERT INTO comment_fts (comment_fts, rowid, author, handle, body)"
                        + " SELECT 'delete', id, author, handle, body FROM comment WHERE " + which,
                values);
    }

    /// Remembers that words were taken out which may not even stay in the index's older parts.
    static void mustForget(Tx tx) {
        tx.update(
                "INSERT INTO setting (name, value) VALUES (?, 'all') ON CONFLICT (name) DO UPDATE SET value = 'all'",
                TO_FORGET);
    }

    /// Rewrites a little of the index without the words taken out, which until then are only marked as
    /// gone.
    ///
    /// @return whether there is more to rewrite
    static boolean forgetMore(Tx tx) {
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
