package org.bedside.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bedside.TestPractice;
import org.bedside.backup.Backup.Kind;
import org.bedside.backup.BackupDesk.Plan;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.settings.RecoveryKey;
import org.bedside.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDeskTest {
    private static final String MARKER = "Quartzfeather";

    @TempDir
    private Path temp = Path.of("");

    private Path data = Path.of("");
    private Safe safe;

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectory(temp.resolve("data"));
        safe = Safe.open(data);
    }

    @AfterEach
    void close() {
        safe.close();
    }

    @Test
    void oneBackupADayIsMadeAndNoMore() {
        for (int quarter = 0; quarter < 4 * 24 * 2; quarter++) {
            safe.desk.daily();
            safe.practice.clock.advance(Duration.ofMinutes(15));
        }

        // It is ten in the morning at first: the rest of the day, a day, and the beginning of the next.
        assertThat(safe.desk.all())
                .extracting(Backup::at)
                .containsExactly(Instant.parse("2026-11-20T06:00:00Z"), Instant.parse("2026-11-19T06:00:00Z"), NOW);
    }

    @Test
    void whatIsKeptFollowsThePlan() {
        safe.desk.change(safe.practice.manager, new Plan(Optional.empty(), new Keeping(2, 0, 0)));

        for (int day = 0; day < 5; day++) {
            safe.desk.daily();
            safe.practice.clock.advance(Duration.ofDays(1));
        }

        assertThat(safe.desk.all())
                .extracting(Backup::at)
                .containsExactly(NOW.plus(Duration.ofDays(4)), NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void onlyThePracticesOwnBackupsAreEverRemoved() throws IOException {
        safe.desk.change(safe.practice.manager, new Plan(Optional.empty(), new Keeping(1, 0, 0)));
        safe.desk.daily();
        var folder = data.resolve("backups");
        var others = anothersBackup(folder.resolve(Backup.name(NOW.minus(Duration.ofDays(90)), Kind.DAILY)));
        var letter = Files.writeString(folder.resolve("letter.txt"), "not ours");
        var copied = Files.copy(safe.desk.all().getFirst().file(), folder.resolve("before the holidays.bedside"));
        var damaged = Files.writeString(
                folder.resolve(Backup.name(NOW.minus(Duration.ofDays(60)), Kind.DAILY)), "PK, cut off");

        safe.practice.clock.advance(Duration.ofDays(1));
        safe.desk.daily();

        assertThat(List.of(others, letter, copied, damaged))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(folder.resolve(Backup.name(NOW, Kind.DAILY))).doesNotExist();
    }

    @Test
    void aBackupWhoseKeysAreDamagedStaysAndHoldsUpNothing() throws IOException {
        safe.desk.change(safe.practice.manager, new Plan(Optional.empty(), new Keeping(1, 0, 0)));
        safe.desk.daily();
        var damaged = safe.desk.all().getFirst().file();
        // The key file comes first, behind a header of 30 bytes and its name.
        flip(damaged, 30 + KeyFile.NAME.length() + 20);

        for (int day = 0; day < 3; day++) {
            safe.practice.clock.advance(Duration.ofDays(1));
            safe.desk.daily();
        }

        assertThat(safe.desk.trouble()).isEmpty();
        assertThat(safe.desk.all()).extracting(Backup::at).containsExactly(NOW.plus(Duration.ofDays(3)), NOW);
        assertThat(damaged).exists();
    }

    @Test
    void whatAKilledBackupLeftBehindIsRemovedAfterADay() throws IOException {
        safe.desk.daily();
        var left = Files.writeString(
                data.resolve("backups/." + Backup.name(NOW, Kind.BY_HAND) + ".copy"), "half of a copy");

        safe.practice.clock.advance(Duration.ofDays(2));
        safe.desk.daily();

        assertThat(left).doesNotExist();
    }

    @Test
    void aFolderThatIsGoneIsSaidAndNothingElseStops() throws IOException {
        var disk = Files.createDirectory(temp.resolve("disk"));
        safe.desk.change(safe.practice.manager, new Plan(Optional.of(disk), Keeping.STANDARD));
        Files.delete(disk);

        var wait = safe.desk.daily();

        assertThat(wait).isEqualTo(Duration.ofHours(1));
        assertThat(safe.desk.trouble()).map(Refused::key).contains("backup-folder-gone");
        assertThat(disk).doesNotExist();
        assertThat(safe.practice.take(theirs("1", "Hello", NOW)).added()).isOne();
    }

    @Test
    void troubleIsOverWithTheNextBackup() throws IOException {
        var disk = temp.resolve("disk");
        safe.desk.change(safe.practice.manager, new Plan(Optional.of(disk), Keeping.STANDARD));
        safe.desk.daily();
        Files.createDirectory(disk);

        safe.desk.daily();

        assertThat(safe.desk.trouble()).isEmpty();
        assertThat(safe.desk.all())
                .extracting(backup -> backup.file().getParent())
                .containsExactly(disk);
    }

    @Test
    void aBackupByHandIsRecorded() {
        var made = safe.desk.now(safe.practice.staff, _ -> {}, () -> false);

        assertThat(made.kind()).isEqualTo(Kind.BY_HAND);
        assertThat(made.whole()).isTrue();
        var entry = safe.practice.database.read(safe.practice.entries::head).orElseThrow();
        assertThat(List.of(entry.what(), entry.member(), entry.reference()))
                .isEqualTo(List.of(What.BACKED_UP, Optional.of(safe.practice.staff.id()), "backup"));
    }

    @Test
    void onlyAManagerChangesWhatIsKept() {
        var plan = new Plan(Optional.empty(), new Keeping(1, 0, 0));

        assertThatThrownBy(() -> safe.desk.change(safe.practice.doctor, plan))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.set_backups");
        assertThat(safe.desk.plan()).isEqualTo(new Plan(Optional.empty(), Keeping.STANDARD));
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnlessAskedFor() throws IOException {
        var file = Files.writeString(temp.resolve("b.bedside"), "mine");

        assertThatThrownBy(() -> safe.backUp(file)).isInstanceOf(Refused.class).hasMessage("backup-exists");
        assertThat(file).hasContent("mine");

        safe.desk.toFile(Optional.of(safe.practice.manager), file, true, _ -> {}, () -> false);
        assertThat(BackupFile.isWhole(file)).isTrue();
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        var file = temp.resolve("b.bedside");

        var thrown = catchThrowable(() -> safe.desk.toFile(Optional.empty(), file, false, _ -> {}, () -> true));

        assertThat(thrown).isInstanceOf(CancellationException.class);
        assertThat(temp).isDirectoryNotContaining(path -> !path.equals(data));
    }

    @Test
    void aBackupOpensWithThePassphraseAndHoldsTheSameRows() throws IOException {
        safe.practice.take(theirs("1", "Hello", NOW));
        var before = safe.practice.database.read(safe.practice.entries::all);

        var file = safe.backUp(temp.resolve("b.bedside"));

        var key = BackupFile.keys(file).orElseThrow().open(Safe.PASSPHRASE.toCharArray());
        var copy = temp.resolve("copy.db");
        BackupFile.extract(file, copy, _ -> {}, () -> false);
        try (var database = Database.open(copy, key.bytes())) {
            List<ActivityEntry> entries = database.read(safe.practice.entries::all);
            assertThat(entries).isEqualTo(before);
        }
    }

    @Test
    void nobodysWordsStandReadableAnywhere() throws IOException {
        safe.practice.take(theirs("1", MARKER + " asks", NOW));

        safe.desk.daily();
        safe.backUp(temp.resolve("b.bedside"));

        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(MARKER);
            }
        }
    }

    @Test
    void theNewestThatIsSoundIsFoundAmongThoseThatAreNot() throws IOException {
        for (int day = 0; day < 3; day++) {
            safe.desk.daily();
            safe.practice.clock.advance(Duration.ofDays(1));
        }
        var newest = safe.desk.all();
        flip(newest.get(0).file(), 9_000);
        Files.write(newest.get(1).file(), new byte[100]);

        var found = safe.files.newestSound();

        assertThat(found).contains(newest.get(2));
    }

    private Path anothersBackup(Path file) throws IOException {
        var folder = Files.createDirectory(temp.resolve("another"));
        try (var practice = TestPractice.open(folder)) {
            var keys = KeyFile.create(Safe.KEY, Safe.PASSPHRASE.toCharArray(), RecoveryKey.random());
            BackupFile.write(
                    new BackupFile.Source(TestPractice.file(folder), TestPractice.key(), Optional.of(keys)),
                    file,
                    false,
                    _ -> {},
                    () -> false);
        }
        assertThat(DataKey.of(TestPractice.key())).isEqualTo(Safe.KEY);
        return file;
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
