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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyStore;
import org.bedside.settings.Locked;
import org.bedside.settings.NewKeys;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.data.DamageView;
import org.bedside.ui.data.DamageViewModel;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.data.RestoreView;
import org.bedside.ui.data.RestoreViewModel;
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
            Consumer<URI> browser) {}

    /// What the window shows first.
    private sealed interface Start {
        /// No practice yet; `key` is the one that it will have.
        record Welcome(DataKey key) implements Start {}

        record Locked() implements Start {}

        /// A practice of 0.1.0, whose key lies beside it: open, but a passphrase is asked for at once.
        record Unprotected(DataKey key) implements Start {}

        record Open() implements Start {}
    }

    private final Start start;
    private volatile Optional<DataFolder> folder;
    private final Path demoData;
    private final InstantSource clock;
    private final Texts texts;
    private final Outside outside;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("work-", 1).factory());
    private final Background background = new Background(workers, Platform::runLater);
    private volatile Optional<Session> session;

    /// Takes over a session that is open already.
    ///
    /// @param demoData where the demo practice is put when it is asked for on the first screen
    Program(Session session, Path demoData, InstantSource clock, Texts texts, Outside outside) {
        this.start = new Start.Open();
        this.folder = Optional.empty();
        this.session = Optional.of(session);
        this.demoData = demoData;
        this.clock = clock;
        this.texts = texts;
        this.outside = outside;
    }

    /// Takes over the folder of one's own practice, whatever it holds.
    ///
    /// @throws Refused if it is the demo's, or cannot be opened by anybody; the folder stays the caller's then
    Program(DataFolder folder, Path demoData, InstantSource clock, Texts texts, Outside outside) {
        this.start = start(folder, clock);
        this.folder = Optional.of(folder);
        this.session = start instanceof Start.Unprotected(var key)
                ? Optional.of(Session.own(folder, key, outside.keyStore, clock))
                : Optional.empty();
        this.demoData = demoData;
        this.clock = clock;
        this.texts = texts;
        this.outside = outside;
    }

    private static Start start(DataFolder folder, InstantSource clock) {
        return switch (folder.state()) {
            case State.New _ -> new Start.Welcome(DataKey.random());
            case State.Wrapped _ -> new Start.Locked();
            case State.Demo _ -> throw new Refused("data-is-demo", folder.path());
            case State.Plain(var key) -> {
                var practice = Session.practiceIn(folder, key, clock);
                if (practice.filter(Practice::demo).isPresent()) {
                    throw new Refused("data-is-demo", folder.path());
                }
                yield practice.isPresent() ? new Start.Unprotected(key) : new Start.Welcome(key);
            }
        };
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
            case Start.Unprotected(var key) -> protect(stage, key);
            case Start.Welcome(var key) -> welcome(stage, key, pace);
        };
        FxRuntime.style(root);
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.show();
    }

    private Parent practice(Stage stage) {
        var open = session.orElseThrow();
        var window = new MainWindow(open.wiring().orElseThrow(), texts, workers, outside.saveDialog, outside.browser);
        var kept = open.safekeeping().map(desks -> new Kept(desks, outside, key -> reopen(stage, key)));
        var shell = window.build(open.demo(), kept, workers);
        shell.addTool("theme", Feather.MOON, () -> FxRuntime.toggleTheme(shell));
        open.start();
        background.run(open::recovered, recovered -> tell(shell, recovered), _ -> {});
        return shell;
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
        var data = folder.orElseThrow().path();
        if (session.isPresent()) {
            // Closes the folder with it.
            session.get().close();
            session = Optional.empty();
            folder = Optional.of(DataFolder.open(data));
        }
        Restore.finish(data);
        openOwn(key);
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
        var model = new UnlockViewModel(
                new Locked(folder.orElseThrow(), outside.keyStore),
                found -> {
                    key.set(found);
                    openUnlessDamaged(found);
                },
                () -> {
                    if (session.isEmpty()) {
                        show(stage, damage(stage, key.get(), Optional.empty()));
                        // Setting up was cut off between the keys and the practice: it goes on under the same key.
                    } else if (session.flatMap(Session::wiring).isEmpty()) {
                        show(stage, welcome(stage, key.get(), pace));
                    } else {
                        show(stage, practice(stage));
                    }
                },
                background,
                texts);
        model.start();
        return new UnlockView(model, texts);
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

    /// Leaves the session closed where the file is damaged.
    private void openUnlessDamaged(DataKey key) {
        try {
            openOwn(key);
        } catch (Refused e) {
            if (!e.key().equals("data-damaged")) {
                throw e;
            }
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
