package org.bedside.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.store.Database;
import org.bedside.store.RetentionStore;
import org.bedside.store.RetentionStore.Removed;
import org.bedside.store.Tx;

/// Removes what patients wrote when the practice's time for it is over, a few conversations at a time, so
/// that everybody else's work comes in between. It may be stopped at any moment and then goes on with the
/// next run.
public final class Retention {
    static final int BATCH = 200;
    static final Duration PAUSE = Duration.ofMillis(250);

    private static final int MONTHS = 24;
    private static final LocalTime QUIET_HOUR = LocalTime.of(3, 0);
    private static final Removed NOTHING = new Removed(0, 0);

    private final Database database;
    private final RetentionStore store;
    private final Activity activity;
    private final ZoneId zone;
    private final InstantSource clock;

    public Retention(Database database, RetentionStore store, Activity activity, ZoneId zone, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.activity = activity;
        this.zone = zone;
        this.clock = clock;
    }

    /// What would be removed now; nothing is changed.
    public Removed due() {
        var now = clock.instant();
        return database.read(tx -> store.months(tx, MONTHS)
                .map(months -> store.due(tx, before(months, now)))
                .orElse(NOTHING));
    }

    /// Removes one batch, or after the last one clears the search's index of it bit by bit.
    ///
    /// @return how long to wait before the next; where nothing is left to do, until the next night
    public Duration once() {
        var now = clock.instant();
        var removed = database.write(tx ->
                store.months(tx, MONTHS).map(months -> remove(tx, months, now)).orElse(NOTHING));
        return removed.conversations() > 0 || database.write(store::forgetMore) ? PAUSE : untilTheQuietHour(now);
    }

    private Removed remove(Tx tx, int months, Instant now) {
        var before = before(months, now);
        var removed = store.remove(tx, before, BATCH, words(now), now);
        if (removed.conversations() > 0) {
            activity.add(
                    tx,
                    now,
                    What.RETENTION_RUN,
                    "retention",
                    removed.conversations() + " conversations, " + removed.comments() + " comments written before "
                            + day(before));
        }
        return removed;
    }

    /// Stored in place of the words, as everybody who finds them gone has to be told.
    private String words(Instant now) {
        return "[removed by retention on " + day(now) + "]";
    }

    private Instant before(int months, Instant now) {
        return now.atZone(zone).minusMonths(months).toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private Duration untilTheQuietHour(Instant now) {
        var today = now.atZone(zone).with(QUIET_HOUR);
        var next = today.toInstant().isAfter(now) ? today : today.plusDays(1);
        return Duration.between(now, next.toInstant());
    }
}
