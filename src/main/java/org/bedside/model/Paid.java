package org.bedside.model;

/// What X bills for, each thing once a UTC day.
///
/// The prices are those of April 2026 for pay per use (<https://docs.x.com/x-api/getting-started/pricing>); they move,
/// so a practice can set its own.
public enum Paid {
    /// A post of somebody's.
    POST_READ(5_000),
    /// A post that mentions the account which owns the app.
    MENTION_READ(1_000),
    ACCOUNT_READ(10_000),
    MESSAGE_READ(10_000),
    POST(15_000),
    POST_WITH_LINK(200_000),
    MESSAGE(15_000),
    LIKE(15_000),
    DELETE(10_000),
    HIDE(5_000);

    private final long usualMicros;

    Paid(long usualMicros) {
        this.usualMicros = usualMicros;
    }

    /// Millionths of a US dollar.
    public long usualMicros() {
        return usualMicros;
    }
}
