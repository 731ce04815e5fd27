package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.ImpostorServer;
import org.bedside.InMemory;
import org.bedside.SimulatedPlatform;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.model.Comment;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.QueueFilter;
import org.bedside.triage.rules.TriageRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a platform delivers, it neither stops its channel nor costs another comment.
@Tag("fault")
class BadInputTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    private static final int LIMIT = 1 << 20;
    private static final TriageRules RULES = TriageRules.load();

    private final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), LIMIT));
    private TestPractice practice;
    private Intake intake;

    @BeforeEach
    void open(@TempDir(factory = InMemory.class) Path folder) {
        practice = TestPractice.open(folder);
        intake = new Intake(
                practice.database,
                RULES::assess,
                practice.targets,
                practice.activity,
                new Intake.Stores(practice.channels, practice.conversations, practice.comments, practice.replies));
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
    }

    /// An answer that is no page at all.
    @SuppressWarnings("ImmutableEnumChecker") // a fault is a record
    enum NoPage {
        GARBAGE(200, "}{ \u0000 5\""),
        HTML(200, "<!doctype html><title>Welcome to the guest network</title>"),
        A_LIST(200, "[]"),
        A_WORD(200, "\"data\""),
        NOTHING(200, ""),
        ELSEWHERE(302, ""),
        ELSEWHERE_FOR_GOOD(308, "");

        final Fault fault;

        NoPage(int status, String body) {
            fault = new Fault.Status(status, Map.of("Location", "http://127.0.0.1:1/elsewhere"), body, false);
        }
    }

    static Stream<Arguments> noPages() {
        return onEach(List.of(NoPage.values()));
    }

    @ParameterizedTest
    @MethodSource("noPages")
    void anAnswerThatIsNoPageIsTroubleAndTheNextPassBringsAll(SimulatedPlatform.Kind kind, NoPage answer)
            throws Exception {
        try (var platform = kind.start(practice.clock)) {
            askThree(platform);
            platform.faults().next(platform.reading(), answer.fault);
            var poller = poller(platform);

            poller.once();
            var trouble = trouble();
            practice.clock.advance(Duration.ofMinutes(1));
            poller.once();

            assertThat(List.of(trouble, trouble())).isEqualTo(List.of(Trouble.NO_ANSWER, Trouble.NONE));
            assertThat(texts()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fiftyMegabytesAreAskedForInSmallerPieces(SimulatedPlatform.Kind kind) throws Exception {
        try (var platform = kind.start(practice.clock)) {
            askThree(platform);
            platform.faults().next(platform.reading(), new Fault.Status(200, Map.of(), "x".repeat(50 << 20), false));

            poller(platform).once();

            assertThat(texts()).hasSize(3);
            assertThat(trouble()).isEqualTo(Trouble.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneCommentThatIsTooLongForUsIsCountedAndTheOthersAreRead(SimulatedPlatform.Kind kind) throws Exception {
        try (var platform = kind.start(practice.clock)) {
            for (int i = 0; i < 40; i++) {
                platform.ask(MAYA, i == 20 ? "second" : "Question " + i, NOW.minusSeconds(1_000 - i));
            }
            var spoiling = new Fault.Altered(body -> spoilt(body, (item, _) -> {
                if (item.has("created_at") || item.has("created_time")) {
                    item.put("attachment_words", "x".repeat(LIMIT + 1));
                }
            }));
            platform.faults().everywhere(spoiling);
            var poller = poller(platform);

            poller.once();
            practice.clock.advance(Duration.ofMinutes(1));
            platform.ask(MAYA, "fourth", NOW);
            poller.once();

            assertThat(texts())
                    .containsExactlyElementsOf(Stream.concat(
                                    IntStream.range(0, 40).filter(i -> i != 20).mapToObj(i -> "Question " + i),
                                    Stream.of("fourth"))
                            .toList());
            assertThat(List.of(trouble(), unreadable())).isEqualTo(List.of(Trouble.NONE, 1));
        }
    }

    /// What is done to the second of three comments, and in what words it then comes in; none if it
    /// cannot.
    @SuppressWarnings("ImmutableEnumChecker") // what spoils a comment keeps nothing
    enum Bad {
        SIXTY_THOUSAND_CHARACTERS(text("Please help me with my bill. ".repeat(2_069))),
        CONTROL_CHARACTERS(
                text("\u0000\u0001\u0007\u001B[31m\u0085\u009B\u200B\uFEFF\r\n\t"),
                "\uFFFD\u0001\u0007\u001B[31m\u0085\u009B\u200B\uFEFF\r\n\t"),
        BIDI_OVERRIDES(text("\u202Egnp.\u202C \u2066\u2067\u2068open\u2069 \u200F\u05E9\u05DC\u05D5\u05DD \u202E")),
        ZALGO(text("z\u0340\u0341a\u0346\u0347l\u0348\u0349g\u034A\u034Bo" + "\u0301".repeat(20_000))),
        LONE_SURROGATES(
                text("half \uD83D and \uDE00, whole \uD83D\uDE42"), "half \uFFFD and \uFFFD, whole \uD83D\uDE42"),
        NO_WORDS(text("")),
        ID_WITH_LONE_SURROGATE((item, _) -> item.put("id", "12\uD83D34")) {
            @Override
            Optional<String> comesAs(SimulatedPlatform.Kind kind) {
                return kind == SimulatedPlatform.Kind.X ? Optional.empty() : Optional.of("second");
            }
        },
        AUTHOR_WITH_LONE_SURROGATE((item, _) -> {
            if (item.path("from") instanceof ObjectNode from) {
                from.put("id", "\uDE00");
            } else {
                item.put(item.has("sender_id") ? "sender_id" : "author_id", "\uDE00");
            }
        }) {
            @Override
            Optional<String> comesAs(SimulatedPlatform.Kind kind) {
                return ID_WITH_LONE_SURROGATE.comesAs(kind);
            }
        },
        AUTHOR_WITHOUT_NAME((item, page) -> {
            page.path("includes")
                    .path("users")
                    .forEach(user -> ((ObjectNode) user).remove(List.of("name", "username")));
            if (item.path("from") instanceof ObjectNode from) {
                from.remove("name");
            }
        }),
        NO_AUTHORS((item, page) -> {
            page.remove("includes");
            item.remove("from");
        }),
        ID_BEYOND_2_53(id(BigInteger.TWO.pow(53).add(BigInteger.ONE))),
        ID_BEYOND_2_63(id(BigInteger.TWO.pow(63).add(BigInteger.ONE))),
        ID_BEYOND_2_64(id(BigInteger.TWO.pow(64).add(BigInteger.ONE))),
        NUMERIC_IDS((item, _) -> {
            item.put("id", BigInteger.TWO.pow(63).add(BigInteger.TWO));
            if (item.path("from") instanceof ObjectNode from) {
                from.put("id", BigInteger.TWO.pow(53).add(BigInteger.ONE));
            } else {
                item.put(
                        item.has("sender_id") ? "sender_id" : "author_id",
                        BigInteger.TWO.pow(53).add(BigInteger.ONE));
            }
        }),
        TIME_WITHOUT_MILLISECONDS(time("2026-11-18T15:59:00Z")),
        TIME_WITH_MICROSECONDS(time("2026-11-18T15:59:00.123456+00:00")),
        TIME_IN_ANOTHER_ZONE(time("2026-11-19T05:44:00+13:45")),
        TIME_IN_ANOTHER_ZONE_WITHOUT_A_COLON(time("2026-11-18T07:59:00-0800")) {
            @Override
            Optional<String> comesAs(SimulatedPlatform.Kind kind) {
                return kind == SimulatedPlatform.Kind.X ? Optional.empty() : Optional.of("second");
            }
        },
        NO_TIME(time("when the leaves fall"), null),
        TIME_BEYOND_ALL_COUNTING(time("+999999999-12-31T23:59:59Z"), null);

        /// What is done to an item of a page.
        interface Spoiling {
            void spoil(ObjectNode item, ObjectNode page);
        }

        final Spoiling spoiling;
        private final @Nullable String kept;

        Bad(Spoiling spoiling) {
            this(spoiling, "second");
        }

        Bad(Text text) {
            this(text, text.words());
        }

        Bad(Spoiling spoiling, @Nullable String kept) {
            this.spoiling = spoiling;
            this.kept = kept;
        }

        Optional<String> comesAs(SimulatedPlatform.Kind kind) {
            return Optional.ofNullable(kept);
        }

        private record Text(String words) implements Spoiling {
            @Override
            public void spoil(ObjectNode item, ObjectNode page) {
                var name = Stream.of("text", "review_text").filter(item::has).findFirst();
                item.put(name.orElse("message"), words);
            }
        }

        private static Text text(String words) {
            return new Text(words);
        }

        private static Spoiling id(BigInteger id) {
            return (item, _) -> item.put("id", id.toString());
        }

        private static Spoiling time(String time) {
            return (item, _) -> item.put(item.has("created_at") ? "created_at" : "created_time", time);
        }
    }

    static Stream<Arguments> badComments() {
        return onEach(List.of(Bad.values()));
    }

    @ParameterizedTest
    @MethodSource("badComments")
    void aBadCommentBetweenGoodOnesStopsNothing(SimulatedPlatform.Kind kind, Bad bad) throws Exception {
        try (var platform = kind.start(practice.clock)) {
            askThree(platform);
            platform.faults().always(platform.reading(), new Fault.Altered(body -> spoilt(body, bad.spoiling)));
            var poller = poller(platform);

            poller.once();
            practice.clock.advance(Duration.ofMinutes(5));
            platform.ask(MAYA, "fourth", practice.clock.instant());
            poller.once();

            var expected = new ArrayList<>(List.of("first", "third", "fourth"));
            bad.comesAs(kind).ifPresent(words -> expected.add(1, words));
            assertThat(texts()).containsExactlyElementsOf(expected);
            assertThat(List.of(trouble(), unreadable()))
                    .isEqualTo(List.of(Trouble.NONE, bad.comesAs(kind).isPresent() ? 0 : 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatDoesNotFitIsTroubleAndAllComesLater(SimulatedPlatform.Kind kind, @TempDir Path folder)
            throws Exception {
        try (var platform = kind.start(practice.clock);
                var impostor = ImpostorServer.start(folder, "dns:elsewhere.example")) {
            askThree(platform);

            poller(platform.channel(transport, impostor.address())).once();
            var trouble = trouble();
            practice.clock.advance(Duration.ofMinutes(1));
            poller(platform).once();

            assertThat(List.of(trouble, trouble(), impostor.requests()))
                    .isEqualTo(List.of(Trouble.NO_ANSWER, Trouble.NONE, 0));
            assertThat(texts()).hasSize(3);
        }
    }

    private static Stream<Arguments> onEach(List<?> cases) {
        return Stream.of(SimulatedPlatform.Kind.values())
                .flatMap(kind -> cases.stream().map(one -> Arguments.of(kind, one)));
    }

    private void askThree(SimulatedPlatform platform) {
        platform.ask(MAYA, "first", NOW.minusSeconds(90));
        platform.ask(MAYA, "second", NOW.minusSeconds(60));
        platform.ask(MAYA, "third", NOW.minusSeconds(30));
    }

    /// The page with its "second" comment spoilt, wherever that stands.
    private static String spoilt(String body, Bad.Spoiling spoiling) {
        try {
            var page = JSON.readTree(body);
            for (JsonNode item : page.path("data")) {
                if (item.path("text").asText(item.path("message").asText()).endsWith("second")) {
                    spoiling.spoil((ObjectNode) item, (ObjectNode) page);
                }
            }
            return JSON.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the simulator wrote no JSON", e);
        }
    }

    private Poller poller(SimulatedPlatform platform) {
        return poller(platform.channel(transport));
    }

    private Poller poller(Channel channel) {
        return new Poller(
                practice.x,
                channel,
                intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
    }

    private Trouble trouble() {
        return practice.channel().health().trouble();
    }

    private int unreadable() {
        return practice.channel().health().unreadable();
    }

    /// The words of everything that came in, the oldest first, without the handle that X puts in front.
    private List<String> texts() {
        return practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 1_000).stream()
                .flatMap(row -> practice.comments.of(tx, row.conversation().id()).stream())
                .sorted(Comparator.comparing(Comment::writtenAt))
                .map(comment -> comment.text().replaceFirst("^@oakstreetclinic ", ""))
                .toList());
    }
}
