package org.bedside.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportPeriodTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void aPeriodThatEndsBeforeItStartsIsRefused() {
        var dayBefore = FIRST.minusDays(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportPeriod(FIRST, dayBefore, SampleConversations.CHICAGO))
                .withMessage("the period ends on 2026-10-31, before it starts on 2026-11-01");
    }

    @Test
    void oneDayLastsFromMidnightToMidnightOfThePracticeEvenWhenClocksChange() {
        var dayOfTwentyFiveHours = new ReportPeriod(FIRST, FIRST, SampleConversations.CHICAGO);

        var bounds = new Instant[] {dayOfTwentyFiveHours.start(), dayOfTwentyFiveHours.end()};

        assertThat(bounds)
                .containsExactly(Instant.parse("2026-11-01T05:00:00Z"), Instant.parse("2026-11-02T06:00:00Z"));
    }
}
