package org.bedside.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.bedside.MutableClock;
import org.bedside.TestDatabase;
import org.bedside.app.Program.Outside;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.Platform;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.settings.NewKeys;
import org.bedside.settings.RecoveryKey;
import org.bedside.ui.OnScreen;
import org.bedside.ui.Texts;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.unlock.Printing.Outcome;
import org.bedside.ui.welcome.WelcomeView.SetUp;

/// A practice of one's own in a folder, and windows opened on it by a computer whose key store may know its key.
final class OwnPractice {
    static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");
    static final String PASSPHRASE = "seven quiet herons";
    static final Texts TEXTS = new Texts(Locale.US);

    /// An account whose platform is never reached.
    private static final Map<String, String> NOWHERE = Map.of(
            "consumer-key", "k",
            "consumer-secret", "s",
            "token", "100-t",
            "token-secret", "s",
            "address", "http://127.0.0.1:1");

    private static final DataKey KEY = DataKey.random();
    static final RecoveryKey RECOVERY = RecoveryKey.random();

    /// Made once, since the wraps are slow on purpose.
    private static final KeyFile KEYS = KeyFile.create(KEY, PASSPHRASE.toCharArray(), RECOVERY);

    final MutableClock clock = new MutableClock(NOW);
    final MemoryKeyStore keyStore = new MemoryKeyStore();

    /// What the person chooses in the next dialogs that ask for a file or a folder.
    final ArrayDeque<Path> chosen = new ArrayDeque<>();

    /// What the person's browser does with an address that is opened in it.
    Consumer<URI> browser = _ -> {};

    /// Sets up a practice with one question from X in `data`, which this computer's key store opens.
    void setUp(Path data) {
        try (var folder = DataFolder.open(data)) {
            new NewKeys(KEY, KEYS, true).keepIn(folder, keyStore);
        }
        try (var session = open(data)) {
            session.setUp(new SetUp(practice(), "Dana Whitfield", "Dr. Amara Okafor"));
            var wired = session.wiring().orElseThrow();
            wired.database.change(tx -> wired.channels.connect(
                    tx, Platform.X, "100", "oakstreetclinic", "Oak Street Clinic", NOWHERE, NOW));
            ask(wired, "1", "Is there parking near the clinic?");
        }
    }

    static void ask(Wiring wired, String id, String words) {
        var question = new IncomingComment(
                id,
                List.of(),
                CommentKind.MENTION,
                new Author("200" + id, "mayasample" + id, "Maya Sample"),
                words,
                NOW,
                "thread-" + id,
                Optional.empty(),
                false,
                false,
                "");
        wired.intake.take(wired.connected().getFirst(), new Page(List.of(question), new Cursor("next"), false, 0), NOW);
    }

    /// Opens a practice without a window and without starting anything.
    Session open(Path data) {
        return Session.own(Session.take(data), KEY, keyStore, clock);
    }

    /// Moves the practice in `data` to the tests' server.
    ///
    /// @return the address there
    String move(Path data) {
        var server = TestDatabase.address(data);
        try (var session = open(data)) {
            session.moveTo(server, _ -> {});
        }
        return server.address();
    }

    /// A window on `data`; whoever asks for it closes it.
    Window window(Path data) {
        var outside = new Outside(
                keyStore,
                _ -> Optional.ofNullable(chosen.poll()),
                new Choosing(),
                _ -> Outcome.PRINTED,
                browser,
                Signal.NONE);
        var program = new Program(Session.take(data), data.resolve("demo"), clock, TEXTS, outside);
        var screen = OnScreen.of(StackPane::new);
        OnScreen.on(() -> {
            program.open(screen.stage());
            return program;
        });
        return new Window(program, screen);
    }

    record Window(Program program, OnScreen screen) implements AutoCloseable {
        @Override
        public void close() {
            screen.close();
            program.close();
        }
    }

    private final class Choosing implements OpenDialogs {
        @Override
        public Optional<Path> backup() {
            return Optional.ofNullable(chosen.poll());
        }

        @Override
        public Optional<Path> folder() {
            return Optional.ofNullable(chosen.poll());
        }
    }

    private static Practice practice() {
        return new Practice(
                "Oak Street Clinic",
                OpeningHours.weekdays(ZoneId.of("America/Chicago"), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                "Monday to Friday, 8 am to 5 pm",
                "(312) 555-0142",
                "12 Oak Street, Larkfield",
                "oakstreet.example",
                "",
                "",
                false);
    }
}
