package org.bedside.store;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.SearchQuery;
import org.bedside.model.SearchQuery.Term;

/// The search as PostgreSQL's tsvectors understand it.
final class PostgresSearch implements Search {
    /// The weight under which the index holds the person's name and handle.
    private static final String OF_THE_PERSON = "A";

    @Override
    public String matches() {
        return """
                comment_words f JOIN comment c ON c.id = f.comment JOIN conversation v ON v.id = c.conversation
                WHERE f.words @@ to_tsquery('simple', ?)""";
    }

    @Override
    public String hit() {
        return "f.comment";
    }

    /// How a search is best done depends on how rare its words are: through the index, or backwards from the newest
    /// comment. A plan made once for any words takes the wrong way for many.
    @Override
    public void before(Tx tx) {
        tx.update("SET LOCAL plan_cache_mode = force_custom_plan");
    }

    @Override
    public String matching(SearchQuery query) {
        return Stream.concat(
                        query.from().stream().map(term -> phrase(term, OF_THE_PERSON)),
                        query.words().stream().map(term -> phrase(term, "")))
                .collect(Collectors.joining(" & "));
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
