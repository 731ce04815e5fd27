package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.bedside.app.Program.Outside;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.settings.DataFolder;
import org.bedside.settings.KeyFile;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.settings.NewKeys;
import org.bedside.settings.SampleKeys;
import org.bedside.ui.OnScreen;
import org.bedside.ui.Texts;
import org.bedside.ui.alarm.Signal;
import org.bedside.ui.data.OpenDialogs;
import org.bedside.ui.unlock.Printing.Outcome;
import org.bedside.ui.welcome.WelcomeView.SetUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program's window from its start to the open practice: setting up, the lock, and what 0.1.0 left behind.
@Tag("ui")
class OpeningScreenTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-18T16:00:00Z"));
    private static final String NEW_PASSPHRASE = "seven quiet rivers";

    private final MemoryKeyStore keyStore = new MemoryKeyStore();
    private final AtomicReference<Region> printed = new AtomicReference<>();

    @TempDir
    private Path folder;

    private OnScreen screen;
    private Optional<Program> program = Optional.empty();

    @BeforeEach
    void showAWindow() {
        screen = OnScreen.of(Pane::new);
    }

    @AfterEach
    void close() {
        screen.close();
        program.ifPresent(Program::close);
    }

    @Test
    void aPracticeIsSetUpWithAPassphraseAndARecoveryKeyAndOpensByEither() throws IOException {
        keyStore.setThere(false);
        open();
        tellOfThePractice();
        choosePassphrase("elevenchars", "elevenchars");
        screen.awaitText(
                "keys-problem",
                "A passphrase has at least 12 characters. A few words that belong to no sentence are good and easy to"
                        + " keep.");
        choosePassphrase(NEW_PASSPHRASE, "seven quiet river");
        screen.awaitText("keys-problem", "The two passphrases differ. Type the same one twice.");
        assertThat(screen.isShown("keys-without-asking")).isFalse();
        choosePassphrase(NEW_PASSPHRASE, NEW_PASSPHRASE);
        assertThat(screen.isDisabled("keys-finish")).isTrue();
        var recoveryKey = screen.textOf("keys-recovery-key");
        screen.press("keys-print");
        screen.awaitText("keys-done", "Printed.");
        screen.press("keys-save");
        var saved = folder.resolve("bedside-recovery-key.txt");
        screen.awaitText("keys-done", "Saved as " + saved + ". Move it to where nobody finds it with this computer.");
        putAwayAndFinish();

        screen.awaitShown("shell");

        assertThat(((Label) printed.get()).getText()).contains("Oak Street Clinic", recoveryKey);
        assertThat(Files.readString(saved))
                .contains("Oak Street Clinic", recoveryKey.lines().toList().getLast());
        var keys = KeyFile.read(data().resolve("bedside.keys"));
        assertThat(keys.open(NEW_PASSPHRASE.toCharArray())).isEqualTo(keys.openBy(recoveryKey));
        assertThat(keys.inKeyStore()).isFalse();
    }

    @Test
    void whoeverHasAKeyStoreOpensTheNewPracticeWithoutBeingAsked() {
        open();
        tellOfThePractice();
        screen.awaitShown("keys-without-asking");
        choosePassphrase(NEW_PASSPHRASE, NEW_PASSPHRASE);
        putAwayAndFinish();
        screen.awaitShown("shell");

        openAgain();

        screen.awaitShown("shell");
    }

    @Test
    void whoWantsToBeAskedLeavesNothingInTheKeyStore() {
        open();
        tellOfThePractice();
        screen.awaitShown("keys-without-asking");
        select("keys-without-asking", false);
        choosePassphrase(NEW_PASSPHRASE, NEW_PASSPHRASE);
        putAwayAndFinish();
        screen.awaitShown("shell");

        assertThat(keyStore.kept()).isEmpty();
    }

    @Test
    void aWrongPassphraseIsSaidAndTheRightOneOpensAllTheSame() throws IOException {
        setUp(false);
        var keys = Files.readAllBytes(data().resolve("bedside.keys"));
        open();
        screen.awaitShown("unlock-passphrase");
        screen.await("the cursor in the field", () -> screen.isFocused("unlock-passphrase"));
        screen.type("unlock-passphrase", "otter lamp violets");
        screen.keys(KeyCode.ENTER);
        screen.awaitText(
                "unlock-problem",
                "That is not the passphrase. Nothing was changed; try again, or use the recovery key.");
        assertThat(Files.readAllBytes(data().resolve("bedside.keys"))).isEqualTo(keys);

        screen.fill("unlock-passphrase", SampleKeys.PASSPHRASE);
        screen.press("unlock-open");

        screen.awaitShown("shell");
    }

    @Test
    void afterAWrongPassphraseTheNextOneCanBeTypedAtOnce() {
        setUp(false);
        open();
        screen.awaitShown("unlock-passphrase");
        screen.fill("unlock-passphrase", "otter lamp violets");
        screen.focus("unlock-open");

        screen.press("unlock-open");

        screen.awaitShown("unlock-problem");
        screen.await("the cursor in the field", () -> screen.isFocused("unlock-passphrase"));
    }

    @Test
    void escLeadsFromTheRecoveryKeyBackToThePassphrase() {
        setUp(false);
        open();
        screen.awaitShown("unlock-passphrase");
        screen.press("unlock-use-recovery-key");
        screen.await("the cursor in the field", () -> screen.isFocused("unlock-recovery-key"));

        screen.keys(KeyCode.ESCAPE);

        screen.await("the cursor in the field", () -> screen.isFocused("unlock-passphrase"));
    }

    @Test
    void theEyeShowsWhatIsTyped() {
        setUp(false);
        open();
        screen.awaitShown("unlock-passphrase");
        screen.type("unlock-passphrase", "otter");

        screen.press("unlock-passphrase-show");

        assertThat(screen.isShown("unlock-passphrase")).isFalse();
        assertThat(screen.isFocused("unlock-passphrase-shown")).isTrue();
        assertThat(screen.textOf("unlock-passphrase-shown")).isEqualTo("otter");
    }

    @Test
    void theRecoveryKeyOpensAndANewPassphraseIsChosen() throws IOException {
        setUp(false);
        var database = Files.readAllBytes(data().resolve("bedside.db"));
        open();
        screen.press("unlock-use-recovery-key");
        var printedKey = SampleKeys.RECOVERY_KEY.printed();
        screen.fill("unlock-recovery-key", printedKey.substring(1));
        screen.press("unlock-try-recovery-key");
        screen.awaitText(
                "unlock-recovery-problem",
                "That is no recovery key, or one character of it is wrong. It has nine groups of four letters and digits.");
        screen.fill("unlock-recovery-key", printedKey.toLowerCase(Locale.ROOT).replace('-', ' '));
        screen.press("unlock-try-recovery-key");
        screen.awaitShown("unlock-new-passphrase");
        assertThat(Files.readAllBytes(data().resolve("bedside.db"))).isEqualTo(database);
        screen.fill("unlock-new-passphrase", NEW_PASSPHRASE);
        screen.fill("unlock-new-passphrase-again", NEW_PASSPHRASE);
        screen.press("unlock-open-new");

        screen.awaitShown("shell");

        var keys = KeyFile.read(data().resolve("bedside.keys"));
        assertThat(keys.open(NEW_PASSPHRASE.toCharArray())).isEqualTo(SampleKeys.KEY);
        assertThat(keys.openBy(printedKey)).isEqualTo(SampleKeys.KEY);
    }

    @Test
    void theKeyStoreOpensWithoutAQuestion() {
        setUp(true);
        open();

        screen.awaitShown("shell");
    }

    @Test
    void whereTheKeyStoreIsGoneThePassphraseOpens() {
        setUp(true);
        keyStore.setThere(false);
        open();
        screen.awaitShown("unlock-passphrase");
        assertThat(screen.isShown("unlock-without-asking")).isFalse();
        screen.fill("unlock-passphrase", SampleKeys.PASSPHRASE);

        screen.press("unlock-open");

        screen.awaitShown("shell");
    }

    @Test
    void onAnotherComputerThePassphraseIsAskedOnce() {
        setUp(true);
        keyStore.remove(SampleKeys.FILE.id());
        open();
        screen.awaitShown("unlock-without-asking");
        screen.fill("unlock-passphrase", SampleKeys.PASSPHRASE);
        screen.press("unlock-open");
        screen.awaitShown("shell");

        openAgain();

        screen.awaitShown("shell");
    }

    @Test
    void whoUnticksTheBoxIsAskedFromThenOn() {
        setUp(true);
        keyStore.remove(SampleKeys.FILE.id());
        open();
        screen.awaitShown("unlock-without-asking");
        select("unlock-without-asking", false);
        screen.fill("unlock-passphrase", SampleKeys.PASSPHRASE);
        screen.press("unlock-open");
        screen.awaitShown("shell");

        openAgain();

        screen.awaitShown("unlock-passphrase");
        assertThat(keyStore.kept()).isEmpty();
    }

    @Test
    void aPracticeOf010IsGivenAPassphraseBeforeAnythingElseAndItsPlainKeyIsRemoved() throws IOException {
        setUp(false);
        Files.delete(data().resolve("bedside.keys"));
        Files.write(data().resolve("bedside.key"), SampleKeys.KEY.bytes());
        open();
        screen.awaitShown("keys-words");
        assertThat(data().resolve("bedside.key")).exists();
        choosePassphrase(NEW_PASSPHRASE, NEW_PASSPHRASE);
        putAwayAndFinish();

        screen.awaitShown("shell");

        assertThat(data().resolve("bedside.key")).doesNotExist();
        assertThat(KeyFile.read(data().resolve("bedside.keys")).open(NEW_PASSPHRASE.toCharArray()))
                .isEqualTo(SampleKeys.KEY);
    }

    @Test
    void aPlainKeyThatWasLeftBesideTheWrappedOneIsRemovedOnceThatHasOpened() throws IOException {
        setUp(true);
        Files.write(data().resolve("bedside.key"), SampleKeys.KEY.bytes());
        open();

        screen.awaitShown("shell");

        assertThat(data().resolve("bedside.key")).doesNotExist();
    }

    @Test
    void settingUpThatWasCutOffAfterTheKeysGoesOn() {
        var data = DataFolder.open(data());
        new NewKeys(SampleKeys.KEY, SampleKeys.FILE, false).keepIn(data, keyStore);
        Session.own(data, SampleKeys.KEY, CLOCK).close();
        open();
        screen.fill("unlock-passphrase", SampleKeys.PASSPHRASE);
        screen.press("unlock-open");
        screen.awaitShown("welcome-set-up");
        tellOfThePractice();
        choosePassphrase(NEW_PASSPHRASE, NEW_PASSPHRASE);
        putAwayAndFinish();

        screen.awaitShown("shell");
    }

    @Test
    void theDemoIsOpenedWithoutAnyKeyOnTheDisk() throws IOException {
        open();

        screen.press("welcome-demo");

        screen.awaitShown("shell");
        assertThat(KeyFile.read(folder.resolve("demo").resolve("bedside.keys")).demo())
                .isTrue();
        assertThat(keyStore.kept()).isEmpty();
    }

    private void open() {
        var opened = new Program(
                DataFolder.open(data()),
                folder.resolve("demo"),
                CLOCK,
                new Texts(Locale.US),
                new Outside(
                        keyStore,
                        name -> Optional.of(folder.resolve(name)),
                        OpenDialogs.NOBODY,
                        page -> {
                            printed.set(page);
                            return Outcome.PRINTED;
                        },
                        _ -> {},
                        Signal.NONE));
        program = Optional.of(opened);
        OnScreen.on(() -> {
            opened.open(screen.stage(), Duration.ofDays(1));
            return true;
        });
    }

    private void openAgain() {
        close();
        showAWindow();
        open();
    }

    private void tellOfThePractice() {
        screen.press("welcome-set-up");
        screen.fill("setup-name", "Oak Street Clinic");
        screen.fill("setup-manager", "Dana Whitfield");
        screen.fill("setup-doctor", "Dr. Amara Okafor");
        screen.press("setup-do");
    }

    private void choosePassphrase(String first, String again) {
        screen.fill("keys-passphrase", first);
        screen.fill("keys-passphrase-again", again);
        screen.press("keys-next");
    }

    private void putAwayAndFinish() {
        select("keys-put-away", true);
        screen.press("keys-finish");
    }

    private void select(String id, boolean on) {
        OnScreen.on(() -> {
            screen.find(id, CheckBox.class).setSelected(on);
            return id;
        });
    }

    private Path data() {
        return folder.resolve("data");
    }

    /// A practice of its own with the sample keys.
    private void setUp(boolean inKeyStore) {
        var data = DataFolder.open(data());
        new NewKeys(SampleKeys.KEY, SampleKeys.FILE, inKeyStore).keepIn(data, keyStore);
        try (var session = Session.own(data, SampleKeys.KEY, CLOCK)) {
            session.setUp(new SetUp(
                    new Practice(
                            "Oak Street Clinic",
                            OpeningHours.weekdays(
                                    ZoneId.of("America/Chicago"), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                            "Monday to Friday, 8 am to 5 pm",
                            "",
                            "",
                            "",
                            "",
                            "",
                            false),
                    "Dana Whitfield",
                    "Dr. Amara Okafor"));
        }
    }
}
