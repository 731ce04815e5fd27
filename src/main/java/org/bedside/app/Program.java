package org.bedside.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.bedside.app.MainWindow.Kept;
import org.bedside.backup.PracticeFiles;
import org.bedside.backup.Recovered;
import org.bedside.backup.Restore;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataKey;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.KeyStore;
import org.bedside.settings.Locked;
import org.bedside.settings.NewKeys;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.data.DamageView;
import org.bedside.ui.data.DamageViewModel;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.data.RestoreView;
import org.bedside.ui.data.RestoreViewModel;
import org.bedside.ui.join.JoinView;
import org.bedside.ui.join.JoinViewModel;
import org.bedside.ui.join.JoinedView;
import org.bedside.ui.join.JoinedViewModel;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.shell.ShellView;
import org.bedside.ui.unlock.NewKeysView;
import org.bedside.ui.unlock.NewKeysViewModel;
import org.bedside.ui.unlock.Printing;
import org.bedside.ui.unlock.UnlockView;
import org.bedside.ui.unlock.UnlockViewModel;
import org.bedside.ui.welcome.WelcomeView;
import org.bedside.ui.welcome.WelcomeView.SetUp;
import org.kordamp.ikonli.feather.Feather;

/// The window of one run: the first screen where there is no practice yet, the lock where there is one, else the
/// practice.
final class Program implements AutoCloseable {
    private static final Duration START_AGAIN = Duration.ofSeconds(5);
    static final Duration DEMO_PACE = Duration.ofSeconds(4);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /// What the window reaches for beyond itself: the system's own in production, a test's in a test.
    ///
    /// @param browser opens an address in the person's own browser
    record Outside(
            KeyStore keyStore,
            SaveDialog saveDialog,
            OpenDialogs openDialogs,
            Printing printing,
            Consumer<URI> browser,
            Signal signal) {}

