package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.LeaseStore;
import org.bedside.store.Tx;

/// Reads one channel to its end and says when to look again; it never waits itself.
public final class Poller {
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(15);
    /// Longer than a platform may take to answer.
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration WHILE_ANOTHER_READS = Duration.ofSeconds(15);

    private final ChannelId id;
    private final Channel channel;
    private final Intake intake;
    private final Database database;
    private final ChannelStore channels;
    private final InstantSource clock;
    private final Duration every;
    private final LeaseStore leases = new LeaseStore();

    /// @param every how long to wait between two looks when all is well
    public Poller(
            ChannelId id,
            Channel channel,
            Intake intake,
            Database database,
            ChannelStore channels,
            InstantSource clock,
            Duration every) {
        this.id = id;
        this.channel = channel;
        this.intake = intake;
        this.database = database;
        this.channels = channels;
        this.clock = clock;
        this.every = every;
    }

    /// Fetches page after page until there is no more for now; each page and its cursor are kept at once, so that a
    /// fetch broken off goes on where it stopped. Of several desktops the one that holds the channel's lease
    /// reads, until it is not there any more.
    ///
    /// @return how long to wait before the next look
    public Duration once() throws InterruptedException {
        if (!database.write(this::lease)) {
            return WHILE_ANOTHER_READS;
        }
        int unreadable = 0;
        try {
            while (true) {
                var known = database.read(tx -> channels.get(tx, id));
                var cursor = new Cursor(database.read(tx -> channels.cursor(tx, id)));
                var page = channel.fetchAfter(cursor);
                var now = clock.instant();
                var taken = intake.take(known, cursor, page, now);
                if (taken.isEmpty()) {
                    return WHILE_ANOTHER_READS;
                }
                unreadable += page.unreadable() + taken.get().unreadable();
                save(known.health().wellAt(now, now.plus(every), unreadable));
                if (!page.more()) {
                    return every;
                }
            }
        } catch (ChannelException e) {
            return afterTrouble(e);
        }
    }

    private Duration afterTrouble(ChannelException e) {
        return switch (e) {
            case RateLimited limited -> troubled(Trouble.RATE_LIMITED, Optional.of(limited.retryAt()));
            case SignInNeeded _ -> troubled(Trouble.SIGN_IN_NEEDED, Optional.empty());
            case NotAllowed _ ->
                troubled(Trouble.NOT_ALLOWED, Optional.of(clock.instant().plus(AFTER_REFUSAL)));
            case NoAnswer _, Unconfirmed _ ->
                troubled(Trouble.NO_ANSWER, Optional.of(clock.instant().plus(AFTER_SILENCE)));
        };
    }

    private Duration troubled(Trouble trouble, Optional<Instant> next) {
        var now = clock.instant();
        var health = database.read(tx -> channels.get(tx, id)).health();
        save(health.troubledAt(now, next, trouble));
        // Without a moment to try again nothing will change by itself; a new sign-in starts a new poller.
        var wait = Duration.between(now, next.orElse(now.plus(AFTER_REFUSAL)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void save(Health health) {
        database.change(tx -> {
            channels.saveHealth(tx, id, health);
            lease(tx);
        });
    }

    /// Held until well after the next look, so that no other desktop looks in between.
    private boolean lease(Tx tx) {
        return leases.take(tx, "read channel " + id.value(), every.plus(LEASE));
    }
}
