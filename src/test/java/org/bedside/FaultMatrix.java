package org.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Operation;
import org.bedside.intake.Poller;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What we ask of a platform, under everything that may go wrong with it: nothing comes in or goes out
/// twice, nothing is lost, and what is shown meanwhile is so. The tables go to `target/fault-matrix` and
/// stand in `FAULTS.md`.
@Tag("fault")
abstract class FaultMatrix {
    private static final Path WRITTEN = Path.of("target/fault-matrix");
    private static final Path DOCUMENTED = Path.of("src/docs/FAULTS.md");

    /// Something that we ask for.
    ///
    /// @param operation the request that meets what is wrong
    /// @param cell asks for it while something is wrong and after that, and says what was shown
    record Column(String words, Kind kind, Operation operation, Cell cell) {}

    /// Says what was shown.
    @FunctionalInterface
    interface Cell {
        String fill(Column column, Wrong wrong) throws Exception;
    }

    final HttpTransport patient =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Wrong.LONGEST));
    private final HttpTransport hasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofMillis(200), Wrong.LONGEST));
    private final Map<Column, Map<Wrong, String>> shown = new HashMap<>();
    TestPractice practice;
    private int cells;

    @TempDir(factory = InMemory.class)
    private Path folder = Path.of("");

    /// The tables, each of its columns.
    abstract List<List<Column>> tables();

    @BeforeEach
    final void open() {
        practice = TestPractice.open(folder);
    }

    @AfterEach
    final void close() {
        practice.close();
        patient.close();
        hasty.close();
    }

    @TestFactory
    Stream<DynamicNode> whateverGoesWrongNothingIsDoubleAndNothingIsLost() {
        var tables = tables();
        var all = tables.stream()
                .flatMap(List::stream)
                .map(column -> dynamicContainer(
                        column.words(),
                        Arrays.stream(Wrong.values())
                                .map(wrong -> dynamicTest(wrong.words, () -> fill(column, wrong)))));
        return Stream.concat(all, Stream.of(dynamicTest("the tables stand in FAULTS.md", () -> compare(tables))));
    }

    /// Each thing that we ask for has a practice of its own, which stays small and quick.
    private void fill(Column column, Wrong wrong) throws Exception {
        if (!shown.containsKey(column)) {
            practice.close();
            practice = TestPractice.open(Files.createDirectory(folder.resolve("column-" + shown.size())));
            opened();
        }
        var row = shown.computeIfAbsent(column, _ -> new EnumMap<>(Wrong.class));
        row.put(wrong, "FAILED");
        row.put(wrong, column.cell().fill(column, wrong));
    }

    /// The practice is another one now.
    void opened() {}

    /// How long who meets `wrong` waits for an answer.
    final HttpTransport transport(Wrong wrong) {
        return wrong.isSilence() ? hasty : patient;
    }

    static void begin(SimulatedPlatform platform, Column column, Wrong wrong) {
        platform.faults().always(column.operation(), wrong.fault);
        if (wrong == Wrong.CLOCK) {
            platform.faults().turnClock(Duration.ofMinutes(6));
        }
    }

    static void end(SimulatedPlatform platform) {
        platform.faults().clear();
        platform.faults().release();
    }

    final ChannelId connect(Kind kind) {
        cells++;
        practice.clock.advance(Duration.ofHours(1));
        return practice.database.write(tx -> practice.channels.connect(
                tx,
                Platform.valueOf(kind.name()),
                "cell-" + cells,
                "",
                "Oak Street Clinic",
                Map.of(),
                practice.clock.instant()));
    }

    /// Somebody whom no other cell knows.
    final Author person(int number) {
        return new Author("2000" + cells + "0" + number, "sample" + cells + number, "Sample Person " + number);
    }

    final Poller poller(ChannelId id, Channel channel) {
        return new Poller(
                id,
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
    }

    /// Asks for something that a platform answers or does not.
    @FunctionalInterface
    interface Asking {
        void ask() throws ChannelException, InterruptedException;
    }

    static Trouble trouble(Asking asking) throws InterruptedException {
        try {
            asking.ask();
            return Trouble.NONE;
        } catch (ChannelException e) {
            return switch (e) {
                case RateLimited _ -> Trouble.RATE_LIMITED;
                case SignInNeeded _ -> Trouble.SIGN_IN_NEEDED;
                case NotAllowed _ -> Trouble.NOT_ALLOWED;
                case NoAnswer _, Unconfirmed _ -> Trouble.NO_ANSWER;
            };
        }
    }

    static String words(Trouble trouble) {
        return switch (trouble) {
            case NONE -> "well";
            case SCOPE_MISSING -> "a permission is missing";
            case CAPPED -> "limit reached";
            case SIGN_IN_NEEDED -> "sign-in needed";
            case RATE_LIMITED -> "waits";
            case NOT_ALLOWED -> "not allowed";
            case NO_ANSWER -> "no answer";
            case OWN_FAULT -> "our own fault";
        };
    }

    private void compare(List<List<Column>> tables) throws IOException {
        var documented = Files.readString(DOCUMENTED);
        var written = tables.stream().map(this::table).toList();
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(getClass().getSimpleName() + ".md"), String.join("\n", written));

        assertThat(written).allSatisfy(table -> assertThat(documented).contains(table));
    }

    private String table(List<Column> columns) {
        var lines = new ArrayList<String>();
        lines.add(row("The platform …", columns.stream().map(Column::words)));
        lines.add(row("---", columns.stream().map(_ -> "---")));
        for (var wrong : Wrong.values()) {
            var cellsOfRow = columns.stream()
                    .map(column -> Optional.ofNullable(shown.get(column))
                            .map(row -> row.get(wrong))
                            .orElse("NOT RUN"));
            lines.add(row(wrong.words, cellsOfRow));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
