package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.Optional;
import org.bedside.model.Author;

/// A comment under a post of the simulated page.
///
/// @param parent the comment directly under the post that this one is a reply to
record FacebookComment(
        String id,
        String postId,
        Optional<String> parent,
        Author from,
        String message,
        Optional<Attachment> attachment,
        Instant at,
        boolean hidden,
        long serial) {

    Position position() {
        return Position.of(at, serial);
    }

    FacebookComment edit(String newMessage) {
        return new FacebookComment(id, postId, parent, from, newMessage, attachment, at, hidden, serial);
    }

    FacebookComment hide(boolean isHidden) {
        return new FacebookComment(id, postId, parent, from, message, attachment, at, isHidden, serial);
    }
}
