package org.bedside.app;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps out of the log what may hold words or tokens.
final class Logs {
    /// Held, since the logging framework itself lets go of loggers that nobody holds, and of their levels with them.
    private static final List<Logger> CAPPED = List.of(
            // It logs whole addresses, with tokens, when a request fails.
            Logger.getLogger("com.restfb"),
            Logger.getLogger("twitter4j"),
            // The way to the system's key store: it tells of each message, and warns where there is no store.
            Logger.getLogger("com.github.javakeyring"),
            Logger.getLogger("de.swiesend"),
            Logger.getLogger("org.freedesktop"));

    private Logs() {}

    static void quieten() {
        CAPPED.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
