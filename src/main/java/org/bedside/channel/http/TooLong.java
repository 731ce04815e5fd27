package org.bedside.channel.http;

/// The answer was longer than we take. Asked for in smaller pieces it may be had.
public final class TooLong extends NothingHeard {
    TooLong(String message) {
        super(message);
    }
}
