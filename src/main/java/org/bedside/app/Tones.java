package org.bedside.app;

import javax.sound.sampled.AudioFormat;

/// The alarm's two tones, a high and a lower one, twice.
final class Tones {
    private static final float RATE = 44_100;
    private static final double[] PITCHES = {988, 740, 988, 740};
    private static final int SAMPLES_A_TONE = (int) (RATE * 0.22);
    /// So that nothing clicks where a tone begins and ends.
    private static final double FADE = RATE * 0.01;
    private static final double SOFT = 0.25;
    private static final double LOUD = 0.9;

    static final AudioFormat FORMAT = new AudioFormat(RATE, Short.SIZE, 1, true, false);

    private Tones() {}

    /// What is played, in [#FORMAT].
    static byte[] of(boolean loud) {
        var bytes = new byte[PITCHES.length * SAMPLES_A_TONE * Short.BYTES];
        int at = 0;
        for (var pitch : PITCHES) {
            for (int i = 0; i < SAMPLES_A_TONE; i++) {
                var fade = Math.min(1, Math.min(i, SAMPLES_A_TONE - 1 - i) / FADE);
                var wave = Math.sin(2 * Math.PI * pitch * i / RATE) * fade * (loud ? LOUD : SOFT);
                var sample = (int) Math.round(wave * Short.MAX_VALUE);
                bytes[at++] = (byte) sample;
                bytes[at++] = (byte) (sample >> Byte.SIZE);
            }
        }
        return bytes;
    }
}
