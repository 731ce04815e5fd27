package org.bedside.intake;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Granted;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookApp;
import org.bedside.channel.facebook.FacebookKept;
import org.bedside.channel.facebook.FacebookSignIn;
import org.bedside.channel.facebook.FacebookSignIn.Status;
import org.bedside.channel.facebook.ManagedPage;
import org.bedside.channel.x.LoopbackRedirect;
import org.bedside.channel.x.LoopbackRedirect.Words;
import org.bedside.channel.x.XApp;
import org.bedside.channel.x.XKept;
import org.bedside.channel.x.XSignIn;
import org.bedside.channel.x.XSignature;
import org.bedside.channel.x.XTokenKeeper;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.SignIn;
import org.bedside.model.SignIn.Way;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.Database;
import org.bedside.store.SettingStore;
import org.jspecify.annotations.Nullable;

/// Signs accounts in on their platforms, in the person's own browser or by what they bring, and has
/// them connected.
///
/// Each way begins, and goes on once the person has done their part; what waits for them can be
/// closed, which ends it with a [CancellationException].
public final class SignInDesk {
    /// Where X leads the browser back to, unless the practice chose another.
    public static final int REDIRECT_PORT = 8537;

    private static final String CLIENT_ID = "channel.x.client-id";
    private static final String PORT = "channel.x.redirect-port";
    private static final String CONSUMER_KEY = "channel.x.consumer-key";
    /// Under which name the app of a page's token is kept with it.
    private static final String APP = "app-id";

    private static final String APP_ID = "channel.facebook.app-id";
    private static final String CLIENT_TOKEN = "channel.facebook.client-token";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Database database;
    private final ChannelDesk channels;
    private final SignInKeeper keeper;
    private final Platforms platforms;
    private final InstantSource clock;
    private final SettingStore settings = new SettingStore();

    /// Where the platforms are and how they sign in.
    public record Platforms(XSignIn x, URI xApi, FacebookSignIn facebook, URI facebookApi) {}

    /// What was given the last time and is no secret.
    public record Remembered(String clientId, int port, String consumerKey, String appId, String clientToken) {
        /// What has to stand among the app's callback addresses on X.
        public URI redirect() {
            return LoopbackRedirect.address(port);
        }
    }

    public SignInDesk(
            Database database, ChannelDesk channels, SignInKeeper keeper, Platforms platforms, InstantSource clock) {
        this.database = database;
        this.channels = channels;
        this.keeper = keeper;
        this.platforms = platforms;
        this.clock = clock;
    }

    public Remembered remembered() {
        var known = database.read(tx -> settings.beginningWith(tx, "channel."));
        return new Remembered(
                known.getOrDefault(CLIENT_ID, ""),
                port(known.get(PORT)),
                known.getOrDefault(CONSUMER_KEY, ""),
                known.getOrDefault(APP_ID, ""),
                known.getOrDefault(CLIENT_TOKEN, ""));
    }

    /// A channel and how it is signed in now.
    public ChannelDesk.Signed signed(ConnectedChannel channel) {
        return new ChannelDesk.Signed(channel, keeper.of(channel.id()));
    }

    private static int port(@Nullable String chosen) {
        try {
            return chosen == null ? REDIRECT_PORT : Integer.parseInt(chosen);
        } catch (NumberFormatException _) {
            return REDIRECT_PORT;
        }
    }

    /// X by keys that the person brings.
    public ConnectedChannel connectByKeys(
            Member by,
            String consumerKey,
            String consumerSecret,
            String token,
            String tokenSecret,
            Optional<ChannelId> again)
            throws InterruptedException {
        return step(() -> {
            var secret = secret(Platform.X, "consumer-key", consumerKey, "consumer-secret", consumerSecret);
            // X puts the account's number before the hyphen of its access token.
            return connect(
                    by,
                    token.replaceAll("-.*", ""),
                    new XSignature.Keys(consumerKey, secret.orElse(""), token, tokenSecret),
                    Way.KEYS,
                    again);
        });
    }

    private ConnectedChannel connect(
            Member by, String account, XSignature.Keys keys, Way way, Optional<ChannelId> again)
            throws InterruptedException {
        var how = SignIn.unknown(way, clock.instant());
        var connected = channels.connect(by, Platform.X, account, XKept.of(keys, platforms.xApi), how, again);
        remember(Map.of(CONSUMER_KEY, keys.consumerKey()));
        return connected;
    }

