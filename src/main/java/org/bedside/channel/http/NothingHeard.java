package org.bedside.channel.http;

/// The request may have arrived, but no whole answer came back: what it asked for may have been done or
/// not.
public sealed class NothingHeard extends Silence permits TooLong {
    NothingHeard(String message) {
        super(message);
    }
}
