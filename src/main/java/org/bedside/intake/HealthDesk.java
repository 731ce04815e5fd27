package org.bedside.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bedside.activity.Activity;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.FaultStore;
import org.bedside.store.GapStore;
import org.bedside.store.Tx;
import org.bedside.store.UsageStore;

/// Tells how the channels fare, and does what a person wants done about it.
public final class HealthDesk {
    private final Database database;
    private final ChannelStore channels;
    private final Activity activity;
    private final Function<ChannelId, Optional<Channel>> open;
    private final Consumer<ConnectedChannel> onLook;
    private final InstantSource clock;
    private final GapStore gaps = new GapStore();
    private final FaultStore faults = new FaultStore();
    private final UsageStore usage = new UsageStore();

    /// @param open the line of a channel, where it is signed in
    /// @param onLook has a channel read at once
    public HealthDesk(
            Database database,
            ChannelStore channels,
            Activity activity,
            Function<ChannelId, Optional<Channel>> open,
            Consumer<ConnectedChannel> onLook,
            InstantSource clock) {
        this.database = database;
        this.channels = channels;
        this.activity = activity;
        this.open = open;
        this.onLook = onLook;
        this.clock = clock;
    }

    public List<ChannelHealth> all() {
        return database.read(tx -> all(tx, clock.instant()));
    }

    private List<ChannelHealth> all(Tx tx, Instant now) {
        var month = YearMonth.from(now.atZone(ZoneOffset.UTC)).atDay(1);
        var prices = Prices.read(tx);
        return channels.all(tx).stream()
                .map(channel -> new ChannelHealth(
                        channel,
                        channels.history(tx, channel.id()),
                        gaps.open(tx, channel.id()),
                        faults.latest(tx, channel.id()),
                        usage.quotas(tx, channel.id()).stream()
                                .filter(quota -> !quota.isOver(now))
                                .toList(),
                        usage.requests(tx, channel.id(), month),
                        usage.paid(tx, channel.id(), month),
                        prices))
                .toList();
    }

    /// Has the channel read at once, but for lanes where the platform wants us to wait.
    public void lookNow(ConnectedChannel channel) {
        database.change(tx -> channels.lookNow(tx, channel.id()));
        onLook.accept(channel);
    }

    /// Reads again where something is missing. The gap is shown until it is there, or somebody has seen it.
    public void fetchAgain(ConnectedChannel channel, Gap gap) {
        var line = line(channel);
        database.change(tx -> {
            var cursor = new Cursor(channels.cursor(tx, channel.id(), gap.lane()));
            var again = line.again(gap.lane(), cursor, gap.post());
            channels.moveCursor(tx, channel.id(), gap.lane(), again.value());
            channels.lookNow(tx, channel.id());
        });
        onLook.accept(channel);
    }

    /// Somebody has looked on the platform, and nothing has to be done about what is missing.
    public void seen(Member by, ConnectedChannel channel, Gap gap) {
        by.require(Act.CONNECT_CHANNEL);
        database.change(tx -> {
            gaps.seen(tx, gap, by.id());
            activity.add(
                    tx,
                    clock.instant(),
                    by.id(),
                    What.GAP_SEEN,
                    "channel " + channel.id().value(),
                    gap.lane().name()
                            + (gap.post().isEmpty() ? "" : " " + gap.post())
                            + gap.missing().map(n -> ": " + n).orElse(""));
        });
    }

    /// Ends a lane's first reading where it stands. What it has not come to is a gap from then on.
    ///
    /// @throws Refused if there is too little of it to be left off
    public void stopHistory(Member by, ConnectedChannel channel, Lane lane) {
        by.require(Act.CONNECT_CHANNEL);
        var line = line(channel);
        database.change(tx -> {
            var now = clock.instant();
            var cursor = new Cursor(channels.cursor(tx, channel.id(), lane));
            var next = line.withoutHistory(lane, cursor, now).orElseThrow(() -> new Refused("history-too-short"));
            var backTo = Optional.ofNullable(channels.history(tx, channel.id()).get(lane))
                    .flatMap(history -> history.backTo());
            channels.moveCursor(tx, channel.id(), lane, next.value());
            gaps.note(tx, channel.id(), lane, "", Optional.empty(), backTo, now);
        });
        onLook.accept(channel);
    }

    public Prices prices() {
        return database.read(Prices::read);
    }

    public void setPrices(Member by, Prices prices) {
        by.require(Act.CONNECT_CHANNEL);
        database.change(prices::write);
    }

    private Channel line(ConnectedChannel channel) {
        return open.apply(channel.id()).orElseThrow(() -> new Refused("connect.sign-in"));
    }
}
