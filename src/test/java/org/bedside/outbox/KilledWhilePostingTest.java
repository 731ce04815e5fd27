package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bedside.InMemory;
import org.bedside.SimulatedPlatform;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.Platform;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that posts is killed again and again, at any moment of it, on X and on Facebook in
/// turn. `-Dkills=200` kills it oftener than CI does.
@Tag("fault")
class KilledWhilePostingTest {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int REPLIES_A_ROUND = 3;

    private final Random random = new Random(20_261_125);
    private final Instant began = InstantSource.system().instant();
    private final InstantSource clock = DesktopInAnotherProcess.clock(began);
    private final HttpTransport transport = new HttpTransport("test");
    private final SimulatedPlatform.OnX x = (SimulatedPlatform.OnX) SimulatedPlatform.Kind.X.start(clock);
    private final SimulatedPlatform.OnFacebook facebook =
            (SimulatedPlatform.OnFacebook) SimulatedPlatform.Kind.FACEBOOK.start(clock);
    private final Map<ChannelId, SimulatedPlatform> platforms = new HashMap<>();
    private Path folder = Path.of("");
    private int asked;

    @BeforeEach
    void connect(@TempDir(factory = InMemory.class) Path where) {
        folder = where;
        for (var operation : Operation.values()) {
            x.simulator().limit(operation, Integer.MAX_VALUE);
        }
        facebook.simulator().limit(Integer.MAX_VALUE);
        try (var practice = TestPractice.open(folder)) {
            platforms.put(practice.x, x);
            platforms.put(
                    practice.database.write(tx -> practice.channels.connect(
                            tx, Platform.FACEBOOK, "200", "", "Oak Street Clinic", Map.of(), TestPractice.NOW)),
                    facebook);
        }
    }

    @AfterEach
    void close() {
        transport.close();
        x.close();
        facebook.close();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void eachReplyIsPostedOnceOrAPersonIsAsked() throws Exception {
        var channels = List.copyOf(platforms.keySet());
        for (int round = 0; round < KILLS; round++) {
            var channel = channels.get(round % channels.size());
            approve(channel);
            killWhilePosting(platform(channel));
        }

        try (var practice = TestPractice.reopen(folder)) {
            settle(practice);

            var open = practice.database.read(practice.replies::outbox);
            var sent = practice.database.read(tx -> practice.replies.sent(tx, 10_000));
            assertThat(open).allMatch(KilledWhilePostingTest::isLeftToPeople);
            assertThat(sent.size() + open.size()).isEqualTo(KILLS * REPLIES_A_ROUND);
            var posts = new ArrayList<>(x.ownPosts());
            posts.addAll(facebook.ownPosts());
            assertThat(posts).extracting(OwnPost::to).doesNotHaveDuplicates();
            // What a person is asked about stands nowhere, and all else stands where it was found.
            assertThat(posts)
                    .extracting(OwnPost::id)
                    .containsExactlyInAnyOrderElementsOf(sent.stream()
                            .map(KilledWhilePostingTest::externalId)
                            .toList());
        }
    }

    /// Some people ask, and some replies wait to be sent.
    private void approve(ChannelId channel) {
        try (var practice = TestPractice.reopen(folder)) {
            for (int i = 0; i < REPLIES_A_ROUND; i++) {
                var number = asked++;
                var who = new Author("7" + number, "sample" + number, "Sample " + number);
                var id = platform(channel).ask(who, "When are you open?", clock.instant());
                practice.intake.take(
                        practice.database.read(tx -> practice.channels.get(tx, channel)),
                        new Page(
                                List.of(TestPractice.theirs(id, who, id, "When are you open?", clock.instant())),
                                new Cursor(id),
                                false,
                                0),
                        clock.instant());
                var talk = practice.database.read(tx ->
                        practice.comments.find(tx, channel, id).orElseThrow().conversation());
                practice.approved(talk, DesktopInAnotherProcess.words(number));
            }
        }
    }

    private SimulatedPlatform platform(ChannelId channel) {
        return Optional.ofNullable(platforms.get(channel)).orElseThrow();
    }

    /// Lets a program send, and kills it at a moment that nobody chose: while it starts to send,
    /// before or after one of the replies reached the platform, or while it waits to hear of it.
    private void killWhilePosting(SimulatedPlatform platform) throws IOException, InterruptedException {
        var heard = random.nextInt(REPLIES_A_ROUND + 1);
        for (int i = 1; i <= heard; i++) {
            platform.faults().next(Operation.POST, i < heard ? late() : anyFault());
        }
        var before = platform.arrivals().count(Operation.POST);
        var sender = start();
        try {
            var out = new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo("begins");
            platform.arrivals().await(Operation.POST, before + heard);
            assertThat(sender.waitFor(random.nextInt(40_000), TimeUnit.MICROSECONDS))
                    .isFalse();
        } finally {
            sender.destroyForcibly().waitFor();
            platform.faults().clear();
            platform.faults().release();
        }
    }

    private Fault late() {
        return new Fault.Latency(Duration.ofMillis(random.nextInt(20)));
    }

    private Fault anyFault() {
        return switch (random.nextInt(4)) {
            case 0 -> new Fault.Hang(true);
            case 1 -> new Fault.Hang(false);
            case 2 -> late();
            default -> new Fault.None();
        };
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                PostingInAnotherProcess.class.getName(),
                folder.toString(),
                began.toString()));
        platforms.forEach((id, platform) -> {
            command.add(Long.toString(id.value()));
            command.add(String.join(",", platform.access()));
        });
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("sender.log").toFile())
                .start();
    }

    /// What the next start of the program does, for as long as it looks for anything.
    private void settle(TestPractice practice) throws InterruptedException {
        practice.clock.advance(Duration.between(practice.clock.instant(), clock.instant()));
        var channels = new HashMap<ChannelId, Channel>();
        platforms.forEach((id, platform) -> channels.put(id, platform.channel(transport)));
        var outbox = new Outbox(
                practice.records,
                practice.check,
                practice.activity,
                id -> Optional.ofNullable(channels.get(id)),
                practice.clock);
        outbox.recover();
        while (!practice.database.read(practice.replies::outbox).stream()
                .allMatch(reply -> isLeftToPeople(reply) || reply.state() instanceof State.Failed)) {
            outbox.once();
            practice.clock.advance(Duration.ofSeconds(1));
        }
    }

    private static boolean isLeftToPeople(Reply reply) {
        return reply.state() instanceof State.Unconfirmed(var _, var _, var _, var next) && next.isEmpty();
    }

    private static String externalId(Reply reply) {
        return reply.state() instanceof State.Sent sent ? sent.externalId() : "not sent";
    }
}