    /// X in the browser, by OAuth 2.0: the page at [Browser#address] is to be opened then.
    ///
    /// @param secret empty where the app has none, or where it is the one that is known already
    /// @param port where X leads the browser back to
    /// @throws Refused if another program has the port
    public Browser beginInBrowser(
            Member by, String clientId, String secret, int port, Words words, Optional<ChannelId> again)
            throws InterruptedException {
        by.require(Act.CONNECT_CHANNEL);
        return step(() -> {
            var app = new XApp(clientId, secret(Platform.X, "client-id", clientId, "client-secret", secret));
            try {
                var redirect = LoopbackRedirect.open(port, words);
                var begun = platforms.x.begin(app, redirect.address());
                redirect.expect(begun.state());
                return new Browser(by, begun, port, redirect, again);
            } catch (IOException _) {
                throw new Refused("connect.port-in-use", Integer.toString(port));
            }
        });
    }

    /// A sign-in that waits for the browser.
    public final class Browser implements AutoCloseable {
        private final Member by;
        private final XSignIn.Begun begun;
        private final int port;
        private final LoopbackRedirect redirect;
        private final Optional<ChannelId> again;

        private Browser(
                Member by, XSignIn.Begun begun, int port, LoopbackRedirect redirect, Optional<ChannelId> again) {
            this.by = by;
            this.begun = begun;
            this.port = port;
            this.redirect = redirect;
            this.again = again;
        }

        /// The page to open.
        public URI address() {
            return begun.address();
        }

        /// Waits for the person to come back, and connects the account.
        public ConnectedChannel await() throws InterruptedException {
            return step(() -> {
                var signed = platforms.x.finish(begun, redirect.await(PATIENCE));
                var account = platforms.x.account(new XSignature.Bearer(XTokenKeeper.of(signed.tokens())));
                var connected = channels.connect(
                        by,
                        Platform.X,
                        account.externalId(),
                        XKept.of(begun.app(), signed.tokens(), platforms.xApi),
                        how(Way.BROWSER, signed.granted()),
                        again);
                remember(Map.of(CLIENT_ID, begun.app().clientId(), PORT, Integer.toString(port)));
                return connected;
            });
        }

        @Override
        public void close() {
            redirect.close();
        }
    }

    /// X in the browser, by the number that X shows there: the page at its address is to be opened
    /// then.
    ///
    /// @param secret empty where it is the one that is known already
    public XSignIn.PinBegun beginPin(Member by, String consumerKey, String secret) throws InterruptedException {
        by.require(Act.CONNECT_CHANNEL);
        return step(() -> {
            var known = secret(Platform.X, "consumer-key", consumerKey, "consumer-secret", secret);
            return platforms.x.beginPin(consumerKey, known.orElse(""));
        });
    }

    public ConnectedChannel finishPin(Member by, XSignIn.PinBegun begun, String pin, Optional<ChannelId> again)
            throws InterruptedException {
        return step(() -> {
            var keys = platforms.x.finishPin(begun, pin);
            return connect(by, platforms.x.account(keys).externalId(), keys, Way.PIN, again);
        });
    }

    /// Facebook in any browser, by the code that is to be entered on [Device#page].
    ///
    /// @param secret empty where there is none, or where it is the one that is known already
    public Device beginByCode(Member by, String appId, String clientToken, String secret) throws InterruptedException {
        by.require(Act.CONNECT_CHANNEL);
        return step(() -> {
            var known = secret(Platform.FACEBOOK, APP, appId, "app-secret", secret);
            return new Device(platforms.facebook.begin(new FacebookApp(appId, clientToken, known)));
        });
    }

    /// A sign-in that waits for its code to be entered.
    public final class Device implements AutoCloseable {
        private final FacebookSignIn.Begun begun;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Device(FacebookSignIn.Begun begun) {
            this.begun = begun;
        }

        public String code() {
            return begun.userCode();
        }

        /// Where the code is to be entered.
        public URI page() {
            return begun.page();
        }

        public Instant until() {
            return begun.until();
        }

