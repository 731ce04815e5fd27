package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.bedside.app.OwnPractice.Window;
import org.bedside.backup.Backup;
import org.bedside.backup.Backup.Kind;
import org.bedside.backup.RunMark;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.QueueRow;
import org.bedside.practice.Member;
import org.bedside.settings.KeyFile;
import org.bedside.store.ActivityStore;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backing up and the way back, as a person sees it.
@Tag("ui")
class RestoreInTheWindowTest {
    private final OwnPractice own = new OwnPractice();

    @TempDir
    private Path temp = Path.of("");

    private Path data = Path.of("");
    private Path backup = Path.of("");

    @BeforeEach
    void setUp() {
        data = temp.resolve("data");
        backup = temp.resolve("b.bedside");
        own.setUp(data);
    }

    @Test
    void anotherComputerOpensABackupByTheRecoveryKey() {
        backUp();
        var other = temp.resolve("another computer");
        var there = new OwnPractice();
        there.chosen.add(backup);

        try (var window = there.window(other)) {
            var screen = window.screen();
            screen.press("welcome-restore");
            screen.press("restore-choose");
            screen.fill("restore-secret", OwnPractice.RECOVERY.printed().toLowerCase(Locale.ROOT));
            screen.press("restore-do");

            screen.awaitShown("shell");
            screen.awaitRows("queue-list", 1);
        }
        assertThat(entries(other)).extracting(ActivityEntry::what).contains(What.PRACTICE_CREATED, What.RESTORED);
        try (var again = there.window(other)) {
            again.screen().awaitShown("unlock-passphrase");
        }
    }

    @Test
    void aWrongSecretSaysSoAndAnotherTryGoesOn() {
        backUp();
        own.chosen.add(backup);

        try (var window = own.window(temp.resolve("other"))) {
            var screen = window.screen();
            screen.press("welcome-restore");
            screen.press("restore-choose");
            screen.fill("restore-secret", "seven loud herons");
            screen.press("restore-do");
            screen.awaitShown("restore-problem");

            screen.fill("restore-secret", OwnPractice.PASSPHRASE);
            screen.press("restore-do");

            screen.awaitShown("shell");
        }
    }

