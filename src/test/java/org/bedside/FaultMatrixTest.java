package org.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.ANSWER;
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
import java.util.Locale;
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
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.intake.Poller;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Platform;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.outbox.Outbox;
import org.bedside.store.StoredComments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Everything that we ask of a platform, under everything that may go wrong with it: nothing comes
/// in or goes out twice, nothing is lost, and what is shown meanwhile is so. The tables go to
/// `target/fault-matrix.md` and stand in `FAULTS.md`.
@Tag("fault")
class FaultMatrixTest {
    private static final Path WRITTEN = Path.of("target/fault-matrix.md");
    private static final Path DOCUMENTED = Path.of("src/docs/FAULTS.md");
    private static final int LONGEST = 1 << 20;

    /// What goes wrong for a while, and then no longer.
    @SuppressWarnings("ImmutableEnumChecker") // a fault is a record
    enum Wrong {
        LATE("comes late", new Fault.Latency(Duration.ofMillis(20)), Trouble.NONE, "sent"),
        TOO_MANY(
                "429, come back later",
                new Fault.RateLimited(Duration.ofSeconds(90)),
                Trouble.RATE_LIMITED,
                "queued, then sent"),
        FAILS("503", new Fault.Status(503), Trouble.NO_ANSWER, "unconfirmed, then a person is asked"),
        FAILS_DONE(
                "503, but done",
                new Fault.Status(503, Map.of(), "", true),
                Trouble.NO_ANSWER,
                "unconfirmed, then sent"),
        DROPS(
                "connection closed",
                new Fault.DropAfterReading(false),
                Trouble.NO_ANSWER,
                "unconfirmed, then a person is asked"),
        DROPS_DONE(
                "connection closed, but done",
                new Fault.DropAfterReading(true),
                Trouble.NO_ANSWER,
                "unconfirmed, then sent"),
        HANGS("silence", new Fault.Hang(false), Trouble.NO_ANSWER, "unconfirmed, then a person is asked"),
        HANGS_DONE("silence, but done", new Fault.Hang(true), Trouble.NO_ANSWER, "unconfirmed, then sent"),
        HANGS_IN_BODY(
                "silence after half the answer", new Fault.HangInBody(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
        TRUNCATED(
                "closed after half the answer", new Fault.TruncatedBody(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
        MALFORMED("broken JSON", new Fault.MalformedJson(), Trouble.NO_ANSWER, "unconfirmed, then sent"),
        HTML(
                "a web page",
                new Fault.Status(200, Map.of(), "<html>Welcome</html>", false),
                Trouble.NO_ANSWER,
                "unconfirmed, then a person is asked"),
        REDIRECTS(
                "sent elsewhere",
                new Fault.Status(302, Map.of("Location", "https://example.invalid/"), "", false),
                Trouble.NO_ANSWER,
                "unconfirmed, then a person is asked"),
        TOO_LONG(
                "an endless answer",
                new Fault.Altered(body -> body + " ".repeat(LONGEST)),
                Trouble.NO_ANSWER,
                "unconfirmed, then sent"),
        BROKEN_ITEM("one broken item", new Fault.MalformedItem(Fault.Broken.TIME), Trouble.NONE, "sent"),
        REPEATED_ITEM("an item twice", new Fault.DuplicatePage(), Trouble.NONE, "sent"),
        EXPIRED("sign-in expired", new Fault.SignInExpired(), Trouble.SIGN_IN_NEEDED, "queued, then sent"),
        CLOCK("clock six minutes ahead", new Fault.None(), Trouble.NONE, "sent");

        private final String words;
        private final Fault fault;
        private final Trouble reading;
        private final String posting;

        Wrong(String words, Fault fault, Trouble reading, String posting) {
            this.words = words;
            this.fault = fault;
            this.reading = reading;
            this.posting = posting;
        }

        /// X does not take a signature from a clock that is far from its own.
        private boolean isRefusedForItsTime(Kind kind) {
            return this == CLOCK && kind == Kind.X;
        }

        Trouble reading(Kind kind) {
            return isRefusedForItsTime(kind) ? Trouble.NO_ANSWER : reading;
        }

        String posting(Kind kind) {
            return isRefusedForItsTime(kind) ? "queued, then sent" : posting;
        }

        boolean isSilence() {
            return this == HANGS || this == HANGS_DONE || this == HANGS_IN_BODY;
        }
    }

    /// What we do: [#cell] does it while something is wrong and after that, and says what was shown.
    enum Doing {
        X_ACCOUNT("X: name the account", Kind.X, Operation.ACCOUNT) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.naming(this, wrong);
            }
        },
        X_MENTIONS("X: read mentions", Kind.X, Operation.MENTIONS),
        X_MENTIONS_LATER("X: read on, next page", Kind.X, Operation.MENTIONS),
        X_MENTIONS_SINCE("X: read what is new", Kind.X, Operation.MENTIONS),
        X_OWN_POSTS("X: read own posts", Kind.X, Operation.OWN_POSTS),
        FACEBOOK_ACCOUNT("Facebook: name the page", Kind.FACEBOOK, Operation.ACCOUNT) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.naming(this, wrong);
            }
        },
        FACEBOOK_FEED("Facebook: read posts", Kind.FACEBOOK, Operation.FEED),
        FACEBOOK_COMMENTS("Facebook: read comments", Kind.FACEBOOK, Operation.COMMENTS),
        FACEBOOK_COMMENTS_LATER("Facebook: read on, next page", Kind.FACEBOOK, Operation.COMMENTS),
        FACEBOOK_COMMENTS_SINCE("Facebook: read what is new", Kind.FACEBOOK, Operation.COMMENTS),
        X_POST("X: reply", Kind.X, Operation.POST) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.posting(this, wrong);
            }
        },
        X_FIND("X: look for a reply", Kind.X, Operation.OWN_POSTS) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.looking(this, wrong);
            }
        },
        FACEBOOK_POST("Facebook: reply", Kind.FACEBOOK, Operation.POST) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.posting(this, wrong);
            }
        },
        FACEBOOK_FIND("Facebook: look for a reply", Kind.FACEBOOK, Operation.COMMENTS) {
            @Override
            String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
                return test.looking(this, wrong);
            }
        };

        private final String words;
        private final Kind kind;
        private final Operation operation;

        Doing(String words, Kind kind, Operation operation) {
            this.words = words;
            this.kind = kind;
            this.operation = operation;
        }

        String cell(FaultMatrixTest test, Wrong wrong) throws Exception {
            return test.reading(this, wrong);
        }
    }

    private static final List<Doing> POSTING =
            List.of(Doing.X_POST, Doing.X_FIND, Doing.FACEBOOK_POST, Doing.FACEBOOK_FIND);

    private final HttpTransport patient =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), LONGEST));
    private final HttpTransport hasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofMillis(200), LONGEST));
    private final Map<Doing, Map<Wrong, String>> shown = new EnumMap<>(Doing.class);
    private final Map<ChannelId, Channel> connected = new HashMap<>();
    private TestPractice practice;
    private Outbox outbox;
    private int cells;

    @TempDir(factory = InMemory.class)
    private Path folder = Path.of("");

    @BeforeEach
    void open() {
        open(folder);
    }

    private void open(Path where) {
        practice = TestPractice.open(where);
        outbox = new Outbox(
                practice.records,
                practice.check,
                practice.activity,
                id -> Optional.ofNullable(connected.get(id)),
                practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
        patient.close();
        hasty.close();
    }

    @TestFactory
    Stream<DynamicNode> whateverGoesWrongNothingIsDoubleAndNothingIsLost() {
        var all = Arrays.stream(Doing.values())
                .map(doing -> dynamicContainer(
                        doing.words,
                        Arrays.stream(Wrong.values())
                                .map(wrong -> dynamicTest(wrong.words, () -> fill(doing, wrong)))));
        return Stream.concat(all, Stream.of(dynamicTest("the tables stand in FAULTS.md", this::compare)));
    }

    /// Each thing that we do has a practice of its own, which stays small and quick.
    private void fill(Doing doing, Wrong wrong) throws Exception {
        if (!shown.containsKey(doing)) {
            practice.close();
            open(Files.createDirectory(folder.resolve(doing.name())));
        }
        var row = shown.computeIfAbsent(doing, _ -> new EnumMap<>(Wrong.class));
        row.put(wrong, "FAILED");
        row.put(wrong, doing.cell(this, wrong));
    }

    /// Three people write, somebody of us answers one of them, and we read: while it is wrong, and
    /// after that.
    private String reading(Doing doing, Wrong wrong) throws Exception {
        try (var platform = doing.kind.start(practice.clock)) {
            var id = connect(doing.kind);
            var poller = poller(id, platform.channel(patient));
            var written = new ArrayList<String>();
            if (doing.name().endsWith("SINCE")) {
                written.add(ask(platform));
                poller.once();
                practice.clock.advance(Duration.ofMinutes(1));
            }
            for (int i = 0; i < 3; i++) {
                written.add(ask(platform));
            }
            written.add(platform.answer(written.getLast(), "Good morning " + cells, practice.clock.instant()));
            if (doing.name().endsWith("LATER")) {
                platform.faults().next(doing.operation, new Fault.ShortPage(2));
            }

            begin(platform, doing, wrong);
            poller(id, platform.channel(wrong.isSilence() ? hasty : patient)).once();
            var during = health(id);
            end(platform);
            practice.clock.advance(Duration.ofMinutes(20));
            poller.once();
            practice.clock.advance(Duration.ofMinutes(1));
            poller.once();

            assertThat(externalIds(id)).containsExactlyInAnyOrderElementsOf(written);
            assertThat(during.trouble()).isEqualTo(wrong.reading(doing.kind));
            assertThat(during.unreadable()).isEqualTo(wrong == Wrong.BROKEN_ITEM ? 1 : 0);
            assertThat(health(id).trouble()).isEqualTo(Trouble.NONE);
            return words(during);
        }
    }

    private String naming(Doing doing, Wrong wrong) throws Exception {
        try (var platform = doing.kind.start(practice.clock)) {
            begin(platform, doing, wrong);
            var during = trouble(platform.channel(wrong.isSilence() ? hasty : patient));
            end(platform);

            assertThat(during).isEqualTo(wrong.reading(doing.kind));
            assertThat(trouble(platform.channel(patient))).isEqualTo(Trouble.NONE);
            return words(during);
        }
    }

    private static Trouble trouble(Channel channel) throws InterruptedException {
        try {
            channel.account();
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

    /// Somebody asks and is answered: the reply is sent while it is wrong.
    private String posting(Doing doing, Wrong wrong) throws Exception {
        try (var platform = doing.kind.start(practice.clock)) {
            var id = connect(doing.kind);
            var reply = approved(id, platform);
            begin(platform, doing, wrong);
            connected.put(id, platform.channel(wrong.isSilence() ? hasty : patient));

            outbox.once();
            var during = practice.get(reply.id()).state();
            // What was asked of a silent platform may be done a little after we gave up.
            platform.arrivals().await(Operation.POST, 1);
            end(platform);
            connected.put(id, platform.channel(patient));
            settle(reply);

            var shownStates = words(during, practice.get(reply.id()).state());
            assertStandsOnceOrAPersonIsAsked(platform, reply);
            assertThat(shownStates).isEqualTo(wrong.posting(doing.kind));
            return shownStates;
        }
    }

    /// The answer to a reply is lost: it is looked for while it is wrong.
    private String looking(Doing doing, Wrong wrong) throws Exception {
        try (var platform = doing.kind.start(practice.clock)) {
            var id = connect(doing.kind);
            var reply = approved(id, platform);
            connected.put(id, platform.channel(patient));
            platform.faults().next(Operation.POST, new Fault.DropAfterReading(true));
            outbox.once();
            begin(platform, doing, wrong);
            connected.put(id, platform.channel(wrong.isSilence() ? hasty : patient));

            practice.clock.advance(Duration.ofSeconds(6));
            outbox.once();
            var during = practice.get(reply.id()).state();
            end(platform);
            connected.put(id, platform.channel(patient));
            settle(reply);

            var isFoundAtOnce = wrong.reading(doing.kind) == Trouble.NONE && wrong != Wrong.BROKEN_ITEM;
            assertStandsOnceOrAPersonIsAsked(platform, reply);
            assertThat(words(during, practice.get(reply.id()).state()))
                    .isEqualTo(isFoundAtOnce ? "sent" : "unconfirmed, then sent");
            return words(during, practice.get(reply.id()).state());
        }
    }

    private static void assertStandsThere(SimulatedPlatform platform, Reply reply, String externalId) {
        assertThat(platform.ownPosts())
                .extracting(OwnPost::id, OwnPost::to)
                .containsExactly(tuple(externalId, reply.toExternalId()));
    }

    private void assertStandsOnceOrAPersonIsAsked(SimulatedPlatform platform, Reply reply) {
        switch (practice.get(reply.id()).state()) {
            case State.Sent sent -> assertStandsThere(platform, reply, sent.externalId());
            case State.Unconfirmed unconfirmed -> {
                assertThat(unconfirmed.nextLook()).isEmpty();
                assertThat(platform.ownPosts()).isEmpty();
            }
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Queued _,
                    State.Sending _,
                    State.Failed _,
                    State.Dropped _ -> throw new AssertionError("neither sent nor left to a person");
        }
    }

    private void begin(SimulatedPlatform platform, Doing doing, Wrong wrong) {
        platform.faults().always(doing.operation, wrong.fault);
        if (wrong == Wrong.CLOCK) {
            platform.faults().turnClock(Duration.ofMinutes(6));
        }
    }

    private static void end(SimulatedPlatform platform) {
        platform.faults().clear();
        platform.faults().release();
    }

    private ChannelId connect(Kind kind) {
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

    private String ask(SimulatedPlatform platform) {
        practice.clock.advance(Duration.ofSeconds(1));
        return platform.ask(
                new Author("2000" + cells, "sample" + cells, "Sample Person"),
                "When are you open?",
                practice.clock.instant());
    }

    private Reply approved(ChannelId id, SimulatedPlatform platform) throws InterruptedException {
        var asked = ask(platform);
        poller(id, platform.channel(patient)).once();
        var talk = practice.database.read(
                tx -> practice.comments.find(tx, id, asked).orElseThrow().conversation());
        return practice.approved(talk, ANSWER);
    }

    private Poller poller(ChannelId id, Channel channel) {
        return new Poller(
                id,
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
    }

    private void settle(Reply reply) throws InterruptedException {
        while (!isSettled(practice.get(reply.id()).state())) {
            outbox.once();
            practice.clock.advance(Duration.ofSeconds(30));
        }
    }

    private static boolean isSettled(State state) {
        return switch (state) {
            case State.Sent _, State.Failed _, State.Dropped _, State.Draft _ -> true;
            case State.Unconfirmed unconfirmed -> unconfirmed.nextLook().isEmpty();
            case State.AwaitingApproval _, State.Queued _, State.Sending _ -> false;
        };
    }

    private Health health(ChannelId id) {
        return practice.database.read(tx -> practice.channels.get(tx, id)).health();
    }

    private List<String> externalIds(ChannelId id) {
        return practice.database.read(tx -> StoredComments.externalIds(tx, id));
    }

    private static String words(Health health) {
        return words(health.trouble()) + (health.unreadable() > 0 ? ", " + health.unreadable() + " unreadable" : "");
    }

    private static String words(Trouble trouble) {
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

    private static String words(State during, State after) {
        return during.getClass().equals(after.getClass()) && !(during instanceof State.Unconfirmed)
                ? words(after)
                : words(during) + ", then " + (after instanceof State.Unconfirmed ? "a person is asked" : words(after));
    }

    private static String words(State state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void compare() throws IOException {
        var reading = Arrays.stream(Doing.values())
                .filter(doing -> !POSTING.contains(doing))
                .toList();
        var tables = table(reading) + "\n" + table(POSTING);
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, tables);

        assertThat(Files.readString(DOCUMENTED)).contains(tables);
    }

    private String table(List<Doing> columns) {
        var lines = new ArrayList<String>();
        lines.add(row("The platform …", columns.stream().map(doing -> doing.words)));
        lines.add(row("---", columns.stream().map(_ -> "---")));
        for (var wrong : Wrong.values()) {
            lines.add(row(
                    wrong.words,
                    columns.stream()
                            .map(doing -> shown.getOrDefault(doing, Map.of()).getOrDefault(wrong, "NOT RUN"))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
