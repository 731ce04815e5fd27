package org.bedside.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bedside.activity.Activity;
import org.bedside.channel.simulator.demo.DemoScript;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Role;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.DataKey;
import org.bedside.store.ActivityStore;
import org.bedside.store.Database;
import org.bedside.store.PracticeStore;
import org.bedside.ui.welcome.WelcomeView.SetUp;

/// One practice's data folder while it is open, and all that was opened with it. Closes in the reverse order of
/// opening.
final class Session implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final InstantSource clock;
    private final Database database;
    private Optional<Wiring> wiring = Optional.empty();
    private Optional<DemoScript> demo = Optional.empty();

    private Session(DataFolder folder, Database database, InstantSource clock) {
        this.clock = clock;
        this.database = database;
        opened.push(folder);
        opened.push(database);
    }

    /// Opens one's own practice; where none was set up yet there is no wiring until [#setUp]. The folder stays the
    /// caller's where this fails, else it is closed with the session.
    static Session own(DataFolder folder, DataKey key, InstantSource clock) {
        var session = new Session(folder, Database.open(folder.database(), key.bytes()), clock);
        if (folder.state() instanceof State.Wrapped) {
            folder.removePlainKey();
        }
        if (session.practice().isPresent()) {
            session.wire(Optional.empty());
        }
        return session;
    }

    /// Begins the demo practice anew: what was tried before is thrown away. Its key lives in memory only.
    ///
    /// @param pace how often its channels are read; they stand on this machine and need no sparing
    static Session demo(Path data, InstantSource clock, Duration pace) {
        var folder = DataFolder.open(data);
        try {
            requireDemo(folder);
            folder.beginDemo();
            var key = DataKey.random();
            var session = new Session(folder, Database.open(folder.database(), key.bytes()), clock);
            var script = DemoScript.start(clock);
            session.opened.push(script);
            session.demo = Optional.of(script);
            script.history(clock.instant());
            DemoPractice.create(session.database, script, clock);
            session.wire(Optional.of(pace));
            return session;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void requireDemo(DataFolder folder) {
        var mayBeCleared = switch (folder.state()) {
            case State.New _, State.Demo _ -> true;
            case State.Wrapped _ -> false;
            case State.Plain(var key) ->
                practiceIn(folder, key).map(Practice::demo).orElse(true);
        };
        if (!mayBeCleared) {
            throw new Refused("data-not-demo");
        }
    }

    /// The practice in a folder that is not opened for longer than to see.
    static Optional<Practice> practiceIn(DataFolder folder, DataKey key) {
        try (var database = Database.open(folder.database(), key.bytes())) {
            return database.read(new PracticeStore()::practice);
        }
    }

    Optional<Practice> practice() {
        return database.read(new PracticeStore()::practice);
    }

    /// Makes a practice of what its manager told.
    void setUp(SetUp told) {
        var practices = new PracticeStore();
        var activity = new Activity(new ActivityStore());
        database.change(tx -> {
            practices.create(tx, told.practice());
            activity.add(tx, clock.instant(), What.PRACTICE_CREATED, "practice", "");
            practices.addMember(tx, told.manager(), initials(told.manager()), List.of(Role.MANAGER));
            practices.addMember(tx, told.doctor(), initials(told.doctor()), List.of(Role.DOCTOR));
        });
        wire(Optional.empty());
    }

    Optional<Wiring> wiring() {
        return wiring;
    }

    Optional<DemoScript> demo() {
        return demo;
    }

    /// Starts what runs by itself; in the demo the clinic's patients as well.
    void start() {
        wiring.ifPresent(wired -> {
            wired.start();
            demo.ifPresent(script -> {
                var first = new Instant[] {clock.instant().plus(Duration.ofSeconds(20))};
                wired.loops().start("demo-arrivals", () -> {
                    var wait = Duration.between(clock.instant(), first[0]);
                    return wait.isPositive() ? wait : script.playNext(clock.instant());
                });
            });
        });
    }

    private void wire(Optional<Duration> pace) {
        var practices = new PracticeStore();
        var wired = new Wiring(
                database,
                database.read(practices::practice).orElseThrow(),
                database.read(practices::members),
                clock,
                pace);
        wiring = Optional.of(wired);
        opened.push(wired);
    }

    private static String initials(String name) {
        var letters = new StringBuilder();
        var withoutTitle = name.replace("Dr.", "").strip();
        for (var word : (withoutTitle.isEmpty() ? name.strip() : withoutTitle).split("\\s+", -1)) {
            letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
        }
        return letters.toString();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                System.getLogger(Session.class.getName()).log(System.Logger.Level.ERROR, "closing failed", e);
            }
        }
    }
}
