package org.bedside.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.bedside.backup.Backup.Kind;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.store.FileCopy;

/// The files of one practice in the folder that this Bedside holds, and the key that opens them.
public record PracticeFiles(Path folder, Path database, DataKey key) {
    /// What a backup is made of; the key file is read each time, since a changed passphrase changes it.
    BackupFile.Source source() {
        var keys = folder.resolve(KeyFile.NAME);
        return new BackupFile.Source(
                database, key.bytes(), Files.exists(keys) ? Optional.of(KeyFile.read(keys)) : Optional.empty());
    }

    /// Makes a backup where opening the database would change its schema; it goes into the folder's own place, since
    /// where others go stands in the database. To be called before the database is opened.
    ///
    /// @throws org.bedside.practice.Refused if it cannot be made, and nothing is to be changed then
    public void backUpBeforeMigration(InstantSource clock) {
        if (Files.exists(database) && FileCopy.isOlder(database, key.bytes())) {
            BackupFolder.in(folder).make(source(), Kind.BEFORE_MIGRATION, clock.instant(), _ -> {}, () -> false);
        }
    }

    /// The newest backup in the folder's own place that is sound in every part; those that are not are passed over.
    public Optional<Backup> newestSound() {
        return BackupFolder.in(folder).all().stream()
                .filter(backup -> Restore.isSound(backup, folder, key))
                .findFirst();
    }
}
