package org.bedside.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.welcome.WelcomeView;
import org.kordamp.ikonli.feather.Feather;

/// The window of one run: the first screen where there is no practice yet, else the practice.
final class Program implements AutoCloseable {
    static final Duration DEMO_PACE = Duration.ofSeconds(4);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Texts texts;
    private final InstantSource clock;
    private final Path demoData;
    private final SaveDialog saveDialog;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("work-", 1).factory());
    private Optional<Session> session;

    /// Takes over what is open already.
    ///
    /// @param demoData where the demo practice is put when it is asked for on the first screen
    Program(Session session, Path demoData, InstantSource clock, Texts texts, SaveDialog saveDialog) {
        this.saveDialog = saveDialog;
        this.session = Optional.of(session);
        this.demoData = demoData;
        this.clock = clock;
        this.texts = texts;
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
        var root = session.flatMap(Session::wiring).isPresent() ? practice() : welcome(stage, pace);
        FxRuntime.style(root);
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.show();
    }

    private Parent practice() {
        var open = session.orElseThrow();
        var window = new MainWindow(open.wiring().orElseThrow(), texts, workers, saveDialog);
        var shell = window.build(open.demo(), workers);
        shell.addTool("theme", Feather.MOON, () -> FxRuntime.toggleTheme(shell));
        open.start();
        return shell;
    }

    private Parent welcome(Stage stage, Duration pace) {
        var background = new Background(workers, Platform::runLater);
        var holder = new WelcomeView[1];
        var view = new WelcomeView(
                texts,
                ZoneId.systemDefault(),
                () -> background.run(
                        () -> Session.demo(demoData, clock, pace),
                        demo -> {
                            session.ifPresent(Session::close);
                            session = Optional.of(demo);
                            show(stage);
                        },
                        e -> holder[0].show(e)),
                told -> background.run(
                        () -> {
                            session.orElseThrow().setUp(told);
                            return told;
                        },
                        _ -> show(stage),
                        e -> holder[0].show(e)));
        holder[0] = view;
        return view;
    }

    private void show(Stage stage) {
        var root = practice();
        FxRuntime.style(root);
        stage.getScene().setRoot(root);
    }

    @Override
    public void close() {
        // What a screen still reads is waited for, so that the database closes last.
        workers.close();
        session.ifPresent(Session::close);
    }
}
