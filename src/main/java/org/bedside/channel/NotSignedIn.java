package org.bedside.channel;

/// A sign-in that was begun came to no end: a person has to begin it again, or give something else.
///
/// The message is for the log: it names the step and the status, never a code, a token or a key.
public final class NotSignedIn extends Exception {
    public enum Why {
        /// The person said no on the platform's page.
        DENIED,
        /// The person did not come back in time.
        TOO_LATE,
        /// The platform does not know the app by the keys that were given.
        APP_UNKNOWN,
        /// The app is not set up for this way of signing in.
        WAY_NOT_ALLOWED,
        /// The platform does not take the code or number that was brought back.
        CODE_REFUSED
    }

    private final String message;
    private final Why why;

    public NotSignedIn(String message, Why why) {
        super(message);
        this.message = message;
        this.why = why;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public Why why() {
        return why;
    }
}
