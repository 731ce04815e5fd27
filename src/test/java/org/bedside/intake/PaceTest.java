package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private final Pace pace = new Pace(Duration.ofMinutes(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT14M, PT1M", "PT3H, PT3M", "PT6H, PT5M", "P30D, PT5M"})
    void theLongerItWasQuietTheLongerIsWaited(Duration quiet, Duration wait) {
        assertThat(pace.wait(NOW, Optional.of(NOW.minus(quiet)), false)).isEqualTo(wait);
    }

    @Test
    void anOpenEmergencyIsWorthAQuickLookAtAllTimes() {
        assertThat(pace.wait(NOW, Optional.of(NOW.minus(Duration.ofDays(3))), true))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aChannelToWhichNobodyWroteIsQuiet() {
        assertThat(pace.wait(NOW, Optional.empty(), false)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aClockThatWasAheadMakesNothingSlower() {
        assertThat(pace.wait(NOW, Optional.of(NOW.plus(Duration.ofDays(300))), false))
                .isEqualTo(Duration.ofMinutes(1));
    }
}
