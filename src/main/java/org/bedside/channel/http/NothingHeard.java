package org.bedside.channel.http;

/// The request may have arrived, but no whole answer came back: what it asked for may have been done or
/// not.
public final class NothingHeard extends Silence {
    NothingHeard(String message) {
        super(message);
    }
}
