package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    private static final String TEXT = "About your visit and more.";
    private static final Finding VISIT =
            new Finding(Rule.G1, Verdict.BLOCK, "past-contact", Optional.of(new Span(6, 16)));

    private final Marks marks = new Marks();

    @ParameterizedTest
    @CsvSource({
        "About your visit and more.,     6, 16",
        "About your visit and no more.,  6, 16",
        "Hello! About your visit and more., 13, 23",
        "your visit and more.,           0, 10",
        "😀About your visit and more.,   8, 18"
    })
    void aPlaceMovesWithItsWords(String now, int start, int end) {
        marks.set(List.of(VISIT), TEXT);

        marks.follow(now);

        assertThat(marks.of(VISIT)).contains(new Span(start, end));
    }

    @ParameterizedTest
    @CsvSource({"About your first visit and more.", "About yur visit and more.", "''", "Something else"})
    void aPlaceThatWasTouchedIsGone(String now) {
        marks.set(List.of(VISIT), TEXT);

        marks.follow(now);

        assertThat(marks.of(VISIT)).isEmpty();
    }

    @Test
    void severalChangesAddUp() {
        marks.set(List.of(VISIT), TEXT);

        for (int i = 1; i <= 5; i++) {
            marks.follow("!".repeat(i) + TEXT + "?".repeat(i - 1));
            marks.follow("!".repeat(i) + TEXT + "?".repeat(i));
        }

        assertThat(marks.of(VISIT)).contains(new Span(11, 21));
    }

    @Test
    void theNextPlaceIsBehindTheCursorAndAfterTheLastTheFirst() {
        var later = new Finding(Rule.G7, Verdict.WARN, "dispute", Optional.of(new Span(21, 25)));
        marks.set(List.of(later, VISIT), TEXT);

        assertThat(List.of(marks.next(0), marks.next(16), marks.next(25)))
                .containsExactly(
                        Optional.of(new Span(6, 16)), Optional.of(new Span(21, 25)), Optional.of(new Span(6, 16)));
    }
}
