package org.bedside;

import java.time.Duration;
import java.util.Map;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.channel.simulator.Fault;
import org.bedside.model.ConnectedChannel.Trouble;

/// What goes wrong with a platform for a while, and then no longer.
@SuppressWarnings("ImmutableEnumChecker") // a fault is a record
enum Wrong {
    LATE("comes late", new Fault.Latency(Duration.ofMillis(20)), Trouble.NONE, "sent"),
    TOO_MANY(
            "429, come back later",
            new Fault.RateLimited(Duration.ofSeconds(90)),
            Trouble.RATE_LIMITED,
            "queued, then sent"),
    FAILS("503", new Fault.Status(503), Trouble.NO_ANSWER, "unconfirmed, then a person is asked"),
    FAILS_DONE("503, but done", new Fault.Status(503, Map.of(), "", true), Trouble.NO_ANSWER, "unconfirmed, then sent"),
    DROPS(
            "connection closed",
            new Fault.DropAfterReading(false),
            Trouble.NO_ANSWER,
            "unconfirmed, then a person is asked"),
    DROPS_DONE(
            "connection closed, but done",
            new Fault.DropAfterReading(true),
            Trouble.NO_ANSWER,
            "unconfirmed, then sent"),
    HANGS("silence", new Fault.Hang(false), Trouble.NO_ANSWER, "unconfirmed, then a person is asked"),
    HANGS_DONE("silence, but done", new Fault.Hang(true), Trouble.NO_ANSWER, "unconfirmed, then sent"),
    HANGS_IN_BODY("silence after half the answer", new Fault.HangInBody(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
    TRUNCATED("closed after half the answer", new Fault.TruncatedBody(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
    MALFORMED("broken JSON", new Fault.MalformedJson(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
    HTML(
            "a web page",
            new Fault.Status(200, Map.of(), "<html>Welcome</html>", false),
            Trouble.NO_ANSWER,
            "unconfirmed, then a person is asked"),
    REDIRECTS(
            "sent elsewhere",
            new Fault.Status(302, Map.of("Location", "https://example.invalid/"), "", false),
            Trouble.NO_ANSWER,
            "unconfirmed, then a person is asked"),
    TOO_LONG(
            "an endless answer",
            new Fault.Altered(body -> body + " ".repeat(Wrong.LONGEST)),
            Trouble.NO_ANSWER,
            "unconfirmed, then sent"),
    BROKEN_ITEM("one broken item", new Fault.MalformedItem(Fault.Broken.TIME), Trouble.NONE, "sent"),
    REPEATED_ITEM("an item twice", new Fault.DuplicatePage(), Trouble.NONE, "sent"),
    EXPIRED("sign-in expired", new Fault.SignInExpired(), Trouble.SIGN_IN_NEEDED, "queued, then sent"),
    CLOCK("clock six minutes ahead", new Fault.None(), Trouble.NONE, "sent");

    /// The longest answer that a channel takes here.
    static final int LONGEST = 1 << 20;

    final String words;
    final Fault fault;
    private final Trouble reading;
    private final String sending;

    Wrong(String words, Fault fault, Trouble reading, String sending) {
        this.words = words;
        this.fault = fault;
        this.reading = reading;
        this.sending = sending;
    }

    /// X does not take a signature from a clock that is far from its own.
    private boolean isRefusedForItsTime(Kind kind) {
        return this == CLOCK && kind == Kind.X;
    }

    /// What becomes of who reads.
    Trouble reading(Kind kind) {
        return isRefusedForItsTime(kind) ? Trouble.NO_ANSWER : reading;
    }

    /// What becomes of words that are sent.
    String sending(Kind kind) {
        return isRefusedForItsTime(kind) ? "queued, then sent" : sending;
    }

    /// Whether the platform did what it was asked for, though it did not say so.
    boolean isDoneInSilence() {
        return switch (this) {
            case FAILS_DONE, DROPS_DONE, HANGS_DONE, HANGS_IN_BODY, TRUNCATED, MALFORMED, TOO_LONG -> true;
            case LATE, TOO_MANY, FAILS, DROPS, HANGS, HTML, REDIRECTS, BROKEN_ITEM, REPEATED_ITEM, EXPIRED, CLOCK ->
                false;
        };
    }

    boolean isSilence() {
        return this == HANGS || this == HANGS_DONE || this == HANGS_IN_BODY;
    }
}
