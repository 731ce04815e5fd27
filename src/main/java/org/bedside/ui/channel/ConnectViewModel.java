package org.bedside.ui.channel;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bedside.channel.facebook.ManagedPage;
import org.bedside.channel.x.LoopbackRedirect;
import org.bedside.channel.x.LoopbackRedirect.Words;
import org.bedside.channel.x.XSignIn.PinBegun;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.intake.SignInDesk;
import org.bedside.intake.SignInDesk.Device;
import org.bedside.intake.SignInDesk.Remembered;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.model.SignIn.Way;
import org.bedside.practice.Refused;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// Connecting an account, page by page. What was typed stays until the account is connected or the person gives
/// up. Used on the JavaFX thread only.
public final class ConnectViewModel {
    private static final int HIGHEST_PORT = 65_535;

    private final SignInDesk desk;
    private final SignedIn signedIn;
    private final Consumer<URI> browser;
    private final Background background;
    private final Texts texts;
    private final Map<ConnectField, StringProperty> typed = new EnumMap<>(ConnectField.class);
    private final ReadOnlyObjectWrapper<ConnectStep> step = new ReadOnlyObjectWrapper<>(ConnectStep.CLOSED);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<URI>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Device>> device = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ManagedPage>> pages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Signed>> connected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<ConnectedChannel> again = Optional.empty();
    private Optional<AutoCloseable> waiting = Optional.empty();
    private Optional<PinBegun> pin = Optional.empty();
    private int attempt;

    /// @param browser opens an address in the person's own browser; [Refused] where it cannot
    public ConnectViewModel(
            SignInDesk desk, SignedIn signedIn, Consumer<URI> browser, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.browser = browser;
        this.background = background;
        this.texts = texts;
        for (var field : ConnectField.values()) {
            typed.put(field, new SimpleStringProperty(""));
        }
    }

    /// Begins to connect any account.
    public void begin() {
        again = Optional.empty();
        remember();
        go(ConnectStep.PLATFORM);
    }

    /// Begins to sign a channel in again, in the way it was signed in the last time.
    public void beginAgain(Signed signed) {
        again = Optional.of(signed.channel());
        remember();
        go(ConnectStep.of(signed.signIn().way()));
    }

    private void remember() {
        giveUp();
        background.run(desk::remembered, this::fillIn, this::failed);
    }

    /// Only where nothing was typed yet.
    private void fillIn(Remembered known) {
        fillIn(ConnectField.CLIENT_ID, known.clientId());
        fillIn(ConnectField.PORT, Integer.toString(known.port()));
        fillIn(ConnectField.CONSUMER_KEY, known.consumerKey());
        fillIn(ConnectField.APP_ID, known.appId());
        fillIn(ConnectField.CLIENT_TOKEN, known.clientToken());
    }

    private void fillIn(ConnectField field, String known) {
        if (typed(field).get().isEmpty()) {
            typed(field).set(known);
        }
    }

    void choose(Platform platform) {
        go(ConnectStep.of(platform));
    }

    void choose(Way way) {
        go(ConnectStep.of(way));
    }

    /// To the page before, which ends what is being waited for.
    void back() {
        giveUp();
        var before = step.get().before();
        go(again.isPresent() && before == ConnectStep.PLATFORM ? ConnectStep.CLOSED : before);
    }

    /// Gives up, and forgets the secrets that were typed.
    void close() {
        giveUp();
        forgetSecrets();
        go(ConnectStep.CLOSED);
    }

    private void giveUp() {
        attempt++;
        busy.set(false);
        end(waiting);
        waiting = Optional.empty();
        pin = Optional.empty();
    }

