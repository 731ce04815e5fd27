package org.bedside.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Meter;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.SignedOut;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.facebook.FacebookKept;
import org.bedside.channel.facebook.FacebookSignIn;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.channel.x.XKept;
import org.bedside.channel.x.XSignIn;
import org.bedside.channel.x.XTokenKeeper;
import org.bedside.channel.x.XTokens;
import org.bedside.intake.SignInDesk.Platforms;
import org.bedside.intake.SignInKeeper;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;

/// Makes a channel of what is kept to sign in with.
final class Connections {
    private final HttpTransport transport;
    private final InstantSource clock;

    Connections(HttpTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /// Opens an account that is just being connected, without asking the platform yet.
    ///
    /// @throws IllegalArgumentException if something needed is missing or cannot be used
    Channel open(Platform platform, String externalId, Map<String, String> kept) {
        return switch (platform) {
            case X ->
                x(externalId, kept, XKept.tokens(kept).map(XTokenKeeper::of).orElse(XTokenKeeper.NONE), Meter.NONE);
            case FACEBOOK -> facebook(externalId, kept, Meter.NONE);
        };
    }

    /// Opens a connected account; what it is signed in with is read from `keeper`, and renewed through it.
    Channel open(ConnectedChannel channel, SignInKeeper keeper, Meter meter) {
        try {
            var kept = keeper.kept(channel.id());
            return switch (channel.platform()) {
                case X -> x(channel.externalId(), kept, new Renewing(channel.id(), keeper), meter);
                case FACEBOOK -> facebook(channel.externalId(), kept, meter);
            };
        } catch (IllegalArgumentException _) {
            // It is not on this computer, as after a restore.
            return new SignedOut(channel.platform());
        }
    }

    /// Where the platforms are: their own addresses, or those of `settings`.
    Platforms platforms(Map<String, String> settings) {
        var x = address(settings, "channel.x.address", XAccess.API);
        var facebook = address(settings, "channel.facebook.address", FacebookAccess.API);
        return new Platforms(
                new XSignIn(transport, x, address(settings, "channel.x.site", XSignIn.SITE), clock),
                x,
                new FacebookSignIn(transport, facebook, clock),
                facebook);
    }

    private static URI address(Map<String, String> settings, String name, URI usual) {
        return Optional.ofNullable(settings.get(name)).map(URI::create).orElse(usual);
    }

    private Channel x(String accountId, Map<String, String> kept, XTokenKeeper keeper, Meter meter) {
        return new XChannel(transport, XKept.access(accountId, kept, keeper), clock, meter);
    }

    private Channel facebook(String pageId, Map<String, String> kept, Meter meter) {
        return new FacebookChannel(transport, FacebookKept.access(pageId, kept), clock, meter);
    }

    /// One account's tokens as they are kept now.
    private final class Renewing implements XTokenKeeper {
        private final ChannelId id;
        private final SignInKeeper keeper;

        Renewing(ChannelId id, SignInKeeper keeper) {
            this.id = id;
            this.keeper = keeper;
        }

        @Override
        public XTokens current() throws SignInNeeded {
            return tokens(keeper.kept(id));
        }

        @Override
        public XTokens renewed(XTokens used) throws ChannelException, InterruptedException {
            return tokens(keeper.renewed(
                    id, kept -> XKept.tokens(kept).filter(used::equals).isPresent(), this::renewal));
        }

        private Map<String, String> renewal(Map<String, String> kept) throws ChannelException, InterruptedException {
            var app = XKept.app(kept);
            var api = XKept.address(kept);
            return XKept.of(app, new XSignIn(transport, api, XSignIn.SITE, clock).renew(app, tokens(kept)), api);
        }

        private static XTokens tokens(Map<String, String> kept) throws SignInNeeded {
            return XKept.tokens(kept)
                    .orElseThrow(() -> new SignInNeeded("the account's tokens are not on this computer"));
        }
    }
}
