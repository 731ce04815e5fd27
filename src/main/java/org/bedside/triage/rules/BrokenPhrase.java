package org.bedside.triage.rules;

/// A phrase that cannot be read, with why and where.
public final class BrokenPhrase extends IllegalArgumentException {
    /// What is wrong with it.
    public enum Why {
        BRACKET,
        GAP_IN_BRACKET,
        VARIANTS,
        EDGE,
        NO_WORDS,
        LENGTH
    }

    private final Why why;
    private final int at;

    BrokenPhrase(Why why, int at, String message) {
        super(message);
        this.why = why;
        this.at = at;
    }

    public Why why() {
        return why;
    }

    /// The sign of the phrase at which it went wrong; the first is 0.
    public int at() {
        return at;
    }
}
