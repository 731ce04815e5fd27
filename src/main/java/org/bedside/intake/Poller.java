package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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
import org.bedside.model.Lane;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.LeaseStore;
import org.bedside.store.StoreException;
import org.bedside.store.Tx;

/// Reads the lanes of one channel to their end and says when to look again; it never waits itself.
public final class Poller {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
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
    private final LookBack lookBack;

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
        this.lookBack = new LookBack(database);
    }

    /// Reads each lane that is due. Of several desktops the one that holds the channel's lease reads, until it is not
    /// there any more.
    ///
    /// @return how long to wait before the next lane is due
    public Duration once() throws InterruptedException {
        if (!database.write(this::lease)) {
            return WHILE_ANOTHER_READS;
        }
        var waits = new ArrayList<Duration>();
        for (var lane : channel.lanes()) {
            var now = clock.instant();
            var due = health(lane).nextLook().orElse(now);
            waits.add(due.isAfter(now) ? Duration.between(now, due) : read(lane));
        }
        return Collections.min(waits);
    }

    private Duration read(Lane lane) throws InterruptedException {
        try {
            return toItsEnd(lane);
        } catch (ChannelException e) {
            return afterTrouble(lane, e);
        } catch (StoreException e) {
            // Which the store itself tells of.
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "reading " + lane + " of channel " + id.value() + " failed", e);
            return troubled(lane, Trouble.OWN_FAULT, Optional.of(clock.instant().plus(AFTER_REFUSAL)));
        }
    }

    /// Fetches page after page until there is no more for now; each page and its cursor are kept at once, so that a
    /// fetch broken off goes on where it stopped. Only one that came to its end counts as read.
    private Duration toItsEnd(Lane lane) throws ChannelException, InterruptedException {
        int unreadable = 0;
        while (true) {
            var known = database.read(tx -> channels.get(tx, id));
            var cursor = new Cursor(database.read(tx -> channels.cursor(tx, id, lane)));
            var page = lane == Lane.LOOK_BACK
                    ? lookBack.page(id, channel, cursor, clock.instant())
                    : channel.fetchAfter(lane, cursor);
            var now = clock.instant();
            var taken = intake.take(known, lane, cursor, page, now);
            if (taken.isEmpty()) {
                return WHILE_ANOTHER_READS;
            }
            unreadable += page.unreadable() + taken.get().unreadable();
            if (!page.more()) {
                var wait = every.compareTo(channel.atMostEvery(lane)) < 0 ? channel.atMostEvery(lane) : every;
                save(lane, known.health(lane).wellAt(now, now.plus(wait), unreadable));
                return wait;
            }
            database.change(this::lease);
        }
    }

    private Health health(Lane lane) {
        return database.read(tx -> channels.get(tx, id)).health(lane);
    }

    private Duration afterTrouble(Lane lane, ChannelException e) {
        return switch (e) {
            case RateLimited limited -> troubled(lane, Trouble.RATE_LIMITED, Optional.of(limited.retryAt()));
            case SignInNeeded _ -> troubled(lane, Trouble.SIGN_IN_NEEDED, Optional.empty());
            case NotAllowed _ ->
                troubled(lane, Trouble.NOT_ALLOWED, Optional.of(clock.instant().plus(AFTER_REFUSAL)));
            case NoAnswer _, Unconfirmed _ ->
                troubled(lane, Trouble.NO_ANSWER, Optional.of(clock.instant().plus(AFTER_SILENCE)));
        };
    }

    private Duration troubled(Lane lane, Trouble trouble, Optional<Instant> next) {
        var now = clock.instant();
        save(lane, health(lane).troubledAt(now, next, trouble));
        // Without a moment to try again nothing will change by itself; a new sign-in starts a new poller.
        var wait = Duration.between(now, next.orElse(now.plus(AFTER_REFUSAL)));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void save(Lane lane, Health health) {
        database.change(tx -> {
            channels.saveHealth(tx, id, lane, health);
            lease(tx);
        });
    }

    /// Held until well after the next look, so that no other desktop looks in between.
    private boolean lease(Tx tx) {
        return leases.take(tx, "read channel " + id.value(), every.plus(LEASE));
    }
}