    private static void end(Optional<AutoCloseable> wait) {
        wait.ifPresent(one -> {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing only ends a waiting", e);
            }
        });
    }

    private void go(ConnectStep next) {
        problem.set("");
        step.set(next);
    }

    /// Does what the page's own button says.
    void next() {
        switch (step.get()) {
            case BROWSER -> inBrowser();
            case PIN_APP -> beginPin();
            case NUMBER -> finishPin();
            case KEYS -> byKeys();
            case DEVICE_CODE -> byCode();
            case PAGE_TOKEN_PASTED -> byPageToken();
            case CLOSED, PLATFORM, X_WAY, FACEBOOK_WAY, IN_BROWSER, CODE, PAGES, DONE -> {}
        }
    }

    private void inBrowser() {
        var by = signedIn.member();
        var id = given(ConnectField.CLIENT_ID);
        var secret = given(ConnectField.CLIENT_SECRET);
        var port = given(ConnectField.PORT);
        var words = new Words(
                texts.get("connect.page.done"), texts.get("connect.page.denied"), texts.get("connect.page.strange"));
        var channel = again.map(ConnectedChannel::id);
        ask(() -> desk.beginInBrowser(by, id, secret, port(port), words, channel), begun -> {
            waitFor(begun, ConnectStep.IN_BROWSER, begun.address());
            open();
            await(begun, begun::await, this::done);
        });
    }

    private static int port(String typed) {
        try {
            int port = Integer.parseInt(typed);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // As a number that is none of a port.
        }
        throw new Refused("connect-port");
    }

    /// What X leads back to with the port that is typed.
    String redirect() {
        try {
            return LoopbackRedirect.address(port(given(ConnectField.PORT))).toString();
        } catch (Refused _) {
            return "";
        }
    }

    private void beginPin() {
        var by = signedIn.member();
        var key = given(ConnectField.CONSUMER_KEY);
        var secret = given(ConnectField.CONSUMER_SECRET);
        ask(() -> desk.beginPin(by, key, secret), begun -> {
            pin = Optional.of(begun);
            typed(ConnectField.PIN).set("");
            page.set(Optional.of(begun.address()));
            go(ConnectStep.NUMBER);
            open();
        });
    }

    private void finishPin() {
        var by = signedIn.member();
        var begun = pin.orElseThrow();
        var number = given(ConnectField.PIN);
        var channel = again.map(ConnectedChannel::id);
        ask(() -> desk.finishPin(by, begun, number, channel), this::done);
    }

    private void byKeys() {
        var by = signedIn.member();
        var key = given(ConnectField.CONSUMER_KEY);
        var secret = given(ConnectField.CONSUMER_SECRET);
        var token = given(ConnectField.TOKEN);
        var tokenSecret = given(ConnectField.TOKEN_SECRET);
        var channel = again.map(ConnectedChannel::id);
        ask(() -> desk.connectByKeys(by, key, secret, token, tokenSecret, channel), this::done);
    }

    private void byCode() {
        var by = signedIn.member();
        var id = given(ConnectField.APP_ID);
        var token = given(ConnectField.CLIENT_TOKEN);
        var secret = given(ConnectField.APP_SECRET);
        ask(() -> desk.beginByCode(by, id, token, secret), begun -> {
            device.set(Optional.of(begun));
            waitFor(begun, ConnectStep.CODE, begun.page());
            await(begun, begun::await, this::offer);
        });
    }

    /// A channel that is signed in again has its page already.
    private void offer(List<ManagedPage> found) {
        pages.set(found);
        var known = again.flatMap(channel -> found.stream()
                .filter(one -> one.id().equals(channel.externalId()))
                .findFirst());
        go(ConnectStep.PAGES);
        known.ifPresent(this::connect);
    }

    /// Connects one of the pages.
    void connect(ManagedPage chosen) {
        var by = signedIn.member();
        var begun = device.get().orElseThrow();
        var channel = again.map(ConnectedChannel::id);
        ask(() -> begun.connect(by, chosen, channel), this::done);
    }

    private void byPageToken() {
        var by = signedIn.member();
        var token = given(ConnectField.PAGE_TOKEN);
        var secret = given(ConnectField.APP_SECRET);
        var channel = again.map(ConnectedChannel::id);
        ask(() -> desk.connectByPageToken(by, token, secret, channel), this::done);
    }

    /// Opens the page on which the person has to do their part.
    void open() {
        page.get().ifPresent(this::open);
    }

    /// Opens an address in the browser.
    void open(URI address) {
        background.run(
                () -> {
                    browser.accept(address);
                    return address;
                },
                _ -> {},
                e -> problem.set(texts.problem(e)));
    }

    private void waitFor(AutoCloseable wait, ConnectStep at, URI address) {
        waiting = Optional.of(wait);
        page.set(Optional.of(address));
        go(at);
    }

    private <T> void await(AutoCloseable wait, Callable<T> work, Consumer<T> onSuccess) {
        ask(
                () -> {
                    try (wait) {
                        return work.call();
                    }
                },
                onSuccess);
    }

    /// What was given up in the meantime is closed, and told to nobody.
    private <T> void ask(Callable<T> work, Consumer<T> onSuccess) {
        attempt++;
        int mine = attempt;
        busy.set(true);
        problem.set("");
        background.run(
                work,
                result -> {
                    if (mine == attempt) {
                        busy.set(false);
                        onSuccess.accept(result);
                    } else if (result instanceof AutoCloseable unwanted) {
                        end(Optional.of(unwanted));
                    }
                },
                e -> {
                    if (mine == attempt && !(e instanceof CancellationException)) {
                        failed(e);
                    }
                });
    }

    /// A waiting that failed is over: it begins again on the page before.
    private void failed(Exception e) {
        busy.set(false);
        if (step.get() == ConnectStep.IN_BROWSER || step.get() == ConnectStep.CODE) {
            step.set(step.get().before());
        }
        problem.set(texts.problem(e));
    }

    private void done(ConnectedChannel channel) {
        background.run(
                () -> desk.signed(channel),
                signed -> {
                    forgetSecrets();
                    waiting = Optional.empty();
                    connected.set(Optional.of(signed));
                    go(ConnectStep.DONE);
                },
                this::failed);
    }

    private void forgetSecrets() {
        for (var field : ConnectField.values()) {
            if (field.isSecret() || field == ConnectField.PIN) {
                typed(field).set("");
            }
        }
    }

    private String given(ConnectField field) {
        return typed(field).get().strip();
    }

    StringProperty typed(ConnectField field) {
        return Objects.requireNonNull(typed.get(field));
    }

    /// The channel that is being signed in again.
    Optional<ConnectedChannel> again() {
        return again;
    }

    /// Whether an account is being connected.
    public BooleanBinding openProperty() {
        return step.isNotEqualTo(ConnectStep.CLOSED);
    }

    ReadOnlyObjectProperty<ConnectStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Where the person has to do their part.
    ReadOnlyObjectProperty<Optional<URI>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Device>> deviceProperty() {
        return device.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ManagedPage>> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /// What was connected last.
    ReadOnlyObjectProperty<Optional<Signed>> connectedProperty() {
        return connected.getReadOnlyProperty();
    }
}
