package org.bedside.store;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.SearchQuery;
import org.bedside.model.SearchQuery.Term;

/// The search as PostgreSQL's tsvectors understand it.
final class PostgresSearch implements Search {
    /// The weight under which the index holds the person's name and handle.
    private static final String OF_THE_PERSON = "A";

    /// So many comments are looked at one by one within a millisecond.
    private static final int NEWEST = 1_000;

    /// So many are fetched by their numbers sooner than they are met on the way back from the newest.
    private static final int FEW = 2_000;

    /// A whole letter may be pasted into the search.
    private static final int LOOKED_UP = 10;

    private static final String FROM = """
            comment_words f JOIN comment c ON c.id = f.comment JOIN conversation v ON v.id = c.conversation
            WHERE\s""";

    /// As the server thinks best for these words.
    private static final String MATCHES = FROM + "f.words @@ to_tsquery('simple', ?)";

    /// By looking at the words of each comment, which the server does for what is not a mere condition.
    private static final String HOLDS = FROM + "(f.words @@ (SELECT to_tsquery('simple', ?))) IS TRUE";

    private static final String LATELY =
            HOLDS + " AND f.comment > least(?, (SELECT max(comment) FROM comment_words)) - " + NEWEST;

    private static final String AMONG = HOLDS + " AND f.comment = ANY (CAST(? AS BIGINT[]))";

    /// What is common is found among the newest. For the rest the server would have to know how rare it is; but what is
    /// not one of its most common words it takes to be in one comment of two hundred, and goes through all of them.
    @Override
    public List<Supplier<Way>> ways(Tx tx, SearchQuery query, long before) {
        var matching = phrases(query).collect(Collectors.joining(" & "));
        return List.of(() -> new Way(LATELY, List.of(matching, before)), () -> everywhere(tx, query, matching));
    }

    private static Way everywhere(Tx tx, SearchQuery query, String matching) {
        for (var phrase : phrases(query).distinct().limit(LOOKED_UP).toList()) {
            if (isRareLately(tx, phrase)) {
                var holding = holding(tx, phrase);
                if (holding.size() < FEW) {
                    return new Way(AMONG, List.of(matching, array(holding)));
                }
            }
        }
        // A plan made once for any words takes the wrong way for many.
        tx.update("SET LOCAL plan_cache_mode = force_custom_plan");
        return new Way(MATCHES, List.of(matching));
    }

    /// Looked at first, since the index takes as long for a common beginning as there are comments that hold it.
    private static boolean isRareLately(Tx tx, String phrase) {
        return tx.one(row -> row.number("n") <= NEWEST / 500, """
                        SELECT count(*) AS n
                        FROM (SELECT words FROM comment_words ORDER BY comment DESC LIMIT\s""" + NEWEST + """
                        ) AS newest WHERE words @@ (SELECT to_tsquery('simple', ?))""", phrase)
                .orElseThrow();
    }

    private static List<Long> holding(Tx tx, String phrase) {
        return tx.list(
                row -> row.number("comment"),
                "SELECT comment FROM comment_words WHERE words @@ to_tsquery('simple', ?) LIMIT " + FEW,
                phrase);
    }

    private static String array(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String hit() {
        return "f.comment";
    }

    private static Stream<String> phrases(SearchQuery query) {
        return Stream.concat(
                query.from().stream().map(term -> phrase(term, OF_THE_PERSON)),
                query.words().stream().map(term -> phrase(term, "")));
    }

    /// Words one after the other, in quotation marks, the last of them perhaps only begun.
    private static String phrase(Term term, String weight) {
        var words = Arrays.stream(folded(term.words()).split(" +", -1))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .map(word -> "'" + word + "'" + mark(weight, term.beginning() && word.equals(words.getLast())))
                .collect(Collectors.joining(" <-> ", "(", ")"));
    }

    private static String mark(String weight, boolean beginning) {
        var marks = weight + (beginning ? "*" : "");
        return marks.isEmpty() ? "" : ":" + marks;
    }

    /// As the index's own function plain_words folds what people wrote. All else than letters and
    /// digits is gone, so that no sign is an operator.
    private static String folded(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036F]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}\\p{So}]+", " ")
                .strip();
    }

    @Override
    public void learn(Tx tx, String which, Object... values) {
        tx.update("""
                INSERT INTO comment_words (comment, words)
                SELECT id, setweight(to_tsvector('simple', plain_words(author || ' ' || handle)), 'A')
                  || to_tsvector('simple', plain_words(body)) FROM comment WHERE\s""" + which, values);
    }

    @Override
    public void unlearn(Tx tx, String which, Object... values) {
        tx.update("DELETE FROM comment_words WHERE comment IN (SELECT id FROM comment WHERE " + which + ")", values);
    }

    /// The server's own vacuum does it.
    @Override
    public void mustForget(Tx tx) {}

    @Override
    public boolean forgetMore(Tx tx) {
        return false;
    }
}