        /// Waits for the person to enter the code.
        ///
        /// @return the pages that they have a part in, at least one
        public List<ManagedPage> await() throws InterruptedException {
            return step(() -> {
                var pages = platforms.facebook.pages(begun.app(), token());
                remember(Map.of(
                        APP_ID, begun.app().id(), CLIENT_TOKEN, begun.app().clientToken()));
                if (pages.isEmpty()) {
                    throw new Refused("connect.no-page");
                }
                return pages;
            });
        }

        private String token() throws NotSignedIn, ChannelException, InterruptedException {
            while (clock.instant().isBefore(begun.until())) {
                var status = status();
                if (status instanceof Status.Signed(var token)) {
                    return token;
                }
                var pause = status instanceof Status.Waiting(var wanted) ? wanted : begun.interval();
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CancellationException("signing in was cancelled");
                }
            }
            throw new NotSignedIn("nobody entered the code in time", NotSignedIn.Why.TOO_LATE);
        }

        /// A line that is lost for a moment does not end it.
        private Status status() throws NotSignedIn, ChannelException, InterruptedException {
            try {
                return platforms.facebook.status(begun);
            } catch (NoAnswer _) {
                return new Status.Waiting(begun.interval());
            }
        }

        public ConnectedChannel connect(Member by, ManagedPage page, Optional<ChannelId> again)
                throws InterruptedException {
            return step(() -> {
                var app = begun.app();
                var granted = platforms.facebook.granted(
                        page, app.secret().map(secret -> app.id() + "|" + secret), app.secret());
                return SignInDesk.this.connect(by, page, app.secret(), app.id(), how(Way.DEVICE_CODE, granted), again);
            });
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /// Facebook by a page's token that the person brings.
    ///
    /// @param secret empty where there is none
    public ConnectedChannel connectByPageToken(Member by, String token, String secret, Optional<ChannelId> again)
            throws InterruptedException {
        by.require(Act.CONNECT_CHANNEL);
        return step(() -> {
            var given = Optional.of(secret).filter(word -> !word.isEmpty());
            var page = platforms.facebook.page(token, given);
            var granted = platforms.facebook.granted(page, Optional.empty(), given);
            return connect(by, page, given, "", how(Way.PAGE_TOKEN, granted), again);
        });
    }

    private ConnectedChannel connect(
            Member by, ManagedPage page, Optional<String> secret, String appId, SignIn how, Optional<ChannelId> again)
            throws InterruptedException {
        var kept = new HashMap<>(
                FacebookKept.of(new FacebookAccess(page.id(), page.token(), secret, platforms.facebookApi)));
        kept.put(APP, appId);
        return channels.connect(by, Platform.FACEBOOK, page.id(), kept, how, again);
    }

    private SignIn how(Way way, Granted granted) {
        return new SignIn(way, granted.scopes(), granted.endsAt(), granted.dataUntil(), Optional.of(clock.instant()));
    }

    /// What was typed, else what was given before for the same app.
    private Optional<String> secret(Platform platform, String appName, String app, String name, String typed) {
        if (!typed.isEmpty()) {
            return Optional.of(typed);
        }
        return channels.all().stream()
                .filter(channel -> channel.platform() == platform)
                .map(channel -> keeper.kept(channel.id()))
                .filter(kept -> app.equals(kept.get(appName)) && kept.containsKey(name))
                .map(kept -> kept.get(name))
                .findFirst();
    }

    private void remember(Map<String, String> given) {
        database.change(tx -> given.forEach((name, value) -> settings.put(tx, name, value)));
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws NotSignedIn, ChannelException, InterruptedException;
    }

    private static <T> T step(Step<T> step) throws InterruptedException {
        try {
            return step.take();
        } catch (IllegalArgumentException _) {
            throw new Refused("connect.incomplete");
        } catch (NotSignedIn e) {
            throw new Refused(
                    switch (e.why()) {
                        case DENIED -> "connect.denied";
                        case TOO_LATE -> "connect.too-late";
                        case APP_UNKNOWN -> "connect.app-unknown";
                        case WAY_NOT_ALLOWED -> "connect.way-not-allowed";
                        case CODE_REFUSED -> "connect.code-refused";
                    });
        } catch (ChannelException e) {
            throw ChannelDesk.refused(e);
        }
    }
}
