package org.bedside.reply.canned;

/// A canned reply that cannot be used as it is written; the message names the file, the entry and the trouble.
public final class BrokenCannedReply extends RuntimeException {
    BrokenCannedReply(String message) {
        super(message);
    }

    BrokenCannedReply(String message, Throwable cause) {
        super(message, cause);
    }
}
