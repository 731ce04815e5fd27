package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.Meter;
import org.bedside.model.ChannelId;
import org.bedside.model.Paid;
import org.bedside.model.Quota;
import org.bedside.store.Tx;
import org.bedside.store.UsageStore;

/// Remembers what a channel asks, until it is written down together with what the channel brought. A program that is
/// killed in between forgets the last page's.
public final class ChannelMeter implements Meter {
    /// A tenth is left for posting and for people.
    private static final int NEARLY_ALL = 90;

    private static final Duration WHERE_NOBODY_SAYS = Duration.ofMinutes(15);

    private final ChannelId channel;
    private final InstantSource clock;
    private final UsageStore usage = new UsageStore();
    private final Map<String, Quota> left = new HashMap<>();
    private final Map<Paid, Collection<String>> billed = new EnumMap<>(Paid.class);
    private long requests;
    private List<Quota> heard = new ArrayList<>();

    public ChannelMeter(ChannelId channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public synchronized void answered(List<Quota> quotas) {
        requests++;
        quotas.forEach(quota -> left.put(quota.name(), quota));
        heard.addAll(quotas);
    }

    @Override
    public synchronized void billed(Paid what, Collection<String> ids) {
        billed.computeIfAbsent(what, _ -> new ArrayList<>()).addAll(ids);
    }

    /// Until when to ask no more, by what the platform has said since this was last asked: so that we stop before it
    /// says no.
    synchronized Optional<Instant> pause() {
        var now = clock.instant();
        var until = heard.stream()
                .filter(quota -> quota.used() >= NEARLY_ALL && !quota.isOver(now))
                .map(quota -> quota.resets().orElse(now.plus(WHERE_NOBODY_SAYS)))
                .max(Instant::compareTo);
        heard = new ArrayList<>();
        return until;
    }

    /// Writes down what was asked since it was last written down.
    synchronized void writeDown(Tx tx) {
        if (requests == 0 && billed.isEmpty()) {
            return;
        }
        var prices = Prices.read(tx);
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        usage.asked(tx, channel, day, requests);
        billed.forEach((what, ids) -> usage.billed(tx, channel, day, what, ids, prices.micros(what)));
        left.values().forEach(quota -> usage.said(tx, channel, quota));
        requests = 0;
        billed.clear();
        left.clear();
    }
}
