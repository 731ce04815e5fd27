package org.bedside.channel;

/// Where the last fetch of a lane stopped. Only the channel that wrote it can read it; it holds no token.
public record Cursor(String value) {
    /// Before everything: fetch history as far back as the platform gives it.
    public static final Cursor START = new Cursor("");
}
