package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.Optional;
import org.bedside.model.Author;

/// A post on the simulated page, by the page itself or by a visitor, or about it.
///
/// @param recommends what a review says
record FacebookPost(
        String id, Author from, String message, Instant at, long serial, Kind kind, Optional<Boolean> recommends) {
    enum Kind {
        /// In the page's feed.
        LISTED,
        /// By a visitor, and left out of the feed.
        LEFT_OUT,
        /// Elsewhere, with the page's name in it.
        TAG,
        REVIEW,
        /// Of which Graph gives no identifier.
        UNNAMED_REVIEW
    }

    Position position() {
        return Position.of(at, serial);
    }

    FacebookPost edit(String newMessage) {
        return new FacebookPost(id, from, newMessage, at, serial, kind, recommends);
    }

    /// The part of the id that comments carry in theirs.
    String shortId() {
        return id.substring(id.indexOf('_') + 1);
    }
}
