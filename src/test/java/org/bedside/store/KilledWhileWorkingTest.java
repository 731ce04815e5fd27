package org.bedside.store;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.model.Author;
import org.bedside.model.Reply;
import org.bedside.model.ReplyId;
import org.bedside.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class KilledWhileWorkingTest {
    private static final int KILLS = 20;
    private static final int NEW_PEOPLE = 12;
    private static final Author ACCOUNT = new Author("100", "oakstreetclinic", "Oak Street Clinic");

    /// How far a reply has come, in the order of its way; anything else has no place on it.
    private static final List<String> WAY =
            List.of("DRAFT", "AWAITING_APPROVAL", "QUEUED", "SENDING", "UNCONFIRMED", "SENT");

    private final XSimulator x = XSimulator.start(() -> NOW, ACCOUNT);
    private final HttpTransport transport = new HttpTransport("test");
    private final Random random = new Random(20_261_124);
    private final List<String> acknowledged = new ArrayList<>();
    private int people;

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        transport.close();
        x.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void twentyKillsLoseNothingThatWasAcknowledgedAndSendNothingTwice() throws Exception {
        TestPractice.open(folder).close();
        for (var operation : Operation.values()) {
            x.limit(operation, 1_000_000);
        }
        // So that many of the kills fall between asking and hearing.
        x.faults().always(Operation.POST, new Fault.Latency(Duration.ofMillis(10)));
        for (int kill = 0; kill < KILLS; kill++) {
            peopleWrite();
            killWhileWorking(kill % 3 == 2);
            try (var practice = TestPractice.reopen(folder)) {
                assertSound(practice);
            }
        }

        var last = start();
        acknowledge(last.inputReader(), Integer.MAX_VALUE);
        last.waitFor();

        try (var practice = TestPractice.reopen(folder)) {
            settle(practice);
            assertSound(practice);
            assertThat(acknowledged).contains("DONE");
            assertThat(new TreeSet<>(states(practice))).isSubsetOf("SENT", "UNCONFIRMED");
            assertThat(states(practice)).hasSize(people);
            assertThat(x.ownPosts()).hasSizeGreaterThanOrEqualTo(people - KILLS);
        }
    }

    private void peopleWrite() {
        for (int i = 0; i < NEW_PEOPLE; i++) {
            people++;
            x.mention(
                    new Author(Integer.toString(5000 + people), "person" + people, "Person " + people),
                    "Question " + people,
                    NOW.minusSeconds(600 - people));
        }
    }

    /// @param posting whether the kill comes upon a post that X has read, else after a step was acknowledged
    private void killWhileWorking(boolean posting) throws IOException, InterruptedException {
        var posts = x.arrivals().count(Operation.POST);
        var work = start();
        try (var said = work.inputReader()) {
            if (posting) {
                x.arrivals().await(Operation.POST, posts + 1 + random.nextInt(NEW_PEOPLE - 2));
            } else {
                acknowledge(said, 1 + random.nextInt(4 * NEW_PEOPLE));
            }
            // By its handle, since what is still on its way to us was acknowledged as well and has to be read.
            work.toHandle().destroyForcibly();
            acknowledge(said, Integer.MAX_VALUE);
        } finally {
            work.destroyForcibly().waitFor();
        }
    }

    private void acknowledge(BufferedReader said, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            var line = said.readLine();
            if (line == null) {
                return;
            }
            if (line.endsWith(WorkInAnotherProcess.END)) {
                acknowledged.add(line.substring(0, line.length() - WorkInAnotherProcess.END.length()));
            }
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        WorkInAnotherProcess.class.getName(),
                        folder.toString(),
                        x.address().toString(),
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        x.account().externalId())
                .redirectError(folder.resolve("work.log").toFile())
                .start();
    }

    private void assertSound(TestPractice practice) {
        assertThat(Contents.check(practice.database)).containsExactly("ok");
        assertThat(acknowledged).allSatisfy(line -> assertIsThere(practice, line));
        assertThat(Activity.firstBroken(practice.database.read(practice.entries::all)))
                .isEmpty();
        assertThat(counts(practice, "SELECT status, priority, n FROM queue_count WHERE n > 0"))
                .isEqualTo(counts(
                        practice,
                        "SELECT status, priority, count(*) AS n FROM conversation GROUP BY status, priority"));
        practice.database.change(
                tx -> tx.update("INSERT INTO comment_fts (comment_fts, rank) VALUES ('integrity-check', 1)"));
        assertThat(x.ownPosts().stream().collect(groupingBy(OwnPost::to, counting())))
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    private void assertIsThere(TestPractice practice, String line) {
        var words = line.split(" ", -1);
        switch (words[0]) {
            case "DONE" -> assertThat(words).hasSize(1);
            case "TAKEN" -> {
                var comment = practice.database.read(tx -> practice.comments.find(tx, practice.x, words[1]));
                assertThat(comment).as(line).isPresent();
            }
            default -> {
                var reply = practice.get(new ReplyId(Long.parseLong(words[1])));
                assertThat(WAY.indexOf(state(practice, reply))).as(line).isGreaterThanOrEqualTo(WAY.indexOf(words[0]));
            }
        }
    }

    private static List<String> counts(TestPractice practice, String sql) {
        return practice.database.read(tx -> tx.list(
                row -> row.text("status") + row.text("priority") + row.number("n"),
                sql + " ORDER BY status, priority"));
    }

    private static String state(TestPractice practice, Reply reply) {
        return practice.database
                .read(tx -> tx.one(
                        row -> row.text("state"),
                        "SELECT state FROM reply WHERE id = ?",
                        reply.id().value()))
                .orElseThrow();
    }

    private static List<String> states(TestPractice practice) {
        return practice.database.read(tx -> tx.list(row -> row.text("state"), "SELECT state FROM reply ORDER BY id"));
    }

    /// Looks for what is unconfirmed as often as the outbox does.
    private void settle(TestPractice practice) throws InterruptedException {
        var access = new XAccess(
                x.consumerKey(),
                x.consumerSecret(),
                x.token(),
                x.tokenSecret(),
                x.account().externalId(),
                x.address());
        var channel = new XChannel(transport, access, practice.clock);
        var outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
        for (int minute = 0; minute < 4; minute++) {
            while (outbox.once().isZero()) {
                assertThat(x.ownPosts()).hasSizeLessThanOrEqualTo(people);
            }
            practice.clock.advance(Duration.ofMinutes(1));
        }
    }
}
