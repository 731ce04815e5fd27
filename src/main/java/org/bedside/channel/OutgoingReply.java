package org.bedside.channel;

import org.bedside.model.Way;

/// Words to be posted, in public or privately.
///
/// @param to the platform's identifier of the comment answered; for a message, of the person
public record OutgoingReply(Way way, String to, String text) {
    /// A public reply under the comment `to`.
    public OutgoingReply(String to, String text) {
        this(Way.REPLY, to, text);
    }
}
