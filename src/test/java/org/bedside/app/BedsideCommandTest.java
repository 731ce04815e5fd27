package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.AskingAccount;
import org.bedside.TestDatabase;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataKey;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.KeyFile;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.settings.NewKeys;
import org.bedside.settings.RecoveryKey;
import org.bedside.settings.SampleKeys;
import org.bedside.store.NewerFile;
import org.bedside.ui.welcome.WelcomeView.SetUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BedsideCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-18T16:00:00Z");
    private static final String NO_DISPLAY = "There is no display to open a window on."
            + " \"bedside tour --out DIR\" takes you through the screens without one.";

    private static final String PASSPHRASE = SampleKeys.PASSPHRASE;

    @TempDir
    private Path folder;

    private final MemoryKeyStore keyStore = new MemoryKeyStore();
    private String input = "";

    /// How a run ended and what it said, without the end of the last line.
    private record Ran(int status, String out, String err) {}

    @Test
    void theVersionIsTheOneOfTheBuild() {
        var ran = run("--version");

        assertThat(ran).isEqualTo(new Ran(0, "Bedside " + Version.VALUE, ""));
        assertThat(Version.VALUE).matches("\\d+\\.\\d+.*");
    }

    @Test
    void theHelpNamesEverySubcommandAndWhereTheDataLies() {
        var ran = run("--help");

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .containsSubsequence("Usage: bedside", "--data=DIR", "Commands:", "demo", "tour", "report");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aCommandThatDoesNotExistIsNotUnderstood() {
        var ran = run("repotr");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("Unmatched argument at index 0: 'repotr'");
    }

    @Test
    void aDayThatDoesNotExistIsNotUnderstood() {
        var ran = run("report", "--from", "2026-11-31", "--to", "2026-12-01", "--out", file("r.csv"));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains("“2026-11-31” is no day. Write it as in 2026-11-01.")
                .doesNotContain("java.");
    }

    @Test
    void aReportOfAFolderWithoutPracticeSaysThatThereIsNone() {
        var ran = report();

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "There is no practice in " + data() + " yet. Open Bedside and set one up first."));
    }

    @Test
    void aReportOfAFolderWithoutPracticeLeavesNothingThere() {
        report();

        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aReportWritesItsTwoFilesAndSaysSo() throws IOException {
        setUp();

        var ran = report();

        assertThat(ran)
                .isEqualTo(new Ran(0, "One conversation: " + file("r.csv") + " and " + file("r-summary.csv"), ""));
        assertThat(Files.readAllLines(folder.resolve("r.csv"))).hasSize(2);
        assertThat(Files.readString(folder.resolve("r-summary.csv"))).contains("TOTAL");
    }

    @Test
    void theActivityIsVerifiedAndItsHeadSaid() {
        setUp();

        var ran = run("verify", "--data", data());
        var head = ran.out().replaceFirst(".* ", "");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).matches("\\d+ entries, all as they were written\\. Head: [0-9a-f]{64}");
        assertThat(run("verify", "--data", data(), "--head", head.toUpperCase(Locale.ROOT)))
                .isEqualTo(ran);
    }

    @Test
    void aPrintedHeadThatIsNotThereNeedsAPerson() {
        setUp();

        var ran = run("verify", "--data", data(), "--head", "f".repeat(64));

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).startsWith("The printed head is not in the activity: ");
    }

    @Test
    void theGuardKnowsWhatThePracticePublishesWhereItsDataAreNamed() throws IOException {
        setUp();
        Files.writeString(folder.resolve("texts.tsv"), "text\nPlease call (312) 555-0142.\n");

        var ran = run("guard", "--data", data(), "--in", file("texts.tsv"), "--out", file("known.tsv"));
        run("guard", "--in", file("texts.tsv"), "--out", file("unknown.tsv"));

        assertThat(ran).isEqualTo(new Ran(0, "One text judged: " + file("known.tsv"), ""));
        assertThat(folder.resolve("known.tsv")).content().endsWith("555-0142.\tok\t\n");
        assertThat(folder.resolve("unknown.tsv")).content().contains("\tblock\tG3 phone: (312) 555-0142");
    }

    @Test
    void aReportHoldsNoWordsOfPatients() throws IOException {
        setUp();

        report();

        assertThat(Files.readString(folder.resolve("r.csv")) + Files.readString(folder.resolve("r-summary.csv")))
                .doesNotContain("parking")
                .doesNotContain("mayasample");
    }

    @Test
    void aReportOfReversedDaysSaysSo() {
        setUp();

        var ran = run("report", "--data", data(), "--from", "2026-11-30", "--to", "2026-11-01", "--out", file("r.csv"));

        assertThat(ran).isEqualTo(new Ran(1, "", "The first day must not be after the last one."));
    }

    @Test
    void aReportThatCannotBeWrittenSaysWhere() {
        setUp();
        var inAFile = file("data/bedside.db/r.csv");

        var ran = run("report", "--data", data(), "--from", "2026-11-01", "--to", "2026-11-30", "--out", inAFile);

        assertThat(ran).isEqualTo(new Ran(1, "", "The report cannot be written to " + inAFile + "."));
    }

    @Test
    void aPracticeThatIsOpenElsewhereIsLeftAlone() {
        setUp();

        Ran ran;
        try (var _ = DataFolder.open(Path.of(data()))) {
            ran = report();
        }

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "The practice in " + data() + " is open in another Bedside. Close that one first."));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(Path.of(data()), "a file where the folder should be");

        var ran = report();

        assertThat(ran)
                .isEqualTo(
                        new Ran(1, "", "The folder " + data() + " cannot be written. Choose another one with --data."));
    }

    @Test
    void aPracticeOfANewerBedsideIsLeftAlone() throws IOException {
        try (var newer = DataFolder.open(Path.of(data()))) {
            newer.keep(SampleKeys.FILE);
            NewerFile.make(newer.database(), SampleKeys.KEY.bytes());
        }

        var ran = report("--passphrase-file", passphraseFile());

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "This practice was last opened by a newer Bedside. Install the newer one to open it."));
    }

    @Test
    void aPracticeWhoseKeysAreGoneSaysWhatToPutBack() throws IOException {
        setUp();
        Files.delete(Path.of(data(), "bedside.keys"));

        var ran = report();

        assertThat(ran)
                .isEqualTo(new Ran(
                        1,
                        "",
                        "Nothing beside the practice in " + data() + " opens it: the file bedside.keys is missing."
                                + " Put back a copy of it, such as that of a backup."));
    }

    @Test
    void aPracticeWithAnothersKeyIsNotTouched() throws IOException {
        setUp();
        var other = KeyFile.create(DataKey.random(), PASSPHRASE.toCharArray(), RecoveryKey.random());
        Files.write(Path.of(data(), "bedside.keys"), other.bytes());
        var before = Files.readAllBytes(Path.of(data(), "bedside.db"));

        var ran = report("--passphrase-file", passphraseFile());

        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "This practice's data cannot be read: the file is damaged, or the key file beside it is that of"
                                        + " another practice. Nothing was changed; restore a backup, or put the right file back."));
        assertThat(Files.readAllBytes(Path.of(data(), "bedside.db"))).isEqualTo(before);
    }

    @Test
    void aDamagedKeyFileIsSaid() throws IOException {
        setUp();
        Files.writeString(Path.of(data(), "bedside.keys"), "{}");

        var ran = report();

        assertThat(ran)
                .isEqualTo(new Ran(
                        1,
                        "",
                        "The file bedside.keys is damaged, or none of Bedside's. Nothing was changed."
                                + " Put a copy of it in its place, such as that of a backup."));
    }

    @Test
    void aReportAsksNobodyWhereTheKeyStoreHasTheKey() {
        setUp();

        assertThat(report().status()).isZero();
        assertThat(keyStore.kept()).containsExactly(Map.entry(SampleKeys.FILE.id(), SampleKeys.KEY));
    }

    @Test
    void withoutAKeyStoreAReportTakesThePassphraseFromAFile() throws IOException {
        setUp();
        keyStore.setThere(false);

        assertThat(report("--passphrase-file", passphraseFile()).status()).isZero();
    }

    @Test
    void theFilesFirstLineMayHaveWindowsMarkAndEnd() throws IOException {
        setUp();
        keyStore.setThere(false);
        Files.writeString(folder.resolve("p.txt"), "\ufeff" + PASSPHRASE + "\r\nnot this\r\n");

        assertThat(report("--passphrase-file", file("p.txt")).status()).isZero();
    }

    @Test
    void aReportTakesThePassphraseFromStandardInput() {
        setUp();
        keyStore.setThere(false);
        input = PASSPHRASE + "\n";

        assertThat(report("--passphrase-file", "-").status()).isZero();
    }

    @Test
    void theRecoveryKeyDoesAsWell() {
        setUp();
        keyStore.setThere(false);
        input = SampleKeys.RECOVERY_KEY.printed();

        assertThat(report("--passphrase-file", "-").status()).isZero();
    }

    @Test
    void aWrongPassphraseIsSaid() {
        setUp();
        keyStore.setThere(false);
        input = "otter lamp violets";

        assertThat(report("--passphrase-file", "-"))
                .isEqualTo(new Ran(
                        1, "", "That is not the passphrase. Nothing was changed; try again, or use the recovery key."));
    }

    @Test
    void aPassphraseFileThatIsMissingIsNamed() {
        setUp();
        keyStore.setThere(false);

        assertThat(report("--passphrase-file", file("none")))
                .isEqualTo(new Ran(1, "", "The file " + file("none") + " with the passphrase cannot be read."));
    }

    @Test
    void whereNobodyCanBeAskedTheReportSaysHowToGiveThePassphrase() {
        assumeThat(System.console()).isNull();
        setUp();
        keyStore.setThere(false);

        assertThat(report())
                .isEqualTo(new Ran(
                        1,
                        "",
                        "The practice is locked. Give its passphrase with --passphrase-file, or at the console."));
    }

    @Test
    void aCheckTellsHowEachChannelFares() throws IOException {
        setUp();

        var ran = run("check", "--data", data());

        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .startsWith("@oakstreetclinic (X): All is well\n  Comments and mentions: last read never")
                .doesNotContain("chest");
    }

    @Test
    void aCheckEndsWithThreeWhereSomethingNeedsAPerson() throws IOException {
        setUp();
        try (var session = Session.own(DataFolder.open(Path.of(data())), SampleKeys.KEY, InstantSource.fixed(NOW))) {
            var wired = session.wiring().orElseThrow();
            wired.database.change(tx -> wired.channels.saveHealth(
                    tx,
                    wired.connected().getFirst().id(),
                    Lane.COMMENTS,
                    Health.NEW.troubledAt(NOW, Optional.empty(), Trouble.SIGN_IN_NEEDED)));
        }

        var ran = run("check", "--data", data());

        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).startsWith("@oakstreetclinic (X): Sign-in needed\n");
    }

    @Test
    void aBackupIsRestoredOnAnotherComputerByThePassphrase() throws IOException {
        setUp();
        var backedUp = run("backup", file("b.bedside"), "--data", data());
        keyStore.setThere(false);

        var restored =
                run("restore", file("b.bedside"), "--data", file("other"), "--passphrase-file", passphraseFile());
        var report = run(
                "report",
                "--data",
                file("other"),
                "--from",
                "2026-11-01",
                "--to",
                "2026-11-30",
                "--out",
                file("r.csv"),
                "--passphrase-file",
                passphraseFile());

        assertThat(backedUp).isEqualTo(new Ran(0, "Backed up and read back: " + file("b.bedside"), ""));
        assertThat(restored.status()).isZero();
        assertThat(restored.out())
                .startsWith("Restored from " + file("b.bedside") + " into " + file("other") + ".")
                .doesNotContain("What was there before");
        assertThat(report.out()).startsWith("One conversation");
    }

    @Test
    void aRestoreSaysWhereWhatWasThereLiesNow() {
        setUp();
        run("backup", file("b.bedside"), "--data", data());

        var restored = run("restore", file("b.bedside"), "--data", data());

        assertThat(restored.out()).contains("What was there before is in " + file("data/set-aside-"));
        assertThat(report().status()).isZero();
    }

    @Test
    void aBackupNeverReplacesAFile() throws IOException {
        setUp();
        Files.writeString(folder.resolve("b.bedside"), "mine");

        var ran = run("backup", file("b.bedside"), "--data", data());

        assertThat(ran)
                .isEqualTo(new Ran(1, "", "There is a file already: " + file("b.bedside") + ". Choose another name."));
        assertThat(folder.resolve("b.bedside")).hasContent("mine");
    }

    @Test
    void aRestoreOfWhatIsNoBackupLeavesNothingThere() throws IOException {
        Files.writeString(folder.resolve("b.bedside"), "a letter");

        var ran = run("restore", file("b.bedside"), "--data", data());

        assertThat(ran).isEqualTo(new Ran(1, "", "This is no backup of Bedside: " + file("b.bedside") + "."));
        assertThat(DataFolder.holdsPractice(Path.of(data()))).isFalse();
    }

    @Test
    void aRestoreByAWrongPassphraseTouchesNothing() {
        setUp();
        run("backup", file("b.bedside"), "--data", data());
        keyStore.setThere(false);
        input = "otter lamp violets";

        var ran = run("restore", file("b.bedside"), "--data", data(), "--passphrase-file", "-");

        assertThat(ran.status()).isEqualTo(1);
        keyStore.setThere(true);
        assertThat(report().status()).isZero();
    }

    @Test
    void aPracticeThatWasMovedSaysWhereToJoinIt() {
        var address = moved();

        assertThat(report())
                .isEqualTo(new Ran(
                        1,
                        "",
                        "This practice was moved to " + address
                                + ". Open Bedside and join it there, or name that address with --database."));
    }

    @Test
    void aPracticeOnAServerIsOpenedByItsAddressWhateverTheFolderHolds() throws IOException {
        var address = moved();
        var before = Files.readAllBytes(Path.of(data(), "bedside.db"));

        var ran = report("--database", address, "--database-user", "postgres");

        assertThat(ran.out()).startsWith("One conversation");
        assertThat(Files.readAllBytes(Path.of(data(), "bedside.db"))).isEqualTo(before);
        assertThat(Path.of(data(), "bedside.server")).doesNotExist();
    }

    @Test
    void whileAPracticeOnAServerIsOpenTheFolderIsTaken() {
        var address = moved();

        Ran ran;
        try (var _ = DataFolder.open(Path.of(data()))) {
            ran = report("--database", address, "--database-user", "postgres");
        }

        assertThat(ran.err())
                .isEqualTo("The practice in " + data() + " is open in another Bedside. Close that one first.");
    }

    @Test
    void aServerWithoutAPracticeSaysSo() {
        var empty = TestDatabase.address(folder.resolve("empty")).address();

        var ran = report("--database", empty, "--database-user", "postgres");

        assertThat(ran.err())
                .isEqualTo("There is no practice at " + empty
                        + " yet. Set one up on a computer and move it there with \"bedside move\".");
    }

    @Test
    void aReportOfAJoinedPracticeAsksNobodyWhereTheKeyStoreHasThePassword() throws Exception {
        var server = joined();
        keyStore.putPassword(server, AskingAccount.PASSWORD);

        assertThat(report().out()).startsWith("One conversation");
    }

    @Test
    void aReportOfAJoinedPracticeTakesThePasswordFromAFile() throws Exception {
        joined();
        Files.writeString(folder.resolve("password"), AskingAccount.PASSWORD + "\n");

        var ran = report("--database-password-file", file("password"));

        assertThat(ran.out()).startsWith("One conversation");
        assertThat(keyStore.passwords()).isEmpty();
    }

    @Test
    void aReportOfAJoinedPracticeTakesThePasswordFromTheAccountsOwnFile() throws Exception {
        joined();
        var own = Files.writeString(
                folder.resolve("pgpass"), "localhost:*:*:" + AskingAccount.NAME + ":" + AskingAccount.PASSWORD + "\n");

        Ran ran;
        System.setProperty("org.postgresql.pgpassfile", own.toString());
        try {
            ran = report();
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }

        assertThat(ran.out()).startsWith("One conversation");
    }

    @Test
    void whereNobodyCanBeAskedForThePasswordOfAnAccountTheReportSaysHowToGiveIt() throws Exception {
        assumeThat(System.console()).isNull();
        var server = joined();

        assertThat(report())
                .isEqualTo(new Ran(
                        1,
                        "",
                        "The practice is at " + server.address()
                                + ". Give its account's password with --database-password-file, or at the console."));
    }

    @Test
    void aJoinedPracticeIsNeitherBackedUpNorRestoredNorMovedFromHere() throws Exception {
        setUp();
        run("backup", file("b.bedside"), "--data", data());
        var server = join(moved(Path.of(data())));
        keyStore.putPassword(server, AskingAccount.PASSWORD);

        var refused = new Ran(
                1,
                "",
                "The practice of this folder is on a server, " + server.address()
                        + ". Its administrator backs it up and restores it there; nothing was changed here.");
        assertThat(List.of(
                        run("backup", file("c.bedside"), "--data", data()),
                        run("restore", file("b.bedside"), "--data", data()),
                        run("move", "--to", server.address(), "--data", data())))
                .containsExactly(refused, refused, refused);
        assertThat(folder.resolve("c.bedside")).doesNotExist();
    }

    @Test
    void aDemoNeverClearsAFolderThatJoinedAPractice() {
        try (var data = DataFolder.open(Path.of(data()))) {
            data.join(new JoinedServer("jdbc:postgresql://db.example:5432/bedside", "front_desk"));
        }

        assertRefusesDemo();
    }

    @Test
    void aDamagedFileOfTheServerIsNamed() throws IOException {
        Files.createDirectories(Path.of(data()));
        Files.writeString(Path.of(data(), "bedside.server"), "address=");

        assertThat(report())
                .isEqualTo(new Ran(
                        1,
                        "",
                        "The file " + Path.of(data(), "bedside.server")
                                + ", which says on what server the practice is, is damaged."
                                + " Nothing was changed. Remove it and join the practice again."));
    }

    @Test
    void aPracticeOf010OpensByTheKeyBesideIt() throws IOException {
        setUp();
        makeOneOf010();

        assertThat(report().status()).isZero();
    }

    @Test
    void aReportOfTheDemoSaysThatItIsOne() {
        Session.demo(Path.of(data()), InstantSource.fixed(NOW), Duration.ofDays(1))
                .close();

        assertThat(report())
                .isEqualTo(new Ran(
                        1,
                        "",
                        "The folder " + data() + " holds the demo practice."
                                + " \"bedside demo\" opens it anew; choose another folder for your own."));
    }

    @Test
    void aDemoBeginsAnewInItsOwnFolder() {
        Session.demo(Path.of(data()), InstantSource.fixed(NOW), Duration.ofDays(1))
                .close();

        try (var again = Session.demo(Path.of(data()), InstantSource.fixed(NOW), Duration.ofDays(1))) {
            assertThat(again.practice())
                    .hasValueSatisfying(practice -> assertThat(practice.demo()).isTrue());
        }
    }

    @Test
    void aDemoNeverClearsAPractice() throws IOException {
        setUp();
        assertRefusesDemo();
        makeOneOf010();
        assertRefusesDemo();

        assertThat(report().status()).isZero();
    }

    private void assertRefusesDemo() {
        assertThatThrownBy(() -> Session.demo(Path.of(data()), InstantSource.fixed(NOW), Duration.ofDays(1)))
                .isInstanceOf(Refused.class)
                .hasMessage("data-not-demo");
    }

    /// Bedside 0.1.0 kept the key itself beside the data.
    private void makeOneOf010() throws IOException {
        Files.delete(Path.of(data(), "bedside.keys"));
        Files.write(Path.of(data(), "bedside.key"), SampleKeys.KEY.bytes());
    }

    @Test
    void aDemoWithoutADisplayNamesTheTour() {
        assumeThat(Display.isThere()).as("there is a display here").isFalse();

        var ran = run("demo", "--data", data());

        assertThat(ran).isEqualTo(new Ran(1, "", NO_DISPLAY));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theWindowWithoutADisplayNamesTheTour() {
        assumeThat(Display.isThere()).as("there is a display here").isFalse();

        var ran = run("--data", data());

        assertThat(ran).isEqualTo(new Ran(1, "", NO_DISPLAY));
        assertThat(folder).isEmptyDirectory();
    }

    /// A practice with one question, moved to the tests' server.
    private String moved() {
        setUp();
        return moved(Path.of(data()));
    }

    private static String moved(Path data) {
        var server = TestDatabase.address(data);
        try (var session = Session.own(DataFolder.open(data), SampleKeys.KEY, InstantSource.fixed(NOW))) {
            session.moveTo(server, _ -> {});
        }
        return server.address();
    }

    /// As [#moved()], and joined from the same folder.
    private JoinedServer joined() throws IOException, SQLException {
        return join(moved());
    }

    private JoinedServer join(String address) throws IOException, SQLException {
        AskingAccount.make();
        var server = new JoinedServer(address, AskingAccount.NAME);
        try (var data = DataFolder.open(Path.of(data()))) {
            data.join(server);
        }
        return server;
    }

    private String passphraseFile() throws IOException {
        return Files.writeString(folder.resolve("passphrase.txt"), PASSPHRASE + "\n")
                .toString();
    }

    /// @param more options; those of a server come before the command
    private Ran report(String... more) {
        if (more.length > 0 && more[0].startsWith("--database")) {
            return run(Stream.concat(Stream.of(more), reportWords()).toArray(String[]::new));
        }
        return run(Stream.concat(reportWords(), Stream.of(more)).toArray(String[]::new));
    }

    private Stream<String> reportWords() {
        return Stream.of(
                "report", "--data", data(), "--from", "2026-11-01", "--to", "2026-11-30", "--out", file("r.csv"));
    }

    private Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var status = Bedside.run(
                keyStore,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                args);
        return new Ran(status, out.toString().strip(), err.toString().strip());
    }

    private String data() {
        return file("data");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /// A practice of its own with one question from X.
    private void setUp() {
        var data = DataFolder.open(Path.of(data()));
        new NewKeys(SampleKeys.KEY, SampleKeys.FILE, true).keepIn(data, keyStore);
        try (var session = Session.own(data, SampleKeys.KEY, InstantSource.fixed(NOW))) {
            session.setUp(new SetUp(practice(), "Dana Whitfield", "Dr. Amara Okafor"));
            var wired = session.wiring().orElseThrow();
            wired.database.change(tx -> wired.channels.connect(
                    tx, Platform.X, "100", "oakstreetclinic", "Oak Street Clinic", Map.of("token", "t"), NOW));
            var question = new IncomingComment(
                    "1",
                    List.of(),
                    CommentKind.MENTION,
                    new Author("2001", "mayasample", "Maya Sample"),
                    "Is there parking near the clinic?",
                    NOW,
                    "thread-1",
                    Optional.empty(),
                    false,
                    false,
                    "");
            wired.intake.take(
                    wired.connected().getFirst(), new Page(List.of(question), new Cursor("next"), false, 0), NOW);
        }
    }

    private static Practice practice() {
        return new Practice(
                "Oak Street Clinic",
                OpeningHours.weekdays(ZoneId.of("America/Chicago"), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                "Monday to Friday, 8 am to 5 pm",
                "(312) 555-0142",
                "12 Oak Street, Larkfield",
                "oakstreet.example",
                "",
                "",
                false);
    }
}
