package org.bedside.channel;

/// What can go wrong between us and a platform: a closed list, so that callers decide by type.
///
/// The message is for the log: it names the operation, the status and identifiers, never a token or anybody's words.
public abstract sealed class ChannelException extends Exception
        permits SignInNeeded, RateLimited, NotAllowed, NoAnswer, Unconfirmed {

    ChannelException(String message) {
        super(message);
    }

    ChannelException(String message, Throwable cause) {
        super(message, cause);
    }
}