    private final Start start;
    private volatile Optional<DataFolder> folder;
    private final Path demoData;
    private final InstantSource clock;
    private final Texts texts;
    private final Outside outside;
    private final Joining joining;
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("work-", 1).factory());
    private final Background background = new Background(workers, Platform::runLater);
    private volatile Optional<Session> session;

    /// Takes over a session that is open already.
    ///
    /// @param demoData where the demo practice is put when it is asked for on the first screen
    Program(Session session, Path demoData, InstantSource clock, Texts texts, Outside outside) {
        this(new Start.Open(session), Optional.empty(), demoData, clock, texts, outside);
    }

    /// Takes over the folder of one's own practice, whatever it holds.
    ///
    /// @throws Refused if it is the demo's, or cannot be opened by anybody; the folder stays the caller's then
    Program(DataFolder folder, Path demoData, InstantSource clock, Texts texts, Outside outside) {
        this(Start.in(folder, outside.keyStore, clock), Optional.of(folder), demoData, clock, texts, outside);
    }

    private Program(
            Start start,
            Optional<DataFolder> folder,
            Path demoData,
            InstantSource clock,
            Texts texts,
            Outside outside) {
        this.start = start;
        this.folder = folder;
        this.session = start.opened();
        this.demoData = demoData;
        this.clock = clock;
        this.texts = texts;
        this.outside = outside;
        this.joining = new Joining(outside.keyStore, clock);
    }

    /// Fills the stage and shows it; on the JavaFX thread.
    void open(Stage stage) {
        open(stage, DEMO_PACE);
    }

    /// As [#open(Stage)]; `pace` is how often a demo's channels are read.
    void open(Stage stage, Duration pace) {
        stage.setTitle(texts.get("window.title"));
        try (var icon = Program.class.getResourceAsStream("/icons/bedside-256.png")) {
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var root = switch (start) {
            case Start.Open _ -> practice(stage);
            case Start.Locked _ -> unlock(stage, pace);
            case Start.Unprotected(var key, var _) -> protect(stage, key);
            case Start.Welcome(var key) -> welcome(stage, key, pace);
            case Start.Joined(var server) -> joined(stage, server);
            case Start.Moved(var address) -> moved(stage, address);
        };
        FxRuntime.style(root);
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.show();
    }

    private Parent practice(Stage stage) {
        var open = session.orElseThrow();
        var window = new MainWindow(
                open.wiring().orElseThrow(), texts, workers, outside.saveDialog, outside.browser, outside.signal);
        var kept = open.safekeeping().map(desks -> new Kept(desks, outside, key -> reopen(stage, key)));
        var shell = window.build(open.demo(), kept, workers);
        shell.addTool("theme", Feather.MOON, () -> FxRuntime.toggleTheme(shell));
        start(open, shell);
        return shell;
    }

    /// A server that is away keeps the window from nothing but what runs by itself, until it is back.
    private void start(Session open, ShellView shell) {
        background.run(
                () -> {
                    open.start();
                    return open.recovered();
                },
                recovered -> tell(shell, recovered),
                _ -> CompletableFuture.delayedExecutor(START_AGAIN.toSeconds(), TimeUnit.SECONDS, Platform::runLater)
                        .execute(() -> start(open, shell)));
    }

    private void tell(ShellView shell, Recovered recovered) {
        if (!recovered.checked()) {
            return;
        }
        if (!recovered.sound()) {
            shell.tell("recovered", texts.get("recovered.damaged"));
            return;
        }
        var words = new StringJoiner(" ");
        words.add(texts.get("recovered.sound"));
        if (recovered.cutOff() > 0) {
            words.add(texts.get("recovered.cut-off", recovered.cutOff()));
        }
        if (recovered.drafts() > 0) {
            words.add(texts.get("recovered.drafts", recovered.drafts()));
        }
        shell.tell("recovered", words.toString());
    }

    /// Closes what is open, moves in what was restored, and shows it.
    private void reopen(Stage stage, DataKey key) {
        show(stage, new StackPane(new ProgressIndicator()));
        background.run(
                () -> {
                    openRestored(key);
                    return key;
                },
                _ -> show(stage, practice(stage)),
                e -> show(stage, damage(stage, key, Optional.of(e))));
    }

    private synchronized void openRestored(DataKey key) {
        Restore.finish(withoutSession().path());
        openOwn(key);
    }

    /// The folder, with nothing open in it.
    private synchronized DataFolder withoutSession() {
        var own = folder.orElseThrow();
        if (session.isPresent()) {
            // Closes the folder with it.
            session.get().close();
            session = Optional.empty();
            own = DataFolder.open(own.path());
            folder = Optional.of(own);
        }
        return own;
    }

    /// What there is to do where the practice cannot be opened though its key is the right one.
    private Parent damage(Stage stage, DataKey key, Optional<Exception> problem) {
        var own = folder.orElseThrow();
        var restore = restore(stage);
        var model = new DamageViewModel(new PracticeFiles(own.path(), own.database(), key), restore, background);
        problem.ifPresent(restore::show);
        model.start();
        var times = new Times(texts, ZoneId.systemDefault(), clock);
        return new DamageView(model, texts, times, outside.openDialogs);
    }

    private RestoreViewModel restore(Stage stage) {
        var data = folder.orElseThrow().path();
        return new RestoreViewModel(
                data,
                () -> (backup, key, progress, cancelled) ->
                        Restore.prepare(backup, key, data, clock, progress, cancelled),
                key -> reopen(stage, key),
                background,
                texts);
    }

    private Parent unlock(Stage stage, Duration pace) {
        var key = new AtomicReference<DataKey>();
        var refused = new AtomicReference<Optional<Refused>>(Optional.empty());
        var model = new UnlockViewModel(
                new Locked(folder.orElseThrow(), outside.keyStore),
                found -> {
                    key.set(found);
                    refused.set(openUnlessHeldBack(found));
                },
                () -> show(stage, unlocked(stage, key.get(), refused.get(), pace)),
                background,
                texts);
        model.start();
        return new UnlockView(model, texts);
    }

    private Parent unlocked(Stage stage, DataKey key, Optional<Refused> refused, Duration pace) {
        if (refused.isPresent()) {
            return Start.movedTo(refused.get())
                    .map(address -> moved(stage, address))
                    .orElseGet(() -> damage(stage, key, Optional.empty()));
        }
        // Setting up was cut off between the keys and the practice: it goes on under the same key.
        return session.flatMap(Session::wiring).isEmpty() ? welcome(stage, key, pace) : practice(stage);
    }

    /// The first page of a practice that was joined.
    private Parent joined(Stage stage, JoinedServer server) {
        var model = new JoinedViewModel(
                server,
                outside.keyStore,
                () -> {
                    joining.withoutAsking(folder.orElseThrow(), server).ifPresent(this::take);
                    return session.isPresent();
                },
                (password, keep) -> take(joining.byPassword(folder.orElseThrow(), server, password, keep)),
                () -> show(stage, practice(stage)),
                background,
                texts);
        model.start();
        Runnable back = () -> show(stage, joined(stage, server));
        return new JoinedView(model, texts, () -> {
            var other = joinModel(stage, server.address(), server.account());
            show(stage, new JoinView(other, texts, back));
        });
    }

    /// The page on which the practice that was moved to `address` is joined.
    private Parent moved(Stage stage, String address) {
        return JoinView.ofMoved(joinModel(stage, address, System.getProperty("user.name", "")), texts);
    }

    private JoinViewModel joinModel(Stage stage, String address, String account) {
        var model = new JoinViewModel(
                outside.keyStore,
                (told, wanted) -> take(joining.join(withoutSession(), told, wanted)),
                () -> show(stage, practice(stage)),
                background,
                texts);
        model.begin(address, account);
        return model;
    }

    private void take(Session opened) {
        session = Optional.of(opened);
    }

    /// Asked at once, and before anything else, so that the key does not lie open for longer.
    private Parent protect(Stage stage, DataKey key) {
        var model = new NewKeysViewModel(key, outside.keyStore, background, texts);
        var view = new NewKeysView(model, outside.saveDialog, outside.printing, texts);
        view.explain(texts.get("keys.unprotected"));
        model.begin(
                session.flatMap(Session::practice).orElseThrow().name(),
                keys -> {
                    keys.keepIn(folder.orElseThrow(), outside.keyStore);
                    folder.orElseThrow().removePlainKey();
                },
                () -> show(stage, practice(stage)));
        return view;
    }

    private Parent welcome(Stage stage, DataKey key, Duration pace) {
        var keys = new NewKeysViewModel(key, outside.keyStore, background, texts);
        var holder = new AtomicReference<WelcomeView>();
        var view = new WelcomeView(
                texts,
                ZoneId.systemDefault(),
                () -> background.run(
                        () -> Session.demo(demoData, clock, pace),
                        demo -> {
                            folder.ifPresent(DataFolder::close);
                            session = Optional.of(demo);
                            show(stage, practice(stage));
                        },
                        e -> holder.get().show(e)),
                () -> {
                    var model = joinModel(stage, "", System.getProperty("user.name", ""));
                    show(stage, new JoinView(model, texts, () -> show(stage, holder.get())));
                },
                told -> keys.begin(
                        told.practice().name(), chosen -> setUp(told, chosen), () -> show(stage, practice(stage))),
                new NewKeysView(keys, outside.saveDialog, outside.printing, texts),
                onBack -> new RestoreView(restore(stage), texts, outside.openDialogs, onBack));
        holder.set(view);
        return view;
    }

    /// The keys first: a database whose key is kept nowhere would be lost.
    private void setUp(SetUp told, NewKeys keys) {
        keys.keepIn(folder.orElseThrow(), outside.keyStore);
        openOwn(keys.key());
        session.orElseThrow().setUp(told);
    }

    /// Leaves the session closed where the file is damaged, or the practice was moved to a server.
    private Optional<Refused> openUnlessHeldBack(DataKey key) {
        try {
            openOwn(key);
            return Optional.empty();
        } catch (Refused e) {
            if (e.key().equals("data-damaged") || Start.movedTo(e).isPresent()) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    /// Opens one's own practice by its key; does nothing where it is open already.
    private synchronized void openOwn(DataKey key) {
        if (session.isEmpty()) {
            session = Optional.of(Session.own(folder.orElseThrow(), key, outside.keyStore, clock));
        }
    }

    private static void show(Stage stage, Parent root) {
        FxRuntime.style(root);
        stage.getScene().setRoot(root);
    }

    @Override
    public void close() {
        // What a screen still reads is waited for, so that the database closes last.
        workers.close();
        session.ifPresentOrElse(Session::close, () -> folder.ifPresent(DataFolder::close));
    }
}
