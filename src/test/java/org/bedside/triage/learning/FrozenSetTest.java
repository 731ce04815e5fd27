package org.bedside.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.triage.Assessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What triage finds in texts that nobody learns from, held against what it has found before: `src/docs/TRIAGE.md`.
class FrozenSetTest {
    private static final Assessor TRIAGE = Assessor.load();

    @ParameterizedTest
    @CsvSource({
        "SELF_HARM, 200, 0.98",
        "EMERGENCY, 150, 0.97",
        "VIOLENCE, 80, 0.97",
        "ADVERSE_REACTION, 120, 0.95",
        "PRIVACY, 80, 0.95",
        "LEGAL, 80, 0.96",
    })
    void whatIsUrgentIsFoundAsOftenAsBefore(Category category, int texts, double share) {
        var recall = Objects.requireNonNull(FrozenSet.recall(TRIAGE::assess).get(category));

        assertThat(recall.of()).isEqualTo(texts);
        assertThat(recall.share()).isGreaterThanOrEqualTo(share);
    }

    @Test
    void nobodyIsAlarmedByCalmTexts() {
        var calm = FrozenSet.calm();

        assertThat(calm).hasSize(400);
        assertThat(calm.stream()
                        .filter(text -> TRIAGE.assess(text).priority() == Priority.P0)
                        .count())
                .isLessThanOrEqualTo(9);
    }

    @Test
    void triageThatFindsNothingHasNoRecall() {
        var nothing = TRIAGE.assess("Where can I park?");

        assertThat(FrozenSet.recall(_ -> nothing).values()).allMatch(recall -> recall.share() == 0);
    }
}
