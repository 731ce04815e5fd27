package org.bedside.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.store.ActivityStore;
import org.bedside.store.Database;
import org.bedside.store.FileCopy;
import org.bedside.store.ReplyStore;
import org.bedside.store.Tx;

/// The way back from a backup, in two steps. [#prepare] makes a whole practice of it in a folder of its own within the
/// data folder, and touches nothing else. [#finish] sets aside what is there and moves the restored files in; where it
/// is cut off it goes on when the folder is next opened.
///
/// A restored practice must not post twice: what waited to be sent when the backup was made may have been sent since.
/// So it becomes unconfirmed, is looked for on its platform, and where it is not found a person decides.
public final class Restore {
    private static final String PREPARING = ".restoring";
    private static final Pattern READY = Pattern.compile("restore-(\\d{8}-\\d{6})");

    private Restore() {}

    /// The key file of a backup. One made before there was any is opened by that of the folder it goes into.
    ///
    /// @throws Refused if it is no backup, is damaged, or nothing opens it
    public static KeyFile keys(Path backup, Path folder) {
        return BackupFile.keys(backup).or(() -> keysOf(folder)).orElseThrow(() -> new Refused("backup-keyless"));
    }

    /// Makes a practice of `backup` that [#finish] can move in. What the folder holds stays as it is.
    ///
    /// @throws Refused if the backup is damaged or none of ours, or a newer Bedside made it, or there is no room
    public static void prepare(
            Path backup,
            DataKey key,
            Path folder,
            InstantSource clock,
            DoubleConsumer progress,
            BooleanSupplier cancelled) {
        var staging = folder.resolve(PREPARING);
        try {
            remove(staging);
            Files.createDirectories(staging);
            var database = staging.resolve(BackupFile.DATABASE);
            BackupFile.extract(backup, database, progress, cancelled);
            check(backup, database, key);
            var keys = BackupFile.keys(backup);
            if (keys.isPresent()) {
                keys.get().write(staging.resolve(KeyFile.NAME));
            }
            try (var restored = Database.open(database, key.bytes())) {
                restored.change(tx -> settle(tx, backup, clock));
            }
            for (var file : list(staging)) {
                try (var written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
            Files.move(
                    staging, folder.resolve("restore-" + Backup.time(clock.instant())), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refused("restore-not-writable", folder);
        } finally {
            removeQuietly(staging);
        }
    }

    private static void check(Path backup, Path database, DataKey key) {
        try {
            FileCopy.check(database, key.bytes());
        } catch (Refused e) {
            throw e.key().equals("data-newer") ? e : new Refused("backup-damaged", backup);
        }
    }

    /// What was on its way may have gone out since, and the desktops of then are gone.
    private static void settle(Tx tx, Path backup, InstantSource clock) {
        var now = clock.instant();
        var replies = new ReplyStore();
        var activity = new Activity(new ActivityStore());
        FileCopy.forgetDesktops(tx);
        activity.add(tx, now, What.RESTORED, "backup", made(backup));
        for (var reply : replies.onTheirWay(tx)) {
            replies.save(tx, reply.perhapsSentSinceBackup(now));
            var reference = Activity.reference(reply.conversation());
            activity.add(
                    tx, now, What.UNCONFIRMED, reference, "reply " + reply.id().value() + " found in a backup");
        }
    }

    /// When the backup was made, as far as its name tells; any other name may hold words that belong nowhere.
    private static String made(Path backup) {
        return Backup.of(backup).map(known -> known.at().toString()).orElse("");
    }

    /// Moves in what was prepared, if anything was. Nobody may have the folder's files open.
    ///
    /// @return the folder in which the files that were there now lie; empty where there were none
    /// @throws Refused if the folder cannot be written
    public static Optional<Path> finish(Path folder) {
        Optional<Path> aside = Optional.empty();
        try {
            for (var ready : list(folder)) {
                var name = READY.matcher(String.valueOf(ready.getFileName()));
                if (name.matches() && Files.isDirectory(ready)) {
                    var here = folder.resolve("set-aside-" + name.group(1));
                    swap(ready, folder, here);
                    aside = Files.exists(here) ? Optional.of(here) : aside;
                }
            }
        } catch (IOException e) {
            throw new Refused("restore-not-writable", folder);
        }
        return aside;
    }

    /// A file is set aside only while the one that takes its place still waits, so that a second run does no harm.
    private static void swap(Path ready, Path folder, Path aside) throws IOException {
        var database = ready.resolve(BackupFile.DATABASE);
        if (Files.exists(database)) {
            setAside(folder, aside, BackupFile.DATABASE + "-wal", BackupFile.DATABASE + "-shm", BackupFile.DATABASE);
            move(database, folder.resolve(BackupFile.DATABASE));
        }
        var keys = ready.resolve(KeyFile.NAME);
        if (Files.exists(keys)) {
            setAside(folder, aside, KeyFile.NAME, "bedside.key");
            move(keys, folder.resolve(KeyFile.NAME));
        }
        remove(ready);
    }

    private static void setAside(Path folder, Path aside, String... names) throws IOException {
        for (var name : names) {
            if (Files.exists(folder.resolve(name))) {
                Files.createDirectories(aside);
                move(folder.resolve(name), free(aside, name));
            }
        }
    }

    /// A name that nothing bears yet.
    private static Path free(Path aside, String name) {
        var place = aside.resolve(name);
        for (int i = 2; Files.exists(place); i++) {
            place = aside.resolve(name + "." + i);
        }
        return place;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /// Whether every part of the backup is as it was written and `key` opens it.
    static boolean isSound(Backup backup, Path folder, DataKey key) {
        var scratch = folder.resolve(PREPARING);
        try {
            remove(scratch);
            Files.createDirectories(scratch);
            var database = scratch.resolve(BackupFile.DATABASE);
            BackupFile.extract(backup.file(), database, _ -> {}, () -> false);
            FileCopy.check(database, key.bytes());
            return true;
        } catch (IOException | Refused e) {
            return false;
        } finally {
            removeQuietly(scratch);
        }
    }

    private static Optional<KeyFile> keysOf(Path folder) {
        var keys = folder.resolve(KeyFile.NAME);
        return Files.exists(keys) ? Optional.of(KeyFile.read(keys)) : Optional.empty();
    }

    /// Removes one of this class's own folders, which hold nothing but files.
    private static void remove(Path own) throws IOException {
        if (Files.isDirectory(own)) {
            for (var file : list(own)) {
                Files.delete(file);
            }
            Files.delete(own);
        }
    }

    private static void removeQuietly(Path own) {
        try {
            remove(own);
        } catch (IOException e) {
            System.getLogger(Restore.class.getName())
                    .log(System.Logger.Level.WARNING, "left behind, and removed the next time", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
