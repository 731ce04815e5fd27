package org.bedside.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.backup.Backup.Kind;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Reply.State;
import org.bedside.practice.Refused;
import org.bedside.settings.KeyFile;
import org.bedside.store.AllRows;
import org.bedside.store.NewerFile;
import org.bedside.store.OlderFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final String MARKER = "Quartzfeather";

    @TempDir
    private Path temp = Path.of("");

    private Path other = Path.of("");
    private Path backup = Path.of("");
    private Safe safe;

    @BeforeEach
    void open() throws IOException {
        safe = Safe.open(Files.createDirectory(temp.resolve("data")));
        other = Files.createDirectory(temp.resolve("another computer"));
        backup = temp.resolve("b.bedside");
    }

    @AfterEach
    void close() {
        safe.close();
    }

    @Test
    void anotherFolderHoldsTheSameRowsAndTheSameChain() {
        safe.practice.take(theirs("1", "Hello", NOW), theirs("2", "When are you open? #billing", NOW));
        var before = AllRows.of(safe.practice.database);
        safe.backUp(backup);

        var key = Restore.keys(backup, other).openBy(Safe.RECOVERY.printed());
        Restore.prepare(backup, key, other, safe.practice.clock, _ -> {}, () -> false);
        Restore.finish(other);

        try (var restored = TestPractice.reopen(other)) {
            var after = AllRows.of(restored.database);
            var entries = restored.database.read(restored.entries::all);
            assertThat(entries.getLast().what()).isEqualTo(What.RESTORED);
            assertThat(Activity.firstBroken(entries)).isEmpty();
            assertThat(after.remove("activity")).containsAll(before.remove("activity"));
            assertThat(after).isEqualTo(before);
        }
        assertThat(names(other)).containsExactlyInAnyOrder("bedside.db", "bedside.keys");
    }

    @Test
    void whatWasThereIsSetAsideAndTheBackupIsInItsPlace() throws IOException {
        safe.practice.take(theirs("1", "Hello", NOW));
        safe.backUp(backup);
        safe.practice.take(theirs("2", "Hello again", NOW));
        safe.close();
        var before = contents(safe.folder);

        restore(safe.folder);
        var aside = safe.folder.resolve("set-aside-20261118-160000");

        assertThat(contents(aside)).isEqualTo(before);
        try (var restored = TestPractice.reopen(safe.folder)) {
            assertThat(restored.database.<Boolean>read(
                            tx -> restored.comments.find(tx, restored.x, "2").isPresent()))
                    .isFalse();
        }
    }

    @Test
    void aRestoreThatWasCutOffGoesOnWhereItStopped() throws IOException {
        safe.backUp(backup);
        safe.close();
        var before = contents(safe.folder);
        Restore.prepare(backup, Safe.KEY, safe.folder, safe.practice.clock, _ -> {}, () -> false);
        var ready = safe.folder.resolve("restore-20261118-160000");
        var restored = contents(ready);
        var aside = Files.createDirectory(safe.folder.resolve("set-aside-20261118-160000"));
        // Killed after the database was moved in, and before the key file was.
        Files.move(safe.folder.resolve("bedside.db"), aside.resolve("bedside.db"));
        Files.move(ready.resolve("bedside.db"), safe.folder.resolve("bedside.db"));

        Restore.finish(safe.folder);

        assertThat(contents(aside)).isEqualTo(before);
        assertThat(contents(safe.folder)).isEqualTo(restored);
        assertThat(ready).doesNotExist();
    }

    @Test
    void withoutAnythingPreparedNothingIsMoved() throws IOException {
        safe.close();
        var before = contents(safe.folder);

        var aside = Restore.finish(safe.folder);

        assertThat(aside).isEmpty();
        assertThat(contents(safe.folder)).isEqualTo(before);
    }

    @Test
    void whatWasOnItsWayBecomesUnconfirmedAndIsLookedForAtOnce() {
        safe.practice.take(theirs("1", "When are you open?", NOW));
        var queued = safe.practice.approved(safe.practice.talkOf("1").id(), ANSWER);
        safe.backUp(backup);
        safe.practice.clock.advance(Duration.ofHours(3));

        restore(other);

        try (var restored = TestPractice.reopen(other)) {
            var approval = ((State.Queued) queued.state()).approval();
            assertThat(restored.get(queued.id()).state())
                    .isEqualTo(new State.Unconfirmed(approval, NOW, 0, Optional.of(NOW.plus(Duration.ofHours(3)))));
            assertThat(restored.doneTo(queued.conversation())).endsWith(What.APPROVED, What.UNCONFIRMED);
            List<ActivityEntry> entries = restored.database.read(restored.entries::all);
            assertThat(Activity.firstBroken(entries)).isEmpty();
        }
    }

    @Test
    void theDesktopsOfThenAreForgotten() {
        AllRows.change(safe.practice.database, "INSERT INTO lease VALUES ('outbox', 'a desktop', 9999999999999)");
        safe.backUp(backup);

        restore(other);

        try (var restored = TestPractice.reopen(other)) {
            assertThat(AllRows.of(restored.database).get("lease")).isEmpty();
        }
    }

    @Test
    void aBackupOfAnOlderBedsideIsBroughtToThePresent() throws IOException {
        var older = Files.createDirectory(temp.resolve("older"));
        OlderFile.make(TestPractice.file(older), TestPractice.key());
        write(older);

        restore(other);

        assertThat(OlderFile.version(TestPractice.file(other), TestPractice.key()))
                .isGreaterThan(1);
    }

    @Test
    void aBackupOfANewerBedsideIsRefusedAndTheFolderUntouched() throws IOException {
        var newer = Files.createDirectory(temp.resolve("newer"));
        NewerFile.make(TestPractice.file(newer), TestPractice.key());
        pack(Files.readAllBytes(TestPractice.file(newer)), Safe.KEYS.bytes());

        refused("data-newer");
    }

    @Test
    void aFileThatIsNoBackupIsRefusedAndTheFolderUntouched() throws IOException {
        Files.writeString(backup, "a letter");
        refused("backup-not-ours");

        Files.delete(backup);
        refused("backup-missing");
    }

    @Test
    void someOtherZipIsRefused() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
            zip.write("a letter".getBytes(StandardCharsets.UTF_8));
        }

        refused("backup-not-ours");
    }

    @Test
    void aBackupUnderAnotherKeyThanItSaysIsRefused() throws IOException {
        var random = new byte[40_960];
        new Random(20_261_118).nextBytes(random);
        pack(random, Safe.KEYS.bytes());

        refused("backup-damaged");
    }

    @Test
    void aBackupCutOffAnywhereIsRefused() throws IOException {
        safe.backUp(backup);
        var sound = Files.readAllBytes(backup);
        var random = new Random(20_261_118);

        for (int i = 0; i < 15; i++) {
            Files.write(backup, Arrays.copyOf(sound, 2 + random.nextInt(sound.length - 2)));
            refused("backup-damaged");
        }
    }

    @Test
    void aFlippedBitAnywhereIsRefusedOrChangesNothing() throws IOException {
        safe.practice.take(theirs("1", "Hello", NOW));
        safe.backUp(backup);
        var sound = Files.readAllBytes(backup);
        var whole = extracted();
        var random = new Random(20_261_118);
        var accepted = new ArrayList<Long>();

        for (int i = 0; i < 60; i++) {
            var flipped = sound.clone();
            var bit = random.nextLong(sound.length * 8L);
            flipped[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
            Files.write(backup, flipped);
            var thrown = catchThrowable(() -> Restore.keys(backup, other));
            var database = extracted();
            if (thrown == null && database.isPresent() && !database.equals(whole)) {
                accepted.add(bit);
            }
        }

        assertThat(accepted).isEmpty();
    }

    @Test
    void noRoomForItLeavesTheFolderAsItIs() throws IOException {
        safe.backUp(backup);
        var file = Files.writeString(temp.resolve("a file"), "where the folder should be");

        assertThatThrownBy(() -> Restore.prepare(backup, Safe.KEY, file, safe.practice.clock, _ -> {}, () -> false))
                .isInstanceOf(Refused.class)
                .hasMessage("restore-not-writable");
    }

    @Test
    void nobodysWordsStandReadableAnywhere() throws IOException {
        safe.practice.take(theirs("1", MARKER + " asks", NOW));
        safe.backUp(backup);
        Restore.prepare(backup, Safe.KEY, safe.folder, safe.practice.clock, _ -> {}, () -> false);

        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(MARKER);
            }
        }
    }

    @Test
    void aBackupIsMadeBeforeASchemaIsChangedAndOnlyThen() throws IOException {
        var older = Files.createDirectory(temp.resolve("older"));
        OlderFile.make(TestPractice.file(older), TestPractice.key());
        var files = new PracticeFiles(older, TestPractice.file(older), Safe.KEY);

        files.backUpBeforeMigration(safe.practice.clock);
        safe.files.backUpBeforeMigration(safe.practice.clock);

        assertThat(BackupFolder.in(older).all()).extracting(Backup::kind).containsExactly(Kind.BEFORE_MIGRATION);
        assertThat(BackupFolder.in(safe.folder).all()).isEmpty();
    }

    private void restore(Path folder) {
        Restore.prepare(
                backup,
                Restore.keys(backup, folder).open(Safe.PASSPHRASE.toCharArray()),
                folder,
                safe.practice.clock,
                _ -> {},
                () -> false);
        Restore.finish(folder);
    }

    private void refused(String key) throws IOException {
        Safe.KEYS.write(other.resolve(KeyFile.NAME));
        Files.writeString(other.resolve("bedside.db"), "what is there");
        var before = contents(other);

        var thrown = catchThrowable(() -> {
            Restore.keys(backup, other);
            Restore.prepare(backup, Safe.KEY, other, safe.practice.clock, _ -> {}, () -> false);
        });

        assertThat(thrown).isInstanceOf(Refused.class).hasMessage(key);
        assertThat(contents(other)).isEqualTo(before);
    }

    private void write(Path folder) throws IOException {
        BackupFile.write(
                new BackupFile.Source(TestPractice.file(folder), TestPractice.key(), Optional.of(Safe.KEYS)),
                backup,
                false,
                _ -> {},
                () -> false);
    }

    /// A backup as Bedside would not make it.
    private void pack(byte[] database, byte[] keys) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            for (var part : Map.of("bedside.db", database, KeyFile.NAME, keys).entrySet()) {
                var crc = new CRC32();
                crc.update(part.getValue());
                var entry = new ZipEntry(part.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        }
    }

    /// The database in the backup; empty where it is refused.
    private Optional<String> extracted() throws IOException {
        var file = temp.resolve("extracted.db");
        try {
            BackupFile.extract(backup, file, _ -> {}, () -> false);
            return Optional.of(HexFormat.of().formatHex(Files.readAllBytes(file)));
        } catch (Refused e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> names(Path folder) {
        return List.of(Arrays.stream(folder.toFile().list()).sorted().toArray(String[]::new));
    }

    /// The files of a folder, without those in folders below.
    private static Map<String, String> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(String.valueOf(file.getFileName()), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
