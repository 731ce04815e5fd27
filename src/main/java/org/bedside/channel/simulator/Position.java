package org.bedside.channel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/// Where an object stands among others of its kind: by its time, and by its serial number at the same
/// second.
record Position(long second, long serial) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::second).thenComparingLong(Position::serial);

    static Position of(Instant at, long serial) {
        return new Position(at.getEpochSecond(), serial);
    }

    /// The position as an opaque cursor: it still holds when the object itself is gone.
    String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((second + ":" + serial).getBytes(StandardCharsets.US_ASCII));
    }

    static Position read(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int colon = text.indexOf(':');
            return new Position(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw GraphError.invalid("Invalid cursor");
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
