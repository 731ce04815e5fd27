package org.bedside.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseTargetsTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ResponseTargets TARGETS =
            new ResponseTargets(OpeningHours.weekdays(CHICAGO, LocalTime.of(8, 0), LocalTime.of(17, 0)));

    /// Written on a Friday at four in the afternoon, and on a Saturday at noon; the practice opens again on Monday.
    @ParameterizedTest
    @CsvSource({
        "SELF_HARM,         2026-11-20T16:15, 2026-11-21T12:15",
        "EMERGENCY,         2026-11-20T16:15, 2026-11-21T12:15",
        "VIOLENCE,          2026-11-20T16:15, 2026-11-21T12:15",
        "ADVERSE_REACTION,  2026-11-20T17:00, 2026-11-23T09:00",
        "PRIVACY,           2026-11-20T17:00, 2026-11-23T09:00",
        "LEGAL,             2026-11-23T09:00, 2026-11-23T10:00",
        "CLINICAL_QUESTION, 2026-11-23T11:00, 2026-11-23T12:00",
        "REFILL_OR_RESULTS, 2026-11-23T11:00, 2026-11-23T12:00",
        "COMPLAINT,         2026-11-23T11:00, 2026-11-23T12:00",
        "BILLING,           2026-11-23T17:00, 2026-11-24T17:00",
        "MISINFORMATION,    2026-11-23T17:00, 2026-11-24T17:00",
        "APPOINTMENT,       2026-11-20T17:00, 2026-11-23T17:00",
        "GENERAL_QUESTION,  2026-11-20T17:00, 2026-11-23T17:00",
        "BOUNDARY,          2026-11-23T17:00, 2026-11-24T17:00",
        "PRAISE,            2026-11-24T17:00, 2026-11-25T17:00",
        "SPAM,              2026-11-20T17:00, 2026-11-23T17:00"
    })
    void aTargetIsWhatTheTriageTableAgrees(Category category, LocalDateTime fromFriday, LocalDateTime fromSaturday) {
        assertThat(LocalDateTime.ofInstant(due(category, "2026-11-20T16:00"), CHICAGO))
                .isEqualTo(fromFriday);
        assertThat(LocalDateTime.ofInstant(due(category, "2026-11-21T12:00"), CHICAGO))
                .isEqualTo(fromSaturday);
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void aMoreUrgentPriorityIsNeverDueLater(Category category) {
        var written = LocalDateTime.parse("2026-11-20T16:00").atZone(CHICAGO).toInstant();

        assertThat(Arrays.stream(Priority.values())
                        .limit(3)
                        .map(priority -> TARGETS.dueAt(category, priority, written)))
                .isSorted();
    }

    @Test
    void anEmergencyCountsEveryMinuteAlsoWhileTheClocksChange() {
        var written = Instant.parse("2026-11-01T06:55:00Z");

        assertThat(TARGETS.dueAt(Category.EMERGENCY, Priority.P0, written))
                .isEqualTo(Instant.parse("2026-11-01T07:10:00Z"));
    }

    private static Instant due(Category category, String written) {
        return TARGETS.dueAt(
                category,
                category.priority(),
                LocalDateTime.parse(written).atZone(CHICAGO).toInstant());
    }
}
