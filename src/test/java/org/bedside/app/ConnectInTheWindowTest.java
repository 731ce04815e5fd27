package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javafx.scene.input.KeyCode;
import org.bedside.TestPractice;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.ConversationId;
import org.bedside.model.Platform;
import org.bedside.model.QueueFilter;
import org.bedside.model.Scope;
import org.bedside.model.SignIn.Way;
import org.bedside.practice.Refused;
import org.bedside.settings.Secrets;
import org.bedside.store.QueueStore;
import org.bedside.store.SettingStore;
import org.bedside.store.SignInStore;
import org.bedside.triage.rules.Lexicons;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.bedside.ui.alarm.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts are connected in the window, in a browser that follows the simulated platforms' pages.
@Tag("ui")
class ConnectInTheWindowTest {
    private static final Author MAYA = new Author("2001", "mayasample", "Maya Sample");
    private static final Author SAM = new Author("2002", "samsample", "Sam Sample");
    private static final Author ELM_STREET = new Author("105000000000001", "", "Elm Street Clinic");
    private static final Duration PACE = Duration.ofMillis(100);

    @TempDir
    private Path folder = Path.of("");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Queue<URI> opened = new ConcurrentLinkedQueue<>();
    /// Time goes on, as the lanes of a channel are read again after a while.
    private final InstantSource clock =
            InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), TestPractice.NOW));
    private Clinic clinic;
    private XSimulator x;
    private FacebookSimulator facebook;
    private Wiring wired;
    private OnScreen screen;
    private boolean browserWorks = true;

    @BeforeEach
    void open() {
        clinic = new Clinic(folder);
        x = XSimulator.start(clock);
        facebook = FacebookSimulator.start(clock);
        facebook.signIn().alsoManages(ELM_STREET, "ANALYZE");
        clinic.database.change(tx -> {
            var settings = new SettingStore();
            settings.put(tx, "channel.x.address", x.address().toString());
            settings.put(tx, "channel.x.site", x.address().toString());
            settings.put(tx, "channel.facebook.address", facebook.address().toString());
        });
        wired = new Wiring(
                clinic.database,
                clinic.practice,
                clinic.members,
                Optional.empty(),
                Secrets.IN_PLACE,
                Lexicons.shipped(),
                clock,
                Optional.of(PACE));
        wired.start();
        screen = OnScreen.of(
                () -> new MainWindow(wired, clinic.texts, workers, _ -> Optional.empty(), this::browse, Signal.NONE)
                        .build(Optional.empty(), Optional.empty(), workers));
        screen.press("rail-channels");
    }

    @AfterEach
    void close() {
        screen.close();
        wired.close();
        workers.close();
        x.close();
        facebook.close();
        clinic.close();
    }

    /// A browser that goes where it is led.
    private void browse(URI address) {
        if (!browserWorks) {
            throw new Refused("no-browser");
        }
        opened.add(address);
        visit(address);
    }

    /// Follows where it is led by itself, as our transport keeps the JDK's client from it in the whole program.
    private static String visit(URI address) {
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Location")
                    .map(next -> visit(URI.create(next)))
                    .orElseGet(answer::body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fillInX() {
        screen.fill("connect-BROWSER-CLIENT_ID", x.signIn().clientId());
        screen.fill("connect-BROWSER-PORT", freePort());
    }

    private void connectX() {
        screen.press("connect-begin");
        screen.press("connect-X");
        screen.press("connect-way-BROWSER");
        fillInX();
        screen.press("connect-next-BROWSER");
        screen.awaitShown("connect-said");
    }

    private ConnectedChannel channel(Platform platform, String externalId) {
        return wired.connected().stream()
                .filter(one -> one.platform() == platform && one.externalId().equals(externalId))
                .findFirst()
                .orElseThrow();
    }

    private ConnectedChannel onX() {
        return channel(Platform.X, x.account().externalId());
    }

    private List<String> asked() {
        return clinic.database.read(tx -> new QueueStore().page(tx, QueueFilter.OPEN, Optional.empty(), 100)).stream()
                .map(row -> row.conversation().preview())
                .toList();
    }

    @Test
    void anXAccountIsConnectedInTheBrowserAndItsCommentsComeIn() {
        x.mention(MAYA, "@oakstreetclinic Is there parking?", clock.instant());

        connectX();

        assertThat(screen.textOf("connect-said"))
                .isEqualTo("@oakstreetclinic is connected. Its comments come into the queue.");
        screen.await("the question in the queue", () -> asked().contains("@oakstreetclinic Is there parking?"));
        assertThat(wired.keeper.of(onX().id()).way()).isEqualTo(Way.BROWSER);
        assertThat(wired.keeper.of(onX().id()).missing(Platform.X)).isEmpty();
        assertThat(opened).hasSize(1);
    }

    @Test
    void whatWasNotGrantedIsNamedOnTheCardWithWhatItDisables() {
        x.signIn().withhold("dm.read");

        connectX();

        assertThat(screen.isShown("connect-result-missing-DM_READ")).isTrue();
        screen.press("connect-done");
        var id = onX().id().value();
        screen.awaitText("channel-" + id + "-missing-DM_READ", "Without dm.read no direct messages are fetched.");
        screen.awaitText("channel-" + id + "-lane-MESSAGES", "Private messages: A permission is missing");
        assertThat(screen.exists("channel-" + id + "-missing-DM_WRITE")).isFalse();
        assertThat(screen.exists("channel-" + id + "-lane-COMMENTS")).isFalse();
    }

    @Test
    void theAppIsRememberedForTheNextTime() {
        connectX();
        screen.press("connect-done");

        screen.press("channel-" + onX().id().value() + "-again");

        screen.awaitText("connect-BROWSER-CLIENT_ID", x.signIn().clientId());
        assertThat(screen.textOf("connect-redirect"))
                .isEqualTo("http://127.0.0.1:" + screen.textOf("connect-BROWSER-PORT") + "/callback");
    }

    @Test
    void afterANoWhatWasTypedIsStillThere() {
        x.signIn().deny(true);
        screen.press("connect-begin");
        screen.press("connect-X");
        screen.press("connect-way-BROWSER");
        fillInX();

        screen.press("connect-next-BROWSER");

        screen.awaitText(
                "connect-problem-BROWSER",
                "On the platform's page somebody said no, so nothing was connected. Try again, and agree there.");
        assertThat(screen.textOf("connect-BROWSER-CLIENT_ID"))
                .isEqualTo(x.signIn().clientId());
        assertThat(wired.connected()).hasSize(1);
    }

    @Test
    void whoeverGivesUpTheWaitingIsBackAtTheForm() {
        browserWorks = false;
        screen.press("connect-begin");
        screen.press("connect-X");
        screen.press("connect-way-BROWSER");
        fillInX();
        screen.press("connect-next-BROWSER");
        screen.awaitText(
                "connect-problem-IN_BROWSER", "The browser did not open. Copy the address and open it yourself.");
        var address = URI.create(screen.textOf("connect-address"));

        screen.press("connect-cancel");

        screen.awaitShown("connect-next-BROWSER");
        assertThat(screen.isDisabled("connect-next-BROWSER")).isFalse();
        assertThat(address.getPath()).isEqualTo("/i/oauth2/authorize");

        browserWorks = true;
        screen.press("connect-next-BROWSER");
        screen.awaitShown("connect-said");
    }

    private void beginByNumber() {
        screen.press("connect-begin");
        screen.press("connect-X");
        screen.press("connect-way-PIN");
        screen.fill("connect-PIN_APP-CONSUMER_KEY", x.consumerKey());
        screen.fill("connect-PIN_APP-CONSUMER_SECRET", x.consumerSecret());
        screen.press("connect-next-PIN_APP");
    }

    private void bringTheNumber() {
        screen.awaitShown("connect-NUMBER-PIN");
        screen.await("the browser", () -> !opened.isEmpty());
        screen.fill("connect-NUMBER-PIN", visit(opened.element()).replaceAll("\\D", ""));
        screen.press("connect-next-NUMBER");
    }

    private void connectByNumber() {
        beginByNumber();
        bringTheNumber();
        screen.awaitShown("connect-said");
    }

    @Test
    void anXAccountIsConnectedByItsNumber() {
        connectByNumber();

        assertThat(wired.keeper.of(onX().id()).way()).isEqualTo(Way.PIN);
    }

    @Test
    void afterAWrongNumberTheRightOneIsStillTaken() {
        beginByNumber();
        screen.awaitShown("connect-NUMBER-PIN");
        screen.fill("connect-NUMBER-PIN", "0000000");
        screen.press("connect-next-NUMBER");
        screen.awaitText(
                "connect-problem-NUMBER",
                "The platform does not take what was brought back. Check the number, or begin again.");

        bringTheNumber();

        screen.awaitShown("connect-said");
    }

    @Test
    void aFacebookPageIsConnectedByACodeAndChosen() {
        facebook.comment(facebook.post("We are open.", clock.instant()), MAYA, "On Sunday too?", clock.instant());

        connectFacebook(0);

        screen.awaitText("connect-said", "Oak Street Clinic is connected. Its comments come into the queue.");
        screen.await("the question in the queue", () -> asked().contains("On Sunday too?"));
        var page = channel(Platform.FACEBOOK, facebook.account().externalId());
        assertThat(wired.keeper.of(page.id()).scopes()).contains(Scope.wanted(Platform.FACEBOOK));
    }

    private void connectFacebook(int place) {
        screen.press("connect-begin");
        screen.press("connect-FACEBOOK");
        screen.press("connect-way-DEVICE_CODE");
        screen.fill("connect-DEVICE_CODE-APP_ID", facebook.signIn().appId());
        screen.fill("connect-DEVICE_CODE-CLIENT_TOKEN", facebook.signIn().clientToken());
        screen.fill("connect-DEVICE_CODE-APP_SECRET", facebook.signIn().appSecret());
        screen.press("connect-next-DEVICE_CODE");
        screen.await("a code", () -> screen.textOf("connect-code").startsWith("DUY"));
        facebook.signIn().enter(screen.textOf("connect-code"));
        screen.awaitRows("connect-pages", 2);
        screen.awaitShown("connect-pages");
        OnScreen.on(() -> {
            screen.list("connect-pages").getSelectionModel().select(place);
            return place;
        });
        screen.press("connect-page");
        screen.awaitShown("connect-said");
    }

    @Test
    void whoeverDeclinesTheCodeIsBackAtTheForm() {
        screen.press("connect-begin");
        screen.press("connect-FACEBOOK");
        screen.press("connect-way-DEVICE_CODE");
        screen.fill("connect-DEVICE_CODE-APP_ID", facebook.signIn().appId());
        screen.fill("connect-DEVICE_CODE-CLIENT_TOKEN", facebook.signIn().clientToken());
        screen.press("connect-next-DEVICE_CODE");
        screen.await("a code", () -> screen.textOf("connect-code").startsWith("DUY"));

        facebook.signIn().decline(screen.textOf("connect-code"));

        screen.awaitShown("connect-problem-DEVICE_CODE");
        assertThat(screen.textOf("connect-DEVICE_CODE-APP_ID"))
                .isEqualTo(facebook.signIn().appId());
    }

    @Test
    void aPageIsConnectedByItsTokenAlone() {
        screen.press("connect-begin");
        screen.press("connect-FACEBOOK");
        screen.press("connect-way-PAGE_TOKEN");
        screen.fill(
                "connect-PAGE_TOKEN_PASTED-PAGE_TOKEN",
                facebook.signIn().pageToken("pages_read_engagement", "pages_read_user_content"));

        screen.press("connect-next-PAGE_TOKEN_PASTED");

        screen.awaitText("connect-said", "Oak Street Clinic is connected. Its comments come into the queue.");
        assertThat(screen.isShown("connect-result-missing-PAGES_MANAGE_ENGAGEMENT"))
                .isTrue();
    }

    /// Lets the sign-in of a channel end, signs it in again, and finds everything that it had.
    private void goesOn(ConnectedChannel before, Runnable ends, Runnable asks, Runnable signsIn) {
        screen.await("the first question", () -> isAsked("Is there parking?"));
        var had = talks();
        ends.run();
        var card = "channel-" + before.id().value();
        screen.awaitText(card + "-state", "Sign-in needed");
        asks.run();

        screen.press(card + "-again");
        signsIn.run();
        screen.awaitShown("connect-said");

        screen.await("the second question", () -> isAsked("And for bicycles?"));
        screen.await(
                "the trouble is over",
                () -> channel(before.platform(), before.externalId()).health().trouble() == Trouble.NONE);
        var after = channel(before.platform(), before.externalId());
        assertThat(List.of(after.id(), after.connectedAt())).isEqualTo(List.of(before.id(), before.connectedAt()));
        assertThat(talks()).containsAll(had).hasSize(2);
    }

    private boolean isAsked(String words) {
        return asked().stream().anyMatch(preview -> preview.endsWith(words));
    }

    private List<ConversationId> talks() {
        return clinic.database.read(tx -> new QueueStore().page(tx, QueueFilter.OPEN, Optional.empty(), 100)).stream()
                .map(row -> row.conversation().id())
                .toList();
    }

    private void comment(Author who, String words) {
        facebook.comment(facebook.post("We are open.", clock.instant()), who, words, clock.instant());
    }

    private ConnectedChannel onFacebook() {
        return channel(Platform.FACEBOOK, facebook.account().externalId());
    }

    @Test
    void afterASignInByBrowserEndedTheSameChannelGoesOnByANewOne() {
        x.mention(MAYA, "Is there parking?", clock.instant());
        connectX();
        screen.press("connect-done");

        goesOn(
                onX(),
                x.signIn()::revoke,
                () -> x.mention(SAM, "And for bicycles?", clock.instant()),
                () -> screen.press("connect-next-BROWSER"));

        assertThat(wired.keeper.of(onX().id()).way()).isEqualTo(Way.BROWSER);
    }

    @Test
    void afterASignInByNumberEndedTheSameChannelGoesOnByANewOne() {
        x.mention(MAYA, "Is there parking?", clock.instant());
        connectByNumber();
        screen.press("connect-done");
        opened.clear();

        goesOn(onX(), x.signIn()::revoke, () -> x.mention(SAM, "And for bicycles?", clock.instant()), () -> {
            screen.awaitText("connect-PIN_APP-CONSUMER_KEY", x.consumerKey());
            // The secret is known from the first time.
            screen.press("connect-next-PIN_APP");
            bringTheNumber();
        });

        assertThat(wired.keeper.of(onX().id()).way()).isEqualTo(Way.PIN);
    }

    @Test
    void afterASignInByCodeEndedTheSamePageGoesOnByANewOneAndIsNotChosenAgain() {
        comment(MAYA, "Is there parking?");
        connectFacebook(0);
        screen.press("connect-done");

        goesOn(onFacebook(), facebook.signIn()::endTokens, () -> comment(SAM, "And for bicycles?"), () -> {
            // The secret is known from the first time.
            screen.press("connect-next-DEVICE_CODE");
            screen.await(
                    "a code",
                    () -> screen.isShown("connect-code")
                            && screen.textOf("connect-code").startsWith("DUY"));
            facebook.signIn().enter(screen.textOf("connect-code"));
        });

        assertThat(wired.keeper.of(onFacebook().id()).endsAt()).isEmpty();
    }

    @Test
    void afterAPastedTokenEndedTheSamePageGoesOnByANewOne() {
        comment(MAYA, "Is there parking?");
        screen.press("connect-begin");
        screen.press("connect-FACEBOOK");
        screen.press("connect-way-PAGE_TOKEN");
        pasteToken();
        screen.awaitShown("connect-said");
        screen.press("connect-done");

        goesOn(onFacebook(), facebook.signIn()::endTokens, () -> comment(SAM, "And for bicycles?"), this::pasteToken);

        assertThat(wired.keeper.of(onFacebook().id()).way()).isEqualTo(Way.PAGE_TOKEN);
    }

    private void pasteToken() {
        var all = Scope.wanted(Platform.FACEBOOK).stream().map(Scope::key).toArray(String[]::new);
        screen.fill("connect-PAGE_TOKEN_PASTED-PAGE_TOKEN", facebook.signIn().pageToken(all));
        screen.press("connect-next-PAGE_TOKEN_PASTED");
    }

    @Test
    void whoeverSignsInAsSomebodyElseConnectsNothing() {
        screen.awaitText("channel-1-state", "Sign-in needed");
        screen.press("channel-1-again");
        screen.fill("connect-KEYS-CONSUMER_KEY", x.consumerKey());
        screen.fill("connect-KEYS-CONSUMER_SECRET", x.consumerSecret());
        screen.fill("connect-KEYS-TOKEN", x.token());
        screen.fill("connect-KEYS-TOKEN_SECRET", x.tokenSecret());

        screen.press("connect-next-KEYS");

        screen.await(
                "a refusal",
                () -> screen.textOf("connect-problem-KEYS")
                        .startsWith("This sign-in is for @oakstreetclinic, but the channel is @oakstreetclinic."));
        assertThat(wired.connected()).hasSize(1);
    }

    @Test
    void staffCannotConnectAnything() {
        screen.signIn(clinic.staff);
        screen.press("connect-begin");
        screen.press("connect-X");
        screen.press("connect-way-BROWSER");
        fillInX();

        screen.press("connect-next-BROWSER");

        screen.awaitText("connect-problem-BROWSER", "Only a manager connects channels.");
        assertThat(opened).isEmpty();
    }

    @Test
    void theWholeWayIsGoneByTheKeyboard() {
        screen.focus("connect-begin");
        screen.keys(KeyCode.SPACE);
        screen.await("the first choice has the focus", () -> screen.isFocused("connect-X"));
        screen.keys(KeyCode.SPACE);
        screen.await("the first way has the focus", () -> screen.isFocused("connect-way-BROWSER"));
        screen.keys(KeyCode.SPACE);
        screen.await("the first field has the focus", () -> screen.isFocused("connect-BROWSER-CLIENT_ID"));
        fillInX();

        screen.keys(KeyCode.ENTER);

        screen.await("the end has the focus", () -> screen.isFocused("connect-done"));
    }

    @Test
    void noTokenKeyOrCodeStandsInTheLog() throws IOException {
        var log = folder.resolve("all.log");
        var handler = new FileHandler(log.toString());
        handler.setLevel(Level.ALL);
        handler.setFormatter(new SimpleFormatter());
        // What the program itself logs, and its libraries; not the JDK's own wire logs, which nobody switches on.
        var loggers = List.of(Logger.getLogger("org.bedside"), Logger.getLogger("com.restfb"), Logger.getLogger(""));
        loggers.forEach(logger -> logger.addHandler(handler));
        loggers.get(0).setLevel(Level.ALL);
        try {
            connectX();
            screen.press("connect-done");
            connectFacebook(0);
            x.signIn().revoke();
            facebook.signIn().endTokens();
            screen.await(
                    "both need a sign-in",
                    () -> wired.connected().stream()
                            .allMatch(one -> one.health().trouble() == Trouble.SIGN_IN_NEEDED));
        } finally {
            loggers.forEach(logger -> logger.removeHandler(handler));
            loggers.get(0).setLevel(null);
            handler.close();
        }

        var secrets = wired.connected().stream()
                .flatMap(one ->
                        clinic.database.read(tx -> new SignInStore().kept(tx, one.id())).access().entrySet().stream())
                .filter(kept -> kept.getKey().contains("token") || kept.getKey().contains("secret"))
                .map(kept -> kept.getValue())
                .toList();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(4);
        var settings = clinic.database.read(tx -> new SettingStore().beginningWith(tx, ""));
        assertThat(settings.toString()).doesNotContain(secrets);
        assertThat(Files.readString(log)).doesNotContain(secrets).doesNotContain("code_verifier", "simulator-code");
    }
}
