package org.bedside.channel;

/// We asked to post and did not hear the outcome: the words may stand on the platform or not. Never ask again blindly.
public final class Unconfirmed extends ChannelException {
    public Unconfirmed(String message) {
        super(message);
    }

    public Unconfirmed(String message, Throwable cause) {
        super(message, cause);
    }
}
