package org.bedside.channel;

import java.time.Instant;

/// The platform wants us to wait. What was asked has not been done.
public final class RateLimited extends ChannelException {
    private final Instant retryAt;

    public RateLimited(String message, Instant retryAt) {
        super(message);
        this.retryAt = retryAt;
    }

    public Instant retryAt() {
        return retryAt;
    }
}
