package org.bedside.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.bedside.activity.Activity;
import org.bedside.backup.BackupDesk;
import org.bedside.backup.PracticeFiles;
import org.bedside.backup.Recovered;
import org.bedside.backup.Restore;
import org.bedside.backup.RunMark;
import org.bedside.channel.simulator.demo.DemoScript;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Role;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.reply.KeptDrafts;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyDesk;
import org.bedside.settings.SecretStore;
import org.bedside.settings.Secrets;
import org.bedside.store.ActivityStore;
import org.bedside.store.Database;
import org.bedside.store.FileCopy;
import org.bedside.store.Move;
import org.bedside.store.PracticeStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.ServerAddress;
import org.bedside.store.SettingStore;
import org.bedside.store.StoreException;
import org.bedside.store.StoreTrouble;
import org.bedside.triage.rules.Lexicons;
import org.bedside.ui.welcome.WelcomeView.SetUp;

/// One practice's data folder while it is open, and all that was opened with it. Closes in the reverse order of
/// opening.
final class Session implements AutoCloseable {
    private static final String MOVED = "moved-to";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Optional<Path> folder;
    private final InstantSource clock;
    private final Database database;
    private final Optional<PracticeFiles> files;
    private Optional<KeptDrafts> drafts = Optional.empty();
    private Secrets secrets = Secrets.IN_PLACE;
    private Optional<Safekeeping> safekeeping = Optional.empty();
    private Recovered recovered = Recovered.NOTHING;
    private Optional<Wiring> wiring = Optional.empty();
    private Optional<DemoScript> demo = Optional.empty();

    private Session(
            Optional<DataFolder> folder, Database database, Optional<PracticeFiles> files, InstantSource clock) {
        this.folder = folder.map(DataFolder::path);
        this.clock = clock;
        this.database = database;
        this.files = files;
        folder.ifPresent(opened::push);
        opened.push(database);
    }

    /// Opens a practice that several desktops share on a server. Of this computer it has the folder only, whose
    /// lock keeps a second Bedside out, and in it the words that the server has not taken yet. The folder stays
    /// the caller's where this fails, else it is closed with the session.
    ///
    /// @throws Refused if the server does not answer, does not let us in, or holds no practice: one is set up on
    ///     a computer and moved there, so that nobody begins it twice
    static Session shared(DataFolder folder, ServerAddress server, InstantSource clock) {
        return shared(folder, server, clock, () -> {});
    }

    /// As [#shared(DataFolder, ServerAddress, InstantSource)]; `onReached` runs once the practice is reached,
    /// and what it throws lets go of it again.
    static Session shared(DataFolder folder, ServerAddress server, InstantSource clock, Runnable onReached) {
        var session = new Session(Optional.of(folder), Database.open(server), Optional.empty(), clock);
        try {
            if (session.practice().isEmpty()) {
                throw new Refused("server-empty", server);
            }
            onReached.run();
            session.drafts = KeptDrafts.open(session.database, folder.path());
            session.drafts.ifPresent(session.opened::push);
            session.wire(Optional.empty());
            return session;
        } catch (RuntimeException e) {
            session.drafts.ifPresent(KeptDrafts::close);
            session.database.close();
            throw e;
        }
    }

