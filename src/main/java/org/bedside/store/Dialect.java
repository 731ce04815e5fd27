package org.bedside.store;

/// What the two databases say differently; all other SQL is the same for both.
enum Dialect {
    SQLITE {
        @Override
        String now() {
            return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";
        }

        @Override
        String indexAfter() {
            return """
                    INSERT INTO comment_fts (rowid, author, handle, body)
                    SELECT id, author, handle, body FROM comment WHERE id > ?""";
        }

        @Override
        String forget() {
            return """
                    INSERT INTO comment_fts (comment_fts, rowid, author, handle, body)
                    SELECT 'delete', id, author, handle, body FROM comment WHERE id = ?""";
        }

        @Override
        String learn() {
            return """
                    INSERT INTO comment_fts (rowid, author, handle, body)
                    SELECT id, author, handle, body FROM comment WHERE id = ?""";
        }
    },

    POSTGRESQL {
        private static final String WORDS = """
                INSERT INTO comment_words (comment, words)
                SELECT id, setweight(to_tsvector('simple', plain_words(author || ' ' || handle)), 'A')
                  || to_tsvector('simple', plain_words(body)) FROM comment""";

        @Override
        String now() {
            return "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
        }

        @Override
        String indexAfter() {
            return WORDS + " WHERE id > ?";
        }

        @Override
        String forget() {
            return "DELETE FROM comment_words WHERE comment = ?";
        }

        @Override
        String learn() {
            return WORDS + " WHERE id = ?";
        }
    };

    /// The moment it is by the database's own clock, which all desktops share, in milliseconds since 1970.
    abstract String now();

    /// Makes all comments with a higher number than the parameter findable.
    abstract String indexAfter();

    /// Takes the words of one comment out of the search, before they change.
    abstract String forget();

    /// Puts the words of one comment into the search, after they changed.
    abstract String learn();
}
