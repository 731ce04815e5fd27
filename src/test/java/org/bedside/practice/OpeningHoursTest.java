package org.bedside.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import org.bedside.practice.OpeningHours.Day;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// November 2026: the 16th is a Monday. Clocks go back on Sunday the 1st, and forward on Sunday, 8 March.
class OpeningHoursTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final OpeningHours WEEKDAYS =
            OpeningHours.weekdays(CHICAGO, LocalTime.of(8, 0), LocalTime.of(17, 0));

    /// Open from Saturday to Monday, also while the clocks change; closed from Tuesday to Friday.
    private static final OpeningHours NIGHTS = new OpeningHours(
            CHICAGO,
            Map.of(
                    DayOfWeek.SATURDAY, new Day(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    DayOfWeek.SUNDAY, new Day(LocalTime.of(1, 0), LocalTime.of(4, 0)),
                    DayOfWeek.MONDAY, new Day(LocalTime.of(8, 0), LocalTime.of(10, 0))));

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:00, 2026-11-16T11:30, PT2H30M",
        "2026-11-16T07:00, 2026-11-16T08:00, PT0S",
        "2026-11-16T07:00, 2026-11-16T08:00:01, PT1S",
        "2026-11-16T16:59:59, 2026-11-16T23:00, PT1S",
        "2026-11-16T17:00, 2026-11-17T08:00, PT0S",
        "2026-11-16T16:00, 2026-11-17T09:00, PT2H",
        "2026-11-20T16:00, 2026-11-23T09:00, PT2H",
        "2026-11-21T10:00, 2026-11-22T10:00, PT0S",
        "2026-11-16T00:00, 2026-11-30T00:00, PT90H",
        "2026-11-16T12:00, 2026-11-16T12:00, PT0S",
        "2026-11-17T12:00, 2026-11-16T12:00, PT0S",
        "2026-03-06T16:00, 2026-03-09T09:00, PT2H",
        "2026-10-30T16:00, 2026-11-02T09:00, PT2H"
    })
    void onlyOpenTimeIsCounted(LocalDateTime from, LocalDateTime to, Duration open) {
        assertThat(WEEKDAYS.between(at(from), at(to))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // 01:00 to 04:00 lasts two hours when the clocks go forward at two, and four when they go back.
        "2026-03-08T00:00, 2026-03-08T12:00, PT2H",
        "2026-11-01T00:00, 2026-11-01T12:00, PT4H",
        "2026-11-08T00:00, 2026-11-08T12:00, PT3H",
        "2026-11-03T00:00, 2026-11-07T00:00, PT0S"
    })
    void anHourThatTheClocksSkipOrRepeatIsCountedAsItPasses(LocalDateTime from, LocalDateTime to, Duration open) {
        assertThat(NIGHTS.between(at(from), at(to))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:00, PT1H, 2026-11-16T10:00",
        "2026-11-16T16:30, PT1H, 2026-11-17T08:30",
        "2026-11-16T16:00, PT1H, 2026-11-16T17:00",
        "2026-11-16T17:00, PT1H, 2026-11-17T09:00",
        "2026-11-16T06:00, PT4H, 2026-11-16T12:00",
        "2026-11-20T16:30, PT4H, 2026-11-23T11:30",
        "2026-11-21T10:00, PT1H, 2026-11-23T09:00",
        "2026-11-16T08:00, PT45H, 2026-11-20T17:00",
        "2026-11-16T08:00, PT46H, 2026-11-23T09:00",
        "2026-10-30T16:30, PT1H, 2026-11-02T08:30",
        "2026-03-06T16:30, PT1H, 2026-03-09T08:30"
    })
    void aTargetRunsOutAfterSoMuchOpenTime(LocalDateTime from, Duration time, LocalDateTime end) {
        assertThat(WEEKDAYS.after(at(from), time)).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T00:30, PT90M, 2026-03-08T03:30",
        "2026-03-08T00:30, PT3H, 2026-03-09T09:00",
        "2026-11-01T00:30, PT3H30M, 2026-11-01T03:30",
        "2026-11-03T12:00, PT1H, 2026-11-07T10:00"
    })
    void aTargetRunsOnWhileTheClocksChange(LocalDateTime from, Duration time, LocalDateTime end) {
        assertThat(NIGHTS.after(at(from), time)).isEqualTo(at(end));
    }

    @Test
    void theOpenTimeUntilAMomentAfterSomeOpenTimeIsThatTime() {
        var random = new Random(20_261_118);

        for (int i = 0; i < 2_000; i++) {
            var hours = random.nextBoolean() ? WEEKDAYS : NIGHTS;
            var from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            var time = Duration.ofSeconds(1 + random.nextInt(40 * 3_600));

            assertThat(hours.between(from, hours.after(from, time)))
                    .as("%s %s", from, time)
                    .isEqualTo(time);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T09:00, 0, 2026-11-16T17:00",
        "2026-11-16T06:00, 0, 2026-11-16T17:00",
        "2026-11-16T16:59:59, 0, 2026-11-16T17:00",
        "2026-11-16T17:00, 0, 2026-11-17T17:00",
        "2026-11-20T18:00, 0, 2026-11-23T17:00",
        "2026-11-21T12:00, 0, 2026-11-23T17:00",
        "2026-11-16T09:00, 1, 2026-11-17T17:00",
        "2026-11-20T09:00, 1, 2026-11-23T17:00",
        "2026-11-20T18:00, 1, 2026-11-24T17:00",
        "2026-11-19T09:00, 2, 2026-11-23T17:00",
        "2026-10-30T09:00, 1, 2026-11-02T17:00"
    })
    void aBusinessDayEndsWithItsClosingTime(LocalDateTime from, int further, LocalDateTime end) {
        assertThat(WEEKDAYS.closingAfter(at(from), further)).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T07:59:59, false",
        "2026-11-16T08:00, true",
        "2026-11-16T16:59:59, true",
        "2026-11-16T17:00, false",
        "2026-11-21T12:00, false"
    })
    void thePracticeIsOpenFromOpeningUntilClosing(LocalDateTime moment, boolean open) {
        assertThat(WEEKDAYS.isOpenAt(at(moment))).isEqualTo(open);
    }

    @Test
    void thePracticesOwnClockDecidesAndNotThisComputers() {
        assertThat(WEEKDAYS.closingAfter(Instant.parse("2026-11-17T02:00:00Z"), 0))
                .isEqualTo(Instant.parse("2026-11-17T23:00:00Z"));
    }

    @Test
    void aDayClosesAfterItOpens() {
        assertThatThrownBy(() -> new Day(LocalTime.NOON, LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPracticeIsOpenOnSomeDay() {
        assertThatThrownBy(() -> new OpeningHours(CHICAGO, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(CHICAGO).toInstant();
    }
}
