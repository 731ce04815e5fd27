package org.bedside.app;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.bedside.activity.Activity.Verification;
import org.bedside.app.Opening.PassphraseFile;
import org.bedside.app.Program.Outside;
import org.bedside.evaluation.Evaluation;
import org.bedside.evaluation.Evaluation.Half;
import org.bedside.evaluation.Judged;
import org.bedside.evaluation.TextTable;
import org.bedside.evaluation.TextTable.Row;
import org.bedside.intake.ChannelHealth;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.ReplyGuard;
import org.bedside.report.CsvReport;
import org.bedside.settings.DataFolder;
import org.bedside.settings.KeyStore;
import org.bedside.triage.Assessor;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.channel.HealthWords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `bedside`: opens the window on one's own practice; its subcommands do the rest.
@Command(
        name = "bedside",
        mixinStandardHelpOptions = true,
        versionProvider = BedsideCommand.VersionLine.class,
        description = "Manages a medical practice's social accounts.")
final class BedsideCommand implements Callable<Integer> {
    private static final int NEEDS_A_PERSON = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the practice lives (default: the system's own place for application data).")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "ADDRESS",
            description = "Opens, for this run, a practice that several desktops share:"
                    + " jdbc:postgresql://HOST/DATABASE.")
    private @Nullable String database;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    private final Texts texts;
    private final InstantSource clock = InstantSource.system();
    private final KeyStore keyStore;
    private final Opening opening;