    /// Takes a data folder; a restore that was cut off in it is finished first.
    static DataFolder take(Path data) {
        var folder = DataFolder.open(data);
        try {
            Restore.finish(data);
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /// Opens one's own practice; where none was set up yet there is no wiring until [#setUp]. The folder stays the
    /// caller's where this fails, else it is closed with the session.
    ///
    /// @throws Refused with `data-damaged` where the file is not as it was written, though the key is the right one
    static Session own(DataFolder folder, DataKey key, InstantSource clock) {
        return own(folder, key, SecretStore.NOWHERE, clock);
    }

    /// As [#own(DataFolder, DataKey, InstantSource)], on a computer whose key store may keep the accounts' tokens.
    static Session own(DataFolder folder, DataKey key, SecretStore store, InstantSource clock) {
        var files = new PracticeFiles(folder.path(), folder.database(), key);
        var session = new Session(Optional.of(folder), open(folder, files, clock), Optional.of(files), clock);
        session.secrets = secrets(folder, store);
        try {
            session.requireNotMoved();
            if (folder.state() instanceof State.Wrapped) {
                folder.removePlainKey();
            }
            if (session.practice().isPresent()) {
                session.wire(Optional.empty());
            }
            return session;
        } catch (RuntimeException e) {
            session.database.close();
            throw orDamage(e);
        }
    }

    /// The accounts' tokens are where the practice's key is: in the key store only where the practice opens by it
    /// without asking. Else they would lie more open than the data.
    private static Secrets secrets(DataFolder folder, SecretStore store) {
        return folder.state() instanceof State.Wrapped
                ? new Secrets(
                        store,
                        folder.keyFile().id().toString(),
                        () -> folder.keyFile().inKeyStore())
                : Secrets.IN_PLACE;
    }

    private static Database open(DataFolder folder, PracticeFiles files, InstantSource clock) {
        try {
            files.backUpBeforeMigration(clock);
            return Database.open(files.database(), files.key().bytes());
        } catch (Refused e) {
            // A wrapped key was proved to be right when it was unwrapped, so it is the file that is not.
            throw e.key().equals("data-not-ours") && folder.state() instanceof State.Wrapped
                    ? new Refused("data-damaged")
                    : e;
        } catch (StoreException e) {
            throw orDamage(e);
        }
    }

    private static RuntimeException orDamage(RuntimeException e) {
        return e instanceof StoreException failed && failed.trouble() == StoreTrouble.DAMAGED
                ? new Refused("data-damaged")
                : e;
    }

    /// Begins the demo practice anew: what was tried before is thrown away. Its key lives in memory only.
    ///
    /// @param pace how often its channels are read; they stand on this machine and need no sparing
    static Session demo(Path data, InstantSource clock, Duration pace) {
        return demo(data, DataKey.random(), clock, pace);
    }

    /// As [#demo(Path, InstantSource, Duration)], under a key that the caller knows.
    static Session demo(Path data, DataKey key, InstantSource clock, Duration pace) {
        var folder = DataFolder.open(data);
        try {
            requireDemo(folder, clock);
            folder.beginDemo();
            var session = new Session(
                    Optional.of(folder), Database.open(folder.database(), key.bytes()), Optional.empty(), clock);
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

    private static void requireDemo(DataFolder folder, InstantSource clock) {
        var mayBeCleared = switch (folder.state()) {
            case State.New _, State.Demo _ -> true;
            case State.Wrapped _, State.Joined _ -> false;
            case State.Plain(var key) ->
                practiceIn(folder, key, clock).map(Practice::demo).orElse(true);
        };
        if (!mayBeCleared) {
            throw new Refused("data-not-demo");
        }
    }

    /// The practice in a folder that is not opened for longer than to see.
    static Optional<Practice> practiceIn(DataFolder folder, DataKey key, InstantSource clock) {
        try (var database = open(folder, new PracticeFiles(folder.path(), folder.database(), key), clock)) {
            return database.read(new PracticeStore()::practice);
        }
    }

    Optional<Practice> practice() {
        return database.read(new PracticeStore()::practice);
    }

    private void requireNotMoved() {
        database.read(tx -> new SettingStore().get(tx, MOVED)).ifPresent(address -> {
            throw new Refused("data-moved", address);
        });
    }

    /// Moves the practice to a server and closes this copy for good, so that nobody works on two. Nothing may be on its
    /// way meanwhile: this session's wiring was not started.
    ///
    /// @return how many rows each table has
    Map<String, Long> moveTo(ServerAddress server, LongConsumer progress) {
        wiring.orElseThrow().outbox.recover();
        // The desktops of a shared practice need them too.
        wiring.orElseThrow().keeper.bringBack();
        try (var target = Database.open(server)) {
            if (Activity.firstBroken(database.read(new ActivityStore()::all)).isPresent()) {
                throw new Refused("move-activity-broken");
            }
            var rows = Move.copy(database, target, progress, () -> false);
            database.change(tx -> new SettingStore().put(tx, MOVED, server.address()));
            return rows;
        }
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

    /// The backups and keys of one's own practice; the demo has none.
    Optional<Safekeeping> safekeeping() {
        return safekeeping;
    }

    /// What is to be told after a run that was cut off; reads the whole file then, so not on the JavaFX thread.
    Recovered recovered() {
        return recovered.checked()
                ? recovered.with(database.read(FileCopy::isSound), database.read(tx -> new ReplyStore().drafts(tx)))
                : recovered;
    }

    /// Starts what runs by itself; in the demo the clinic's patients as well.
    void start() {
        wiring.ifPresent(wired -> {
            var cutOff = wired.start();
            safekeeping.ifPresent(kept -> {
                var mark = RunMark.set(folder.orElseThrow());
                opened.push(mark);
                recovered = mark.foundOne() ? Recovered.of(cutOff) : Recovered.NOTHING;
                wired.loops().start("backup", kept.backups()::daily);
            });
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
                drafts,
                secrets,
                folder.map(Lexicons::in).orElseGet(Lexicons::shipped),
                clock,
                pace);
        wiring = Optional.of(wired);
        opened.push(wired);
        safekeeping = files.map(own -> new Safekeeping(
                new BackupDesk(
                        database,
                        new SettingStore(),
                        wired.activity,
                        own,
                        wired.practice.hours().zone(),
                        clock),
                new KeyDesk(folder.orElseThrow(), database, wired.activity, clock)));
    }

    private static String initials(String name) {
        var letters = new StringBuilder();
        var withoutTitle = name.replace("Dr.", "").strip();
        for (var word : (withoutTitle.isEmpty() ? name.strip() : withoutTitle).split("\\s+", -1)) {
            letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
        }
        return letters.toString();
    }

    /// What is made and kept of one's own practice.
    record Safekeeping(BackupDesk backups, KeyDesk keys) {}

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
