package org.bedside.channel;

/// The platform refused, and will refuse again: what was asked has not been done and is not to be retried.
public final class NotAllowed extends ChannelException {
    /// Why, as far as the platform says.
    public enum Why {
        /// The same words were posted before.
        DUPLICATE,
        /// The comment is gone or hidden from us.
        COMMENT_GONE,
        /// The platform does not let us do this here, or does not say what is missing.
        FORBIDDEN,
        /// The app, or the sign-in, lacks a permission that this needs.
        PERMISSION_MISSING,
        /// What the platform gives in a month, or was paid for, is used up.
        CAPPED,
        /// The time in which the platform lets us answer this is over.
        WINDOW_CLOSED,
        /// It was done before, and can be done once only.
        ALREADY_DONE,
        /// The platform found the request itself wrong, such as a text that is too long.
        INVALID
    }

    private final Why why;
    private final String detail;

    /// @param detail the platform's own explanation, to be shown to people; empty where it gave none
    public NotAllowed(String message, Why why, String detail) {
        super(message);
        this.why = why;
        this.detail = detail;
    }

    public Why why() {
        return why;
    }

    public String detail() {
        return detail;
    }
}
