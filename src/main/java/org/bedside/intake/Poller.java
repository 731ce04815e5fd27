package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.bedside.model.Fault;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.Scope;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.FaultStore;
import org.bedside.store.LeaseStore;
import org.bedside.store.QueueStore;
import org.bedside.store.SignInStore;
import org.bedside.store.StoreException;
import org.bedside.store.Tx;
import org.bedside.store.UsageStore;
import org.jspecify.annotations.Nullable;

/// Reads the lanes of one channel to their end and says when to look again; it never waits itself.
public final class Poller {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(15);
    /// Longer than a platform may take to answer. Whoever calls [#once] at least each [#HEARTBEAT] keeps it.
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration WHILE_ANOTHER_READS = Duration.ofSeconds(15);
    /// A next look that lies further away was set by a clock that was wrong.
    private static final Duration FURTHEST_LOOK = Duration.ofHours(25);
    private static final Duration PLAN_AGAIN = Duration.ofHours(6);
    /// How long to wait at most between two calls of [#once]: so that a channel read by a desktop that went away is
    /// read by another soon, and so that a look somebody asked for is not waited for.
    public static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final ChannelId id;
    private final Channel channel;
    private final Intake intake;
    private final Database database;
    private final ChannelStore channels;
    private final InstantSource clock;
    private final Pace pace;
    private final ChannelMeter meter;
    private final LeaseStore leases = new LeaseStore();
    private final SignInStore signIns = new SignInStore();
    private final QueueStore queue = new QueueStore();
    private final FaultStore faults = new FaultStore();
    private final UsageStore usage = new UsageStore();
    private final LookBack lookBack;
    /// When to ask again where a person has to sign in.
    private final Map<Lane, Instant> inVainUntil = new EnumMap<>(Lane.class);

    /// One that looks as often at all times.
    public Poller(
            ChannelId id,
            Channel channel,
            Intake intake,
            Database database,
            ChannelStore channels,
            InstantSource clock,
            Duration every) {
        this(id, channel, intake, database, channels, clock, Pace.steady(every), new ChannelMeter(id, clock));
    }

    /// @param pace how long to wait between two looks when all is well
    /// @param meter what `channel` tells of its requests
    public Poller(
            ChannelId id,
            Channel channel,
            Intake intake,
            Database database,
            ChannelStore channels,
            InstantSource clock,
            Pace pace,
            ChannelMeter meter) {
        this.id = id;
        this.channel = channel;
        this.intake = intake;
        this.database = database;
        this.channels = channels;
        this.clock = clock;
        this.pace = pace;
        this.meter = meter;
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
            var next = health(lane).nextLook().or(() -> Optional.ofNullable(inVainUntil.get(lane)));
            var wait = Duration.between(now, next.orElse(now));
            waits.add(wait.isPositive() && wait.compareTo(FURTHEST_LOOK) < 0 ? wait : read(lane));
        }
        return Collections.min(waits);
    }

    private Duration read(Lane lane) throws InterruptedException {
        var lacking = database.read(tx -> signIns.get(tx, id)).lacking(Scope.toRead(channel.platform(), lane));
        if (lacking.isPresent()) {
            // The platform would only say no: there is nothing to ask before a person signs in again.
            return troubled(lane, Trouble.SCOPE_MISSING, lacking.get().key(), Optional.empty());
        }
        if (isCapped(lane)) {
            return troubled(
                    lane, Trouble.CAPPED, "", Optional.of(clock.instant().plus(PLAN_AGAIN)));
        }
        try {
            return toItsEnd(lane);
        } catch (ChannelException e) {
            return afterTrouble(lane, e);
        } catch (StoreException e) {
            // Which the store itself tells of.
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "reading " + lane + " of channel " + id.value() + " failed", e);
            return troubled(
                    lane,
                    Trouble.OWN_FAULT,
                    e.getClass().getSimpleName(),
                    Optional.of(clock.instant().plus(AFTER_REFUSAL)));
        }
    }

    /// Only X bills for reading.
    private boolean isCapped(Lane lane) {
        if (channel.platform() != Platform.X) {
            return false;
        }
        var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).atDay(1);
        return database.read(tx -> {
            var spent = usage.paid(tx, id, month).values().stream()
                    .mapToLong(UsageStore.Used::micros)
                    .sum();
            return !Prices.read(tx).allows(spent, lane == Lane.COMMENTS || lane == Lane.MESSAGES);
        });
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
            var pause = meter.pause();
            if (!page.more()) {
                var next = next(lane, now, pause);
                save(lane, known.health(lane).wellAt(now, next, unreadable));
                return Duration.between(now, next);
            }
            if (pause.isPresent()) {
                return troubled(lane, Trouble.RATE_LIMITED, "nearly all is used", pause);
            }
            database.change(this::lease);
        }
    }

    private Instant next(Lane lane, Instant now, Optional<Instant> pause) {
        var wait = database.read(tx -> pace.wait(
                now, channels.lastArrival(tx, id), queue.counts(tx, now).open().containsKey(Priority.P0)));
        return Stream.concat(Stream.of(now.plus(wait), now.plus(channel.atMostEvery(lane))), pause.stream())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private Health health(Lane lane) {
        return database.read(tx -> channels.get(tx, id)).health(lane);
    }

    private Duration afterTrouble(Lane lane, ChannelException e) {
        var what = e.getMessage();
        return switch (e) {
            case RateLimited limited -> troubled(lane, Trouble.RATE_LIMITED, what, Optional.of(limited.retryAt()));
            case SignInNeeded _ -> {
                inVainUntil.put(lane, clock.instant().plus(AFTER_REFUSAL));
                yield troubled(lane, Trouble.SIGN_IN_NEEDED, what, Optional.empty());
            }
            case NotAllowed _ ->
                troubled(
                        lane,
                        Trouble.NOT_ALLOWED,
                        what,
                        Optional.of(clock.instant().plus(AFTER_REFUSAL)));
            case NoAnswer _, Unconfirmed _ ->
                troubled(
                        lane,
                        Trouble.NO_ANSWER,
                        what,
                        Optional.of(clock.instant().plus(AFTER_SILENCE)));
        };
    }

    private Duration troubled(Lane lane, Trouble trouble, @Nullable String detail, Optional<Instant> next) {
        var now = clock.instant();
        var before = health(lane);
        if (before.trouble() != trouble) {
            var fault =
                    new Fault(lane, now, trouble, Optional.ofNullable(detail).orElse(""));
            database.change(tx -> faults.add(tx, id, fault));
        }
        save(lane, before.troubledAt(now, next, trouble));
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

    private boolean lease(Tx tx) {
        meter.writeDown(tx);
        return leases.take(tx, "read channel " + id.value(), LEASE);
    }
}
