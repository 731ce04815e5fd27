package org.bedside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    /// Half past eleven at night in Chicago, and already the next day in London.
    private static final Instant NOW = Instant.parse("2026-11-19T05:30:00Z");

    private final Times times = new Times(new Texts(Locale.US), ZoneId.of("America/Chicago"), InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT3H10M, 3 h 10 min",
        "PT23H59M, 23 h 59 min",
        "PT24H, 1 d",
        "PT71H, 2 d",
        "P400D, 400 d",
        "P1200D, 1200 d",
        "-PT5M, 0 min"
    })
    void aStretchIsShownInItsTwoLargestUnits(Duration stretch, String shown) {
        assertThat(times.stretch(stretch)).isEqualTo(shown);
    }

    @Test
    void whatWasLessThanAMinuteAgoIsJustNow() {
        assertThat(times.ago(NOW.minusSeconds(59))).isEqualTo("just now");
    }

    @Test
    void whatAPlatformsFastClockPutsIntoTheFutureIsJustNow() {
        assertThat(times.ago(NOW.plusSeconds(90))).isEqualTo("just now");
    }

    @Test
    void whatWasAWhileAgoSaysHowLong() {
        assertThat(times.ago(NOW.minus(Duration.ofMinutes(14)))).isEqualTo("14 min ago");
    }

    @Test
    void anAgeHasNoWordsAroundIt() {
        assertThat(times.age(NOW.minus(Duration.ofHours(2)))).isEqualTo("2 h");
    }

    @Test
    void timeLeftAndTimeOverAreSaidDifferently() {
        var left = times.due(NOW.plus(Duration.ofMinutes(190)));
        var over = times.due(NOW.minus(Duration.ofDays(2)));

        assertThat(left).isEqualTo("due in 3 h 10 min");
        assertThat(over).isEqualTo("overdue by 2 d");
    }

    @Test
    void todayIsTheDayAtThePractice() {
        var thisMorning = times.brief(Instant.parse("2026-11-18T14:05:00Z"));
        var afterMidnight = times.brief(NOW.plus(Duration.ofMinutes(45)));

        assertThat(plain(thisMorning)).isEqualTo("8:05 AM");
        assertThat(plain(afterMidnight)).isEqualTo("Nov 19, 2026, 12:15 AM");
    }

    @Test
    void anExactMomentHasDayAndTime() {
        assertThat(plain(times.exact(NOW))).isEqualTo("Nov 18, 2026, 11:30 PM");
    }

    /// The JDK writes a narrow space before AM and PM.
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }
}