    @Test
    void aManagerGoesBackToABackupAndWhatWasThereIsSetAside() throws IOException {
        backUp();
        try (var session = own.open(data)) {
            OwnPractice.ask(session.wiring().orElseThrow(), "2", "Do you take my insurance?");
        }
        own.chosen.add(backup);

        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.press("data-restore-file");
            screen.fill("restore-secret", OwnPractice.PASSPHRASE);
            screen.press("restore-do");

            screen.await(
                    "the restored queue",
                    () -> screen.<QueueRow>list("queue-list").getItems().size() == 1);
        }
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .contains("set-aside-20261118-160000")
                    .noneMatch(name -> name.startsWith("restore-") || name.startsWith(".restoring"));
        }
    }

    @Test
    void onlyAManagerRestoresOrChangesKeys() {
        own.chosen.add(backup);

        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            var doctor = OnScreen.on(
                    () -> screen.<Member>choices("member").getItems().get(1));
            screen.signIn(doctor);

            screen.press("data-passphrase");
            screen.awaitText("data-problem", "Only a manager changes the passphrase or the recovery key.");
            screen.press("data-restore-file");
            screen.awaitText("data-problem", "Only a manager restores a backup.");
        }
    }

    @Test
    void aBackupByHandTakesThePlaceOfTheDaysOtherOne() {
        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.await("the daily one", () -> table(screen).getItems().size() == 1);

            own.clock.advance(Duration.ofMinutes(1));
            screen.press("data-now");

            // The newest of a day is the one that is kept of it.
            screen.await(
                    "the one by hand",
                    () -> table(screen).getItems().stream()
                            .map(Backup::kind)
                            .toList()
                            .equals(List.of(Kind.BY_HAND)));
        }
    }

    @Test
    void aBackupGoesToAnyFile() {
        own.chosen.add(temp.resolve("stick"));

        try (var window = own.window(data)) {
            toData(window);
            window.screen().press("data-to-file");
            window.screen().awaitText("data-done", "Backed up and read back: " + temp.resolve("stick.bedside"));
        }
    }

    @Test
    void aChangedPassphraseOpensWhatTheOldOneNoLongerDoes() {
        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.press("data-passphrase");
            screen.fill("passphrase-now", OwnPractice.PASSPHRASE);
            screen.fill("passphrase-chosen", "nine brave otters");
            screen.fill("passphrase-again", "nine brave otters");
            screen.press("passphrase-do");
            screen.awaitText("passphrase-done", "The passphrase is changed.");
        }

        var keys = KeyFile.read(data.resolve(KeyFile.NAME));
        assertThat(keys.open("nine brave otters".toCharArray())).isNotNull();
        assertThat(keys.openBy(OwnPractice.RECOVERY.printed())).isNotNull();
    }

    @Test
    void aNewRecoveryKeyIsShownOnceAndOpensTheData() {
        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.press("data-recovery-key");
            screen.fill("recovery-key-now", OwnPractice.PASSPHRASE);
            screen.press("recovery-key-do");
            screen.awaitShown("recovery-key-print");

            var keys = KeyFile.read(data.resolve(KeyFile.NAME));
            assertThat(keys.openBy(screen.textOf("recovery-key-shown"))).isNotNull();
        }
    }

    @Test
    void escLeavesTheRestoreAndTheFocusIsWhereItWas() {
        own.chosen.add(backup);

        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.focus("data-restore-file");
            screen.press("data-restore-file");
            screen.await("the cursor in the field", () -> screen.isFocused("restore-secret"));

            screen.keys(KeyCode.ESCAPE);

            screen.await("the button again", () -> screen.isFocused("data-restore-file"));
        }
    }

    @Test
    void escDoesNotTakeANewRecoveryKeyAwayThatIsShownOnlyOnce() {
        try (var window = own.window(data)) {
            var screen = window.screen();
            toData(window);
            screen.press("data-recovery-key");
            screen.fill("recovery-key-now", OwnPractice.PASSPHRASE);
            screen.press("recovery-key-do");
            screen.await("the focus", () -> screen.isFocused("recovery-key-print"));

            screen.keys(KeyCode.ESCAPE);

            assertThat(screen.isShown("recovery-key-shown")).isTrue();
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheNewestSoundBackupRestored() throws IOException {
        try (var window = own.window(data)) {
            toData(window);
            window.screen()
                    .await(
                            "the daily one",
                            () -> table(window.screen()).getItems().size() == 1);
        }
        var file = data.resolve("bedside.db");
        var damaged = Files.readAllBytes(file);
        damaged[1_000] ^= 4;
        Files.write(file, damaged);

        try (var window = own.window(data)) {
            var screen = window.screen();
            screen.awaitShown("damage");
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            screen.press("damage-restore");

            screen.awaitShown("shell");
            screen.awaitRows("queue-list", 1);
        }
        assertThat(data.resolve("set-aside-20261118-160000/bedside.db")).hasBinaryContent(damaged);
    }

    @Test
    void aDamagedFileWithoutASoundBackupLeavesTheChoiceOfAnother() throws IOException {
        backUp();
        var file = data.resolve("bedside.db");
        Files.write(file, new byte[10_000]);
        own.chosen.add(backup);

        try (var window = own.window(data)) {
            var screen = window.screen();
            screen.awaitText(
                    "damage-found", "There is no sound backup beside the data. Choose one from another place.");
            screen.press("damage-choose");
            screen.press("restore-choose");
            screen.fill("restore-secret", OwnPractice.PASSPHRASE);
            screen.press("restore-do");

            screen.awaitShown("shell");
        }
    }

    @Test
    void afterARunThatWasCutOffTheWindowSaysWhatWasFound() {
        RunMark.set(data);

        try (var window = own.window(data)) {
            window.screen()
                    .awaitText("recovered", "Bedside was cut off the last time. The data were checked and are sound.");
            window.screen().press("recovered-dismiss");
            assertThat(window.screen().exists("recovered")).isFalse();
        }
        try (var window = own.window(data)) {
            window.screen().awaitRows("queue-list", 1);
            assertThat(window.screen().exists("recovered")).isFalse();
        }
    }

    private static void toData(Window window) {
        window.screen()
                .await(
                        "the queue",
                        () -> !window.screen().list("queue-list").getItems().isEmpty());
        window.screen().keys(KeyCode.G, KeyCode.D);
        window.screen().awaitShown("data-now");
    }

    private static TableView<Backup> table(OnScreen screen) {
        @SuppressWarnings("unchecked")
        TableView<Backup> table = screen.find("data-backups", TableView.class);
        return table;
    }

    private void backUp() {
        try (var session = own.open(data)) {
            session.safekeeping().orElseThrow().backups().toFile(Optional.empty(), backup, false, _ -> {}, () -> false);
        }
    }

    private List<ActivityEntry> entries(Path where) {
        try (var session = own.open(where)) {
            return session.wiring().orElseThrow().database.read(new ActivityStore()::all);
        }
    }
}
