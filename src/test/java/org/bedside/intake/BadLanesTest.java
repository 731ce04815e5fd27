package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.ChannelInFront;
import org.bedside.InMemory;
import org.bedside.Scene;
import org.bedside.SimulatedPlatform;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.SimulatedPlatform.OnFacebook;
import org.bedside.SimulatedPlatform.OnX;
import org.bedside.TestPractice;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.intake.BadInputTest.Bad;
import org.bedside.model.Author;
import org.bedside.model.Comment;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Lane;
import org.bedside.model.QueueFilter;
import org.bedside.triage.rules.TriageRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a platform delivers beside comments, it neither stops its lane nor costs another message, answer or quote.
@Tag("fault")
class BadLanesTest {
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

    static Stream<Scene> scenes() {
        return Stream.of(Scene.values()).filter(scene -> scene.lane != Lane.COMMENTS);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void fiftyMegabytesAreAskedForInSmallerPieces(Scene scene) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            writeThree(scene, platform);
            for (var operation : List.of(
                    Operation.MESSAGES, Operation.SEARCH, Operation.QUOTES, Operation.REVIEWS, Operation.TAGGED)) {
                platform.faults().next(operation, new Fault.Status(200, Map.of(), "x".repeat(50 << 20), false));
            }

            poller(scene.lane, platform).once();

            assertThat(texts()).containsExactly("first", "second", "third");
            assertThat(trouble(scene)).isEqualTo(Trouble.NONE);
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void oneThatIsTooLongForUsIsCountedAndTheOthersAreRead(Scene scene) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            for (int i = 0; i < 40; i++) {
                scene.write(platform, person(i), i == 20 ? "second" : "Question " + i, NOW.minusSeconds(1_000 - i));
            }
            platform.faults().everywhere(tooLong());
            var poller = poller(scene.lane, platform);

            readOn(scene, poller);
            scene.write(platform, person(40), "fourth", practice.clock.instant());
            readOn(scene, poller);

            assertThat(texts())
                    .containsExactlyElementsOf(Stream.concat(
                                    IntStream.range(0, 40).filter(i -> i != 20).mapToObj(i -> "Question " + i),
                                    Stream.of("fourth"))
                            .toList());
            assertThat(trouble(scene)).isEqualTo(Trouble.NONE);
        }
    }

    static Stream<Arguments> badOnes() {
        return scenes().flatMap(scene -> Stream.of(Bad.values()).map(bad -> Arguments.of(scene, bad)));
    }

    @ParameterizedTest
    @MethodSource("badOnes")
    void aBadOneBetweenGoodOnesStopsNothing(Scene scene, Bad bad) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            writeThree(scene, platform);
            platform.faults().everywhere(new Fault.Altered(body -> spoilt(body, bad.spoiling)));
            var poller = poller(scene.lane, platform);

            poller.once();
            var unreadable = practice.channel().health(scene.lane).unreadable();
            practice.clock.advance(Duration.ofMinutes(31));
            scene.write(platform, person(4), "fourth", practice.clock.instant());
            poller.once();

            var expected = new ArrayList<>(List.of("first", "third", "fourth"));
            bad.comesAs(scene.kind).ifPresent(words -> expected.add(1, words));
            assertThat(texts()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(List.of(trouble(scene), unreadable))
                    .isEqualTo(List.of(Trouble.NONE, bad.comesAs(scene.kind).isPresent() ? 0 : 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLookBackAtOneThatIsTooLongForUsSeesTheOthers(Kind kind) throws Exception {
        try (var platform = kind.start(practice.clock)) {
            var scene = kind == Kind.X ? Scene.X_MENTIONS : Scene.FACEBOOK_COMMENTS;
            var ids = writeThree(scene, platform);
            poller(scene.lane, platform).once();
            poller(Lane.LOOK_BACK, platform).once();
            practice.clock.advance(Duration.ofHours(7));
            delete(platform, ids.getFirst());
            platform.faults().everywhere(tooLong());

            poller(Lane.LOOK_BACK, platform).once();

            var health = practice.channel().health(Lane.LOOK_BACK);
            assertThat(List.of(health.trouble(), health.unreadable())).isEqualTo(List.of(Trouble.NONE, 1));
            assertThat(practice.database.<Optional<Comment>>read(
                            tx -> practice.comments.find(tx, practice.x, ids.getFirst())))
                    .hasValueSatisfying(gone -> assertThat(gone.deletedAt()).isPresent());
        }
    }

    private static void delete(SimulatedPlatform platform, String id) {
        switch (platform) {
            case OnX(var _, var x) -> x.delete(id);
            case OnFacebook(var _, var facebook, var _) -> facebook.delete(id);
        }
    }

    /// Whatever is asked of "second", but for its identifier alone.
    private static Fault tooLong() {
        return new Fault.Altered(body -> spoilt(body, (item, _) -> {
            if (item.has("created_at") || item.has("created_time")) {
                item.put("attachment_words", "x".repeat(LIMIT + 1));
            }
        }));
    }

    /// As the poller's loop does: a platform that limits requests may let us wait.
    private void readOn(Scene scene, Poller poller) throws InterruptedException {
        do {
            practice.clock.advance(Duration.ofMinutes(31));
            poller.once();
        } while (trouble(scene) == Trouble.RATE_LIMITED);
    }

    private static List<String> writeThree(Scene scene, SimulatedPlatform platform) {
        return List.of(
                scene.write(platform, person(1), "first", NOW.minusSeconds(90)),
                scene.write(platform, person(2), "second", NOW.minusSeconds(60)),
                scene.write(platform, person(3), "third", NOW.minusSeconds(30)));
    }

    private static Author person(int number) {
        return new Author("2000" + number, "sample" + number, "Sample Person " + number);
    }

    /// The answer with its "second" item spoilt, wherever that stands.
    private static String spoilt(String body, Bad.Spoiling spoiling) {
        try {
            var page = JSON.readTree(body);
            var found = new ArrayList<ObjectNode>();
            findSecond(page, found);
            found.forEach(item -> spoiling.spoil(item, (ObjectNode) page));
            return JSON.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the simulator wrote no JSON", e);
        }
    }

    private static void findSecond(JsonNode within, List<ObjectNode> found) {
        if (within instanceof ObjectNode item && isSecond(item)) {
            found.add(item);
        } else {
            within.forEach(child -> findSecond(child, found));
        }
    }

    private static boolean isSecond(ObjectNode item) {
        return Stream.of("text", "message", "review_text")
                .anyMatch(name -> item.path(name).asText().endsWith("second"));
    }

    private Poller poller(Lane lane, SimulatedPlatform platform) {
        return new Poller(
                practice.x,
                ChannelInFront.only(lane, platform.channel(transport)),
                intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
    }

    private Trouble trouble(Scene scene) {
        return practice.channel().health(scene.lane).trouble();
    }

    /// The words of everything that came in, the oldest first.
    private List<String> texts() {
        return practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 1_000).stream()
                .flatMap(row -> practice.comments.of(tx, row.conversation().id()).stream())
                .sorted(Comparator.comparing(Comment::writtenAt))
                .map(comment -> comment.text().replaceFirst("^@oakstreetclinic ", ""))
                .toList());
    }
}
