package org.bedside.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bedside.model.ChannelId;
import org.bedside.model.Paid;
import org.bedside.model.Quota;

/// What channels ask of their platforms, what that costs, and how much is left. Days are UTC days.
public final class UsageStore {
    private static final String REQUESTS = "REQUESTS";

    /// What something was used for.
    ///
    /// @param micros what it cost, in millionths of a US dollar
    public record Used(long n, long micros) {}

    public void asked(Tx tx, ChannelId channel, LocalDate day, long requests) {
        add(tx, channel, day, REQUESTS, requests, 0);
    }

    /// Bills each thing that was not billed on that day already.
    ///
    /// @param micros the price of one, in millionths of a US dollar
    public void billed(Tx tx, ChannelId channel, LocalDate day, Paid what, Collection<String> ids, long micros) {
        long n = 0;
        for (var id : new LinkedHashSet<>(ids)) {
            n += tx.update("""
                    INSERT INTO channel_billed (channel, day, what, external_id) VALUES (?, ?, ?, ?)
                    ON CONFLICT (channel, day, what, external_id) DO NOTHING""", channel.value(), day.toEpochDay(), what, id);
        }
        if (n > 0) {
            add(tx, channel, day, what.name(), n, n * micros);
        }
        // Clocks of desktops differ, so the day before is kept as well.
        tx.update("DELETE FROM channel_billed WHERE channel = ? AND day < ?", channel.value(), day.toEpochDay() - 1);
    }

    private static void add(Tx tx, ChannelId channel, LocalDate day, String what, long n, long micros) {
        tx.update("""
                INSERT INTO channel_usage (channel, day, what, n, micros) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel, day, what) DO UPDATE
                  SET n = channel_usage.n + excluded.n, micros = channel_usage.micros + excluded.micros""", channel.value(), day.toEpochDay(), what, n, micros);
    }

    /// How many requests left from `first` on.
    public long requests(Tx tx, ChannelId channel, LocalDate first) {
        return tx.one(
                        row -> row.number("n"),
                        "SELECT coalesce(sum(n), 0) AS n FROM channel_usage WHERE channel = ? AND day >= ? AND what = ?",
                        channel.value(),
                        first.toEpochDay(),
                        REQUESTS)
                .orElseThrow();
    }

    /// What was paid for from `first` on.
    public Map<Paid, Used> paid(Tx tx, ChannelId channel, LocalDate first) {
        var paid = new LinkedHashMap<Paid, Used>();
        tx.list(
                        row -> Map.entry(row.word(Paid.class, "what"), new Used(row.number("n"), row.number("micros"))),
                        """
                        SELECT what, sum(n) AS n, sum(micros) AS micros FROM channel_usage
                        WHERE channel = ? AND day >= ? AND what <> ? GROUP BY what ORDER BY what""",
                        channel.value(),
                        first.toEpochDay(),
                        REQUESTS)
                .forEach(one -> paid.put(one.getKey(), one.getValue()));
        return paid;
    }

    public void said(Tx tx, ChannelId channel, Quota quota) {
        tx.update("""
                INSERT INTO channel_quota (channel, name, used, resets_at, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel, name) DO UPDATE
                  SET used = excluded.used, resets_at = excluded.resets_at, at = excluded.at""", channel.value(), quota.name(), quota.used(), quota.resets(), quota.at());
    }

    /// What the platform said last, the most used first.
    public List<Quota> quotas(Tx tx, ChannelId channel) {
        return tx.list(
                row -> new Quota(
                        row.text("name"), row.smallNumber("used"), row.optionalTime("resets_at"), row.time("at")),
                "SELECT * FROM channel_quota WHERE channel = ? ORDER BY used DESC, name",
                channel.value());
    }
}