    /// @param input where a passphrase may be read from
    BedsideCommand(Texts texts, KeyStore keyStore, InputStream input) {
        this.texts = texts;
        this.keyStore = keyStore;
        this.opening = new Opening(keyStore, input, clock, texts);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Display.isThere()) {
            return noDisplay();
        }
        if (database != null) {
            var shared = opening.shared(ownData(), server.at(database));
            open(new Program(shared, demoData(), clock, texts, outside()));
            return 0;
        }
        // The folder of one's own practice is taken, so a demo asked for on the first screen gets one inside it.
        open(own(data == null ? demoData() : data.resolve("demo")));
        return 0;
    }

    @Command(name = "demo", mixinStandardHelpOptions = true, description = "Opens the demo practice, begun anew.")
    int demo(
            @Option(
                            names = "--tour-without-display",
                            paramLabel = "DIR",
                            description = "Where there is no display, take the tour into this folder instead.")
                    @Nullable Path tour)
            throws InterruptedException {
        if (!Display.isThere()) {
            return tour == null ? noDisplay() : tour(tour);
        }
        open(new Program(Session.demo(demoData(), clock, Program.DEMO_PACE), demoData(), clock, texts, outside()));
        return 0;
    }

    @Command(
            name = "tour",
            mixinStandardHelpOptions = true,
            description = "Drives the screens through the main job without a display; writes pictures and the report.")
    int tour(
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the pictures go.")
                    Path out)
            throws InterruptedException {
        Display.useNone();
        new Tour(out, clock, texts, keyStore).run(line -> out().println(line));
        return 0;
    }

    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the response report of some days as CSV: a row a conversation, and a summary beside it.")
    int report(
            @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, as in 2026-11-01.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "Last day, as in 2026-11-30.")
                    LocalDate to,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.") Path out,
            @Mixin PassphraseFile passphrase) {
        try (var session = practice(passphrase)) {
            var desk = wired(session).reportDesk;
            var report = desk.make(desk.period(from, to), () -> false);
            desk.export(Optional.empty(), report, out, _ -> {}, () -> false);
            out().println(texts.get("command.report.done", report.rows().size(), out, CsvReport.summaryOf(out)));
        }
        return 0;
    }

    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description = "Moves the practice from its file to a PostgreSQL server that several desktops share.")
    int move(
            @Option(
                            names = "--to",
                            paramLabel = "ADDRESS",
                            required = true,
                            description = "jdbc:postgresql://HOST/DATABASE; the account's schema there must be empty.")
                    String to,
            @Mixin ServerOptions target,
            @Mixin PassphraseFile passphrase) {
        var address = target.at(to);
        try (var session = told(opening.own(ownData(), passphrase))) {
            var rows = session.moveTo(address, _ -> {});
            out().println(texts.get(
                    "command.move.done",
                    rows.getOrDefault("conversation", 0L),
                    rows.getOrDefault("comment", 0L),
                    rows.getOrDefault("activity", 0L),
                    address));
        }
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Tells how each channel fares: what was read when, what is missing, what it costs."
                    + " Asks no platform. Ends with 3 where something needs a person.")
    int check(@Mixin PassphraseFile passphrase) {
        try (var session = practice(passphrase)) {
            var wired = wired(session);
            var words = new HealthWords(
                    texts, new Times(texts, wired.practice.hours().zone(), clock));
            var channels = wired.healthDesk.all();
            if (channels.isEmpty()) {
                out().println(texts.get("channels.empty.title"));
            }
            channels.forEach(health -> words.report(health).forEach(out()::println));
            return channels.stream().allMatch(ChannelHealth::isWell) ? 0 : NEEDS_A_PERSON;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Looks through the activity from its first entry on and names the first that was changed,"
                    + " removed or put elsewhere. Ends with 3 where one was.")
    int verify(
            @Mixin PassphraseFile passphrase,
            @Option(
                            names = "--head",
                            paramLabel = "HASH",
                            description = "The head that a report printed; entries cut off since then are seen by it.")
                    @Nullable String head) {
        try (var session = practice(passphrase)) {
            var found = wired(session).activityDesk.verify(head == null ? "" : head);
            out().println(words(found));
            return found.isWhole() ? 0 : NEEDS_A_PERSON;
        }
    }

    private String words(Verification found) {
        if (found.broken().isPresent()) {
            return texts.get("activity.broken", found.broken().get());
        }
        return found.holdsPrinted()
                ? texts.get("activity.whole", found.entries(), found.head())
                : texts.get("activity.cut", found.entries(), found.head());
    }

    @Command(
            name = "triage",
            mixinStandardHelpOptions = true,
            description =
                    "Has triage judge each text of a file with tabs between its columns: reads text, and age where"
                            + " there is one; adds category, priority, flags, check and reasons. With --data or"
                            + " --database it goes by that practice's own rules as well.")
    int triage(@Mixin TextFiles files, @Mixin PassphraseFile passphrase) {
        if (data == null && database == null) {
            return judged(files, Assessor.load());
        }
        try (var session = practice(passphrase)) {
            return judged(files, wired(session).assessor);
        }
    }

    private int judged(TextFiles files, Assessor triage) {
        return judged(files, Judged.TRIAGE_COLUMNS, row -> Judged.byTriage(triage, row));
    }

    @Command(
            name = "guard",
            mixinStandardHelpOptions = true,
            description =
                    "Has the guard judge each text of a file as a public reply: reads text, and writer, comment and"
                            + " platform where there are any; adds verdict and findings. With --data or --database it"
                            + " knows what that practice publishes.")
    int guard(@Mixin TextFiles files, @Mixin PassphraseFile passphrase) {
        var guard = ReplyGuard.standard();
        if (data == null && database == null) {
            return judged(files, Judged.GUARD_COLUMNS, row -> Judged.byGuard(guard, AllowList.NOTHING, row));
        }
        try (var session = practice(passphrase)) {
            var allowed = wired(session).allowed();
            return judged(files, Judged.GUARD_COLUMNS, row -> Judged.byGuard(guard, allowed, row));
        }
    }

    private int judged(TextFiles files, List<String> columns, Function<Row, List<String>> judge) {
        var count = TextTable.rewrite(files.in(), files.out(), columns, judge);
        out().println(texts.get("command.judged", count, files.out()));
        return 0;
    }

    /// The file that is read, and the one that is written.
    static final class TextFiles {
        @Option(names = "--in", paramLabel = "FILE", required = true, description = "The file with the texts.")
        private @Nullable Path in;

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
        private @Nullable Path out;

        Path in() {
            return Objects.requireNonNull(in);
        }

        Path out() {
            return Objects.requireNonNull(out);
        }
    }

    @Command(
            name = "evaluate",
            mixinStandardHelpOptions = true,
            description =
                    "Tells how well triage and the guard judge the texts in the folder that --data names, of which"
                            + " somebody else said what they are.")
    int evaluate(
            @Option(
                            names = "--half",
                            paramLabel = "HALF",
                            defaultValue = "BOTH",
                            description =
                                    "FIRST or SECOND half of the rows, BOTH where nothing is said. The second is the one"
                                            + " to keep closed while working on the rules.")
                    Half half) {
        var folder = ownData();
        var result = new Evaluation(folder, half, Assessor.load(), ReplyGuard.standard()).run();
        if (result.isOfOwnTextsOnly()) {
            throw new Refused("nothing-to-measure", folder);
        }
        new EvaluationWords(texts).table(result).forEach(out()::println);
        return 0;
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Makes a backup of the practice: one file, opened by the passphrase or the recovery key.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is not replaced.")
                    Path file,
            @Mixin PassphraseFile passphrase) {
        try (var session = told(opening.own(ownData(), passphrase))) {
            var desk = session.safekeeping()
                    .orElseThrow(() -> new Refused("no-practice", ownData()))
                    .backups();
            desk.toFile(Optional.empty(), file, false, _ -> {}, () -> false);
            out().println(texts.get("command.backup.done", file));
        }
        return 0;
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Restores a backup. What was in the folder is set aside, and never removed.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "The backup.") Path file, @Mixin PassphraseFile passphrase) {
        var restored = opening.restore(file, ownData(), passphrase);
        out().println(texts.get("command.restore.done", file, ownData()));
        restored.ifPresent(aside -> out().println(texts.get("command.restore.aside", aside)));
        return 0;
    }

    /// The practice that the options name, for a command without a window.
    private Session practice(PassphraseFile passphrase) {
        return told(
                database == null
                        ? opening.ownOrJoined(ownData(), passphrase, server)
                        : opening.shared(ownData(), server.at(database)));
    }

    /// Says what of the practice's rule files could not be used.
    private Session told(Session session) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        session.wiring()
                .ifPresent(wired ->
                        wired.lexicons.broken().forEach(broken -> err.println(LexiconWords.of(texts, broken))));
        return session;
    }

    private Wiring wired(Session session) {
        return session.wiring().orElseThrow(() -> new Refused("no-practice", ownData()));
    }

    private Program own(Path demoData) {
        var folder = Session.take(ownData());
        try {
            return new Program(folder, demoData, clock, texts, outside());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void open(Program program) throws InterruptedException {
        try (program) {
            FxRuntime.runUntilClosed(program::open);
        }
    }

    private Outside outside() {
        return new Outside(
                keyStore,
                FxRuntime::askWhereToSave,
                FxRuntime.openDialogs(texts),
                FxRuntime::print,
                FxRuntime::browse,
                new DesktopSignal());
    }

    private int noDisplay() {
        Objects.requireNonNull(spec).commandLine().getErr().println(texts.get("command.no-display"));
        return 1;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private Path ownData() {
        return data == null ? DataFolder.standard().resolve("practice") : data;
    }

    private Path demoData() {
        return data == null ? DataFolder.standard().resolve("demo") : data;
    }

    /// What `--version` prints.
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Bedside " + Version.VALUE};
        }
    }
}
