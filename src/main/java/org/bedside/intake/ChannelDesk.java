package org.bedside.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bedside.activity.Activity;
import org.bedside.channel.Account;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.SignIn;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;

/// Connects accounts: tries the sign-in on the platform first, and keeps it only where the platform accepts it.
public final class ChannelDesk {
    private final Database database;
    private final ChannelStore channels;
    private final Activity activity;
    private final Opener opener;
    private final SignInKeeper keeper;
    private final Consumer<ConnectedChannel> onConnected;
    private final InstantSource clock;

    /// Makes a channel of what a platform's client needs to sign in.
    @FunctionalInterface
    public interface Opener {
        /// Opens the account's line, without asking the platform yet.
        ///
        /// @throws IllegalArgumentException if something needed is missing or cannot be used
        Channel open(Platform platform, String externalId, Map<String, String> access);
    }

    public ChannelDesk(
            Database database,
            ChannelStore channels,
            Activity activity,
            Opener opener,
            SignInKeeper keeper,
            Consumer<ConnectedChannel> onConnected,
            InstantSource clock) {
        this.database = database;
        this.channels = channels;
        this.activity = activity;
        this.opener = opener;
        this.keeper = keeper;
        this.onConnected = onConnected;
        this.clock = clock;
    }

    public List<ConnectedChannel> all() {
        return database.read(channels::all);
    }

    /// A channel and how it is signed in.
    public record Signed(ConnectedChannel channel, SignIn signIn) {}

    /// Every channel, and how it is signed in.
    public List<Signed> signed() {
        return all().stream()
                .map(channel -> new Signed(channel, keeper.of(channel.id())))
                .toList();
    }

    /// Connects the account, or gives one that is connected already a new sign-in and keeps its history.
    ///
    /// @param externalId the platform's number of the account
    /// @param again the channel that is to be signed in again; empty where any account will do
    /// @throws Refused if the platform does not accept the sign-in, or does not answer, or it is another account's
    public ConnectedChannel connect(
            Member by,
            Platform platform,
            String externalId,
            Map<String, String> access,
            SignIn how,
            Optional<ChannelId> again)
            throws InterruptedException {
        by.require(Act.CONNECT_CHANNEL);
        try {
            var account = opener.open(platform, externalId, access).account();
            again.ifPresent(id -> requireTheSame(id, account));
            var kept = keeper.keep(platform, account.externalId(), access);
            var connected = database.write(tx -> {
                var now = clock.instant();
                var id = channels.connect(
                        tx, platform, account.externalId(), account.handle(), account.name(), kept, now);
                keeper.signedIn(tx, id, how, kept);
                activity.add(tx, now, by.id(), What.CHANNEL_CONNECTED, "channel " + id.value(), platform.name());
                return channels.get(tx, id);
            });
            onConnected.accept(connected);
            return connected;
        } catch (IllegalArgumentException e) {
            throw new Refused("connect.incomplete");
        } catch (ChannelException e) {
            throw refused(e);
        }
    }

    /// Whoever is signed in to the browser as somebody else would otherwise connect that account without noticing.
    private void requireTheSame(ChannelId id, Account account) {
        var channel = database.read(tx -> channels.get(tx, id));
        if (!channel.externalId().equals(account.externalId())) {
            throw new Refused("connect.other-account", name(account.handle(), account.name()), name(channel));
        }
    }

    private static String name(ConnectedChannel channel) {
        return name(channel.handle(), channel.name());
    }

    private static String name(String handle, String name) {
        return handle.isEmpty() ? name : "@" + handle;
    }

    static Refused refused(ChannelException e) {
        return new Refused(
                switch (e) {
                    case SignInNeeded _ -> "connect.sign-in";
                    case NotAllowed _ -> "connect.not-allowed";
                    case RateLimited _ -> "connect.rate-limited";
                    case NoAnswer _, Unconfirmed _ -> "connect.no-answer";
                });
    }
}
