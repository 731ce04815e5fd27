package org.bedside.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.bedside.activity.Activity;
import org.bedside.backup.Backup.Kind;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.store.Database;
import org.bedside.store.SettingStore;
import org.bedside.store.Tx;

/// Makes the practice's backups: one a day by itself, and others when a person asks. Safe for use by several threads at
/// once; one backup is made at a time.
public final class BackupDesk {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration AFTER_TROUBLE = Duration.ofHours(1);

    private final Database database;
    private final SettingStore settings;
    private final Activity activity;
    private final PracticeFiles files;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Optional<Refused> trouble = Optional.empty();

    /// Where backups go, and how many are kept.
    ///
    /// @param folder empty for the folder in the practice's own
    public record Plan(Optional<Path> folder, Keeping keeping) {}

    public BackupDesk(
            Database database,
            SettingStore settings,
            Activity activity,
            PracticeFiles files,
            ZoneId zone,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.activity = activity;
        this.files = files;
        this.zone = zone;
        this.clock = clock;
    }

    /// Where the practice's data lie.
    public Path data() {
        return files.folder();
    }

    /// Where the next backup goes.
    public Path folder() {
        return folder(plan()).folder();
    }

    /// The backups there, the newest first.
    public List<Backup> all() {
        return folder(plan()).all();
    }

    /// Why the last daily backup could not be made; empty where it could.
    public Optional<Refused> trouble() {
        return trouble;
    }

    public Plan plan() {
        return database.read(tx -> new Plan(
                settings.get(tx, "backup.folder")
                        .filter(word -> !word.isEmpty())
                        .map(Path::of),
                new Keeping(
                        number(tx, "backup.daily", Keeping.STANDARD.daily()),
                        number(tx, "backup.weekly", Keeping.STANDARD.weekly()),
                        number(tx, "backup.monthly", Keeping.STANDARD.monthly()))));
    }

    private int number(Tx tx, String name, int standard) {
        return settings.get(tx, name).map(Integer::parseInt).orElse(standard);
    }

    /// Changes where backups go and how many are kept. None is moved, and none removed before the next is made.
    ///
    /// @throws Refused if the member may not
    public void change(Member by, Plan plan) {
        by.require(Act.SET_BACKUPS);
        database.change(tx -> {
            settings.put(tx, "backup.folder", plan.folder().map(Path::toString).orElse(""));
            settings.put(tx, "backup.daily", Integer.toString(plan.keeping().daily()));
            settings.put(tx, "backup.weekly", Integer.toString(plan.keeping().weekly()));
            settings.put(tx, "backup.monthly", Integer.toString(plan.keeping().monthly()));
        });
        trouble = Optional.empty();
    }

    /// Makes a backup where the daily ones lie.
    ///
    /// @param progress hears what part is done, from 0 to 1
    /// @throws Refused if the member may not, or it cannot be made
    public Backup now(Member by, DoubleConsumer progress, BooleanSupplier cancelled) {
        by.require(Act.BACK_UP);
        var made = make(Kind.BY_HAND, progress, cancelled);
        record(Optional.of(by), String.valueOf(made.file().getFileName()));
        return made;
    }

    /// Makes a backup of any name at any place; it is never removed by the program.
    ///
    /// @param by who asks; empty on the command line
    /// @param replace whether a file that is there may be replaced
    /// @throws Refused if the member may not, or it cannot be made
    public void toFile(
            Optional<Member> by, Path file, boolean replace, DoubleConsumer progress, BooleanSupplier cancelled) {
        by.ifPresent(member -> member.require(Act.BACK_UP));
        making.lock();
        try {
            BackupFile.write(files.source(), file, replace, progress, cancelled);
        } catch (IOException e) {
            throw new Refused("backup-not-writable", file);
        } finally {
            making.unlock();
        }
        record(by, "to a file");
    }

    /// Makes a practice of a backup, ready to be moved in when this one is closed; see [Restore].
    ///
    /// @throws Refused if the member may not, or the backup is not sound
    public void prepareRestore(
            Member by, Path backup, DataKey key, DoubleConsumer progress, BooleanSupplier cancelled) {
        by.require(Act.RESTORE);
        Restore.prepare(backup, key, files.folder(), clock, progress, cancelled);
    }

    /// Makes today's backup where there is none yet.
    ///
    /// @return how long to wait before the next call
    public Duration daily() {
        if (isDue(clock.instant())) {
            try {
                make(Kind.DAILY, _ -> {}, () -> Thread.currentThread().isInterrupted());
                trouble = Optional.empty();
            } catch (Refused e) {
                trouble = Optional.of(e);
                return AFTER_TROUBLE;
            }
        }
        return LOOK_AGAIN;
    }

    /// One from a time to come, which a clock that was set back leaves behind, is none of today.
    private boolean isDue(Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return all().stream()
                .filter(Backup::whole)
                .filter(backup -> backup.kind() != Kind.BEFORE_MIGRATION)
                .noneMatch(backup -> backup.at().atZone(zone).toLocalDate().equals(today));
    }

    private Backup make(Kind kind, DoubleConsumer progress, BooleanSupplier cancelled) {
        var plan = plan();
        var folder = folder(plan);
        making.lock();
        try {
            var source = files.source();
            var made = folder.make(source, kind, clock.instant(), progress, cancelled);
            folder.thinOut(source.keys().map(KeyFile::id), plan.keeping(), zone, clock.instant());
            return made;
        } catch (IOException e) {
            throw new Refused("backup-not-writable", folder.folder());
        } finally {
            making.unlock();
        }
    }

    private BackupFolder folder(Plan plan) {
        return plan.folder()
                .map(chosen -> new BackupFolder(chosen, false))
                .orElseGet(() -> BackupFolder.in(files.folder()));
    }

    private void record(Optional<Member> by, String where) {
        database.change(tx -> {
            if (by.isPresent()) {
                activity.add(tx, clock.instant(), by.get().id(), What.BACKED_UP, "backup", where);
            } else {
                activity.add(tx, clock.instant(), What.BACKED_UP, "backup", where);
            }
        });
    }
}
