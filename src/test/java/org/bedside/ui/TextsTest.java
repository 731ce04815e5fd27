package org.bedside.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import org.bedside.model.Category;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts(Locale.US);

    @Test
    void whatIsGivenIsFilledIn() {
        assertThat(texts.get("time.ago", "14 min")).isEqualTo("14 min ago");
    }

    @Test
    void wordsThatAreFilledInAreNotReadAsAPattern() {
        assertThat(texts.get("reasons.words", "{0} isn't '{1}'")).isEqualTo("“{0} isn't '{1}'”");
    }

    @Test
    void numbersReadAsInTheCountry() {
        assertThat(texts.get("queue.counts", 1234, 5)).isEqualTo("1,234 open · 5 overdue");
    }

    @Test
    void oneAndManyReadDifferently() {
        var one = texts.get("alarm.count", 1);
        var many = texts.get("alarm.count", 3);

        assertThat(one).isEqualTo("One conversation needs a person at once.");
        assertThat(many).isEqualTo("3 conversations need a person at once.");
    }

    @Test
    void theValueOfAnEnumerationHasAWord() {
        assertThat(texts.of(Category.REFILL_OR_RESULTS)).isEqualTo("Refill or results");
        assertThat(texts.of(CloseReason.HANDLED_ELSEWHERE)).isEqualTo("Handled elsewhere");
    }

    @Test
    void theGuardsAndTriagesTextsAreFoundAsWell() {
        assertThat(texts.get("guard.empty")).startsWith("There is nothing to send yet.");
        assertThat(texts.get("triage.rule.chest-pain")).isEqualTo("Chest pain or pressure");
    }

    @Test
    void aRefusalSaysWhatWasRefusedAndWhere() {
        var inUse = texts.problem(new Refused("data-in-use", Path.of("practice")));
        var tooLong = texts.problem(new Refused("text-too-long", 10_000, 8_000));

        assertThat(inUse).isEqualTo("The practice in practice is open in another Bedside. Close that one first.");
        assertThat(tooLong).isEqualTo("The text has 10,000 characters; 8,000 is the most that can be kept.");
    }

    @Test
    void anythingElseThatFailsTellsNoDetails() {
        var problem = texts.problem(new IllegalStateException("token=secret"));

        assertThat(problem)
                .isEqualTo("Something went wrong that should not have. Nothing was lost; the log says more.");
    }

    @Test
    void aTextThatIsMissingIsNamed() {
        assertThatThrownBy(() -> texts.get("no.such.text"))
                .isInstanceOf(MissingResourceException.class)
                .hasFieldOrPropertyWithValue("key", "no.such.text");
    }

    @Test
    void anotherLanguageThanThoseThatExistReadsInEnglish() {
        assertThat(new Texts(Locale.GERMANY).get("screen.queue")).isEqualTo("Queue");
    }
}
