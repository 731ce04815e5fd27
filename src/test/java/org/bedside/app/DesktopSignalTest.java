package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesktopSignalTest {
    @Test
    void theLouderSignalIsTheSameTonesThreeTimesAsLoud() {
        var soft = Tones.of(false);
        var loud = Tones.of(true);

        assertThat(loud).hasSameSizeAs(soft);
        assertThat(peak(loud)).isGreaterThan(3 * peak(soft)).isLessThan(Short.MAX_VALUE);
    }

    @Test
    void theTonesBeginAndEndWithoutAClick() {
        var loud = Tones.of(true);

        assertThat(sample(loud, 0)).isZero();
        assertThat(Math.abs(sample(loud, loud.length / 2 - 1))).isLessThan(100);
    }

    @Test
    void aComputerWithoutASoundDeviceOrADesktopLeavesItOut() {
        var signal = new DesktopSignal();

        assertThatCode(() -> {
                    for (int i = 0; i < 20; i++) {
                        signal.sound(true);
                        signal.call("Bedside", "Alarm");
                    }
                })
                .doesNotThrowAnyException();
    }

    private static int peak(byte[] tones) {
        return IntStream.range(0, tones.length / 2)
                .map(i -> Math.abs(sample(tones, i)))
                .max()
                .orElseThrow();
    }

    private static int sample(byte[] tones, int i) {
        return (short) ((tones[2 * i] & 0xff) | tones[2 * i + 1] << 8);
    }
}
