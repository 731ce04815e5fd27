package org.bedside.channel.simulator;

import java.time.Instant;
import org.bedside.model.Author;

/// A post on the simulated page, by the page itself or by a visitor.
record FacebookPost(String id, Author from, String message, Instant at, long serial) {
    Position position() {
        return Position.of(at, serial);
    }

    /// The part of the id that comments carry in theirs.
    String shortId() {
        return id.substring(id.indexOf('_') + 1);
    }
}
