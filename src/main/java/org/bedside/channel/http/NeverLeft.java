package org.bedside.channel.http;

/// The request certainly did not reach anybody: there was no connection to send it over.
public final class NeverLeft extends Silence {
    NeverLeft(String message) {
        super(message);
    }
}
