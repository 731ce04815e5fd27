package org.bedside.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.bedside.backup.Backup.Kind;
import org.bedside.practice.Refused;
import org.bedside.settings.KeyFile;

/// A folder in which one practice's backups lie, perhaps among other files and those of another practice.
///
/// @param ours whether it is the one in the practice's own folder, which is made where it is missing; any other must be
///     there, since a disk that is not plugged in would else be written to beside it
record BackupFolder(Path folder, boolean ours) {
    /// How long a file that is being made may take before it counts as left behind.
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    /// The folder in the practice's own.
    static BackupFolder in(Path data) {
        return new BackupFolder(data.resolve("backups"), true);
    }

    /// The backups in it, the newest first.
    List<Backup> all() {
        return files().stream()
                .map(Backup::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Backup::at).reversed())
                .toList();
    }

    /// Makes a backup here.
    ///
    /// @throws Refused if it cannot be written
    Backup make(BackupFile.Source source, Kind kind, Instant at, DoubleConsumer progress, BooleanSupplier cancelled) {
        try {
            if (ours) {
                Files.createDirectories(folder);
            } else if (!Files.isDirectory(folder)) {
                throw new Refused("backup-folder-gone", folder);
            }
            var file = folder.resolve(Backup.name(at, kind));
            BackupFile.write(source, file, false, progress, cancelled);
            return Backup.of(file).orElseThrow();
        } catch (IOException e) {
            throw new Refused("backup-not-writable", folder);
        }
    }

    /// Removes what is not to be kept any longer: backups of the practice whose key is `key`, and nothing else.
    void thinOut(Optional<UUID> key, Keeping keeping, ZoneId zone, Instant now) throws IOException {
        var mine = all().stream()
                .filter(Backup::whole)
                .filter(backup -> isUnder(key, backup))
                .toList();
        var kept = keeping.kept(mine, zone);
        for (var backup : mine) {
            if (!kept.contains(backup)) {
                Files.deleteIfExists(backup.file());
            }
        }
        for (var file : files()) {
            var begun = BackupFile.unfinished(file).flatMap(Backup::of).map(Backup::at);
            if (begun.filter(at -> at.isBefore(now.minus(LEFT_BEHIND))).isPresent()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// One whose keys cannot be read may be anybody's: it stays, and does not keep the others from being thinned out.
    private static boolean isUnder(Optional<UUID> key, Backup backup) {
        try {
            return key.equals(BackupFile.keys(backup.file()).map(KeyFile::id));
        } catch (Refused e) {
            return false;
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
