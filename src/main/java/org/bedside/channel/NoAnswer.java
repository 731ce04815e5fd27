package org.bedside.channel;

/// Nothing usable came back, and nothing was changed on the platform: it can be tried again later.
public final class NoAnswer extends ChannelException {
    public NoAnswer(String message) {
        super(message);
    }

    public NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
