package org.bedside.channel.simulator;

import java.time.Duration;

/// A platform as its loopback server sees it. Called by several threads at once.
interface Site {
    Operation operation(Request request);

    Answer answer(Operation operation, Request request);

    Answer signInExpired();

    Answer rateLimited(Duration wait);
}
