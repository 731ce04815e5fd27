package org.bedside.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bedside.model.SearchQuery.State;
import org.bedside.model.SearchQuery.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    @Test
    void wordsAreBeginningsAndPhrasesAreWhole() {
        var query = SearchQuery.parse("  bill \"two weeks\"\tago ");

        assertThat(query).isEqualTo(words(new Term("bill", true), new Term("two weeks", false), new Term("ago", true)));
    }

    @Test
    void everyFilterIsUnderstood() {
        var query = SearchQuery.parse("FROM:maya from:\"Noor Example\" on:x is:open is:hidden p:0 priority:P1"
                + " category:billing category:refill-or-results pain");

        assertThat(query)
                .isEqualTo(new SearchQuery(
                        List.of(new Term("pain", true)),
                        List.of(new Term("maya", true), new Term("Noor Example", false)),
                        Set.of(Platform.X),
                        Set.of(State.OPEN, State.HIDDEN),
                        Set.of(Priority.P0, Priority.P1),
                        Set.of(Category.BILLING, Category.REFILL_OR_RESULTS)));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateCanBeAskedFor(State state) {
        assertThat(SearchQuery.parse("is:" + state.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(new SearchQuery(List.of(), List.of(), Set.of(), Set.of(state), Set.of(), Set.of()));
    }

    @Test
    void theBeginningOfAValueStandsForAllThatBeginSo() {
        var query = SearchQuery.parse("category:pr category:\"clinical qu\"");

        assertThat(query.categories())
                .containsExactlyInAnyOrder(Category.PRIVACY, Category.PRAISE, Category.CLINICAL_QUESTION);
    }

    @Test
    void aFilterNamedTwiceIsStillAFilter() {
        assertThat(SearchQuery.parse("p:0 p:0")).isEqualTo(SearchQuery.parse("p:0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "\"\"", "* - ( ) ^ :", "from:", "is:", "on: p: category:\"\"", "from:!!!"})
    void whatSaysNothingWantsNothing(String typed) {
        assertThat(SearchQuery.parse(typed)).isEqualTo(words());
    }

    @ParameterizedTest
    @CsvSource({
        "body:hello, body:hello",
        "is:lost, is:lost",
        "on:mars, on:mars",
        "p:7, p:7",
        "https://x.com/a, https://x.com/a",
        "10:30, 10:30",
        "say\"hi, say hi",
        "NEAR(a, NEAR(a"
    })
    void whatIsNoFilterIsWords(String typed, String words) {
        assertThat(SearchQuery.parse(typed)).isEqualTo(words(new Term(words, true)));
    }

    @Test
    void aPhraseOfAnUnknownFilterKeepsItsWordsTogether() {
        assertThat(SearchQuery.parse("note:\"see you\"")).isEqualTo(words(new Term("note: see you", false)));
    }

    @Test
    void aPhraseThatIsNotClosedIsStillBeingTyped() {
        assertThat(SearchQuery.parse("now \"two wee"))
                .isEqualTo(words(new Term("now", true), new Term("two wee", true)));
    }

    private static SearchQuery words(Term... terms) {
        return new SearchQuery(List.of(terms), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }
}
