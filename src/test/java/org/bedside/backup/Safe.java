package org.bedside.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.settings.RecoveryKey;
import org.bedside.store.SettingStore;

/// A test's practice with its key wrapped, and a desk that backs it up.
final class Safe implements AutoCloseable {
    static final String PASSPHRASE = "seven quiet herons";
    static final DataKey KEY = DataKey.of(TestPractice.key());

    /// Made once, since the wraps are slow on purpose.
    static final RecoveryKey RECOVERY = RecoveryKey.random();

    static final KeyFile KEYS = KeyFile.create(KEY, PASSPHRASE.toCharArray(), RECOVERY);

    final Path folder;
    final TestPractice practice;
    final PracticeFiles files;
    final BackupDesk desk;

    private Safe(Path folder) throws IOException {
        this.folder = folder;
        practice = TestPractice.open(folder);
        KEYS.write(folder.resolve(KeyFile.NAME));
        files = new PracticeFiles(folder, TestPractice.file(folder), KEY);
        desk = new BackupDesk(
                practice.database,
                new SettingStore(),
                practice.activity,
                files,
                TestPractice.HOURS.zone(),
                practice.clock);
    }

    static Safe open(Path folder) throws IOException {
        return new Safe(folder);
    }

    /// A backup at `file`, made on the command line.
    Path backUp(Path file) {
        desk.toFile(Optional.empty(), file, false, _ -> {}, () -> false);
        return file;
    }

    @Override
    public void close() {
        practice.close();
    }
}
