package org.bedside.channel.http;

import java.io.IOException;

/// No whole answer came. The message names method, host and path, and nothing else of the request.
public abstract sealed class Silence extends IOException permits NeverLeft, NothingHeard {
    private final String message;

    Silence(String message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
