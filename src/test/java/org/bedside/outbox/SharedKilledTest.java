package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.store.StoredComments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two desktops, each a process, on one practice on a server: 10,000 comments come in, 1,000 are answered, and twenty
/// times one of the two is killed and begun anew: by turns at a random moment, and after the platform took a reply and
/// before it said so.
@Tag("fault")
class SharedKilledTest {
    private static final int KILLS = 20;
    private static final int COMMENTS_A_ROUND = 500;
    private static final int ANSWERED_OF = 10;

    private final Random random = new Random(20_261_124);
    private final Instant began = InstantSource.system().instant();
    private final InstantSource clock = DesktopInAnotherProcess.clock(began);
    private final List<Desktop> desktops = new ArrayList<>();

    /// A desktop's process; its lines are counted as they come.
    private record Desktop(Process process, AtomicLong lines, List<String> name, Thread reader) {}

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void noCommentIsDoubleNoReplyIsPostedTwiceAndNoneIsLost(@TempDir Path folder) throws Exception {
        try (var x = XSimulator.start(clock, new Author("100", "oakstreetclinic", "Oak Street Clinic"));
                var practice = TestPractice.open(TestDatabase.SERVER, folder)) {
            for (var operation : Operation.values()) {
                x.limit(operation, Integer.MAX_VALUE);
            }
            var written = new HashSet<String>();
            try {
                desktops.add(start(folder, x));
                desktops.add(start(folder, x));
                for (int round = 0; round < KILLS; round++) {
                    for (int i = 0; i < COMMENTS_A_ROUND; i++) {
                        written.add(mention(x, written.size()));
                    }
                    if (round % 2 == 0) {
                        kill(folder, x, atARandomMoment());
                    } else {
                        kill(folder, x, inTheMiddleOfPosting(folder, x));
                    }
                    awaitComments(practice, written.size());
                }
                awaitSettled(practice, written.size() / ANSWERED_OF);
            } finally {
                for (var desktop : desktops) {
                    desktop.process().destroyForcibly().waitFor();
                    desktop.reader().join();
                }
            }

            assertThat(externalIds(practice)).containsExactlyInAnyOrderElementsOf(written);
            var posts = x.ownPosts();
            assertThat(posts).extracting(OwnPost::to).doesNotHaveDuplicates();
            var sent = practice.database.read(tx -> practice.replies.sent(tx, 10_000));
            var unconfirmed = practice.database.read(practice.replies::outbox);
            assertThat(sent.size() + unconfirmed.size()).isEqualTo(written.size() / ANSWERED_OF);
            assertThat(sent.stream().map(SharedKilledTest::externalId))
                    .containsExactlyInAnyOrderElementsOf(
                            posts.stream().map(OwnPost::id).toList());
            // Whatever was killed before the request left: a person is asked, and it stands nowhere.
            assertThat(unconfirmed).allMatch(SharedKilledTest::isLeftToPeople);
            var entries = practice.database.read(practice.entries::all);
            assertThat(Activity.firstBroken(entries)).isEmpty();
        }
    }

    private static String externalId(Reply reply) {
        return reply.state() instanceof State.Sent sent ? sent.externalId() : "not sent";
    }

    private static boolean isLeftToPeople(Reply reply) {
        return reply.state() instanceof State.Unconfirmed(var _, var _, var _, var next) && next.isEmpty();
    }

    private String mention(XSimulator x, int number) {
        var who = new Author("7" + number, "sample" + number, "Sample " + number);
        var tag = number % ANSWERED_OF == 0 ? " #billing" : "";
        return x.mention(who, "A question, the " + number + "th" + tag, clock.instant());
    }

    /// One of the two, after some more of its lines.
    private Desktop atARandomMoment() throws InterruptedException {
        var victim = desktops.get(random.nextInt(desktops.size()));
        var until = victim.lines().get() + 1 + random.nextInt(40);
        while (victim.lines().get() < until) {
            assertThat(victim.process().isAlive()).isTrue();
            Thread.onSpinWait();
            victim.process().waitFor(1, TimeUnit.MILLISECONDS);
        }
        return victim;
    }

    /// The one that waits to hear of a reply that the platform has already.
    private Desktop inTheMiddleOfPosting(Path folder, XSimulator x) throws SQLException, InterruptedException {
        x.faults().next(Operation.POST, new Fault.Hang(true));
        while (true) {
            var posted = x.ownPosts().stream().map(OwnPost::to).collect(Collectors.toSet());
            for (var sending : sending(folder).entrySet()) {
                if (posted.contains(sending.getKey())) {
                    return desktops.stream()
                            .filter(desktop -> desktop.name().contains(sending.getValue()))
                            .findFirst()
                            .orElseThrow();
                }
            }
            goOn();
        }
    }

    /// Which desktop is sending now, by the comment that is answered.
    private static Map<String, String> sending(Path folder) throws SQLException {
        try (var connection = onServer(folder);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT to_external_id, sender FROM reply WHERE state = 'SENDING'")) {
            var found = new HashMap<String, String>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        }
    }

    private void kill(Path folder, XSimulator x, Desktop victim) throws Exception {
        victim.process().destroyForcibly().waitFor();
        victim.reader().join();
        x.faults().clear();
        x.faults().release();
        letItsLeasesEnd(folder, victim);
        desktops.set(desktops.indexOf(victim), start(folder, x));
    }

    /// As if the minutes had passed after which the others take over what a desktop held.
    private static void letItsLeasesEnd(Path folder, Desktop victim) throws SQLException {
        try (var connection = onServer(folder);
                var statement = connection.prepareStatement("UPDATE lease SET until = 0 WHERE holder = ?")) {
            statement.setString(1, victim.name().getFirst());
            statement.executeUpdate();
        }
    }

    private static Connection onServer(Path folder) throws SQLException {
        var address = TestDatabase.address(folder);
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + address.port() + "/postgres?currentSchema=" + address.schema(),
                "postgres",
                "");
    }

    private Desktop start(Path folder, XSimulator x) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        DesktopInAnotherProcess.class.getName(),
                        TestDatabase.address(folder).address(),
                        began.toString(),
                        x.address().toString(),
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        x.account().externalId())
                .redirectError(folder.resolve("desktop.log").toFile())
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var first = Optional.ofNullable(out.readLine()).orElseThrow();
        var lines = new AtomicLong();
        var reader = Thread.ofPlatform().daemon().start(() -> count(out, lines));
        return new Desktop(process, lines, List.of(first.replace("desktop ", "")), reader);
    }

    private static void count(BufferedReader out, AtomicLong lines) {
        try {
            while (out.readLine() != null) {
                lines.incrementAndGet();
            }
        } catch (IOException e) {
            // The process was killed.
            assertThat(e).hasMessage("Stream Closed");
        }
    }

    private void awaitComments(TestPractice practice, int comments) throws InterruptedException {
        while (externalIds(practice).size() < comments) {
            goOn();
        }
    }

    private void awaitSettled(TestPractice practice, int replies) throws InterruptedException {
        while (true) {
            var open = practice.database.read(practice.replies::outbox).stream()
                    .filter(reply -> !isLeftToPeople(reply) && !(reply.state() instanceof State.Failed))
                    .count();
            var sent = practice.database
                    .read(tx -> practice.replies.sent(tx, 10_000))
                    .size();
            var asked = practice.database.read(practice.replies::outbox).size();
            if (open == 0 && sent + asked >= replies) {
                return;
            }
            goOn();
        }
    }

    /// Waits a little on the processes themselves: they work, nothing is to be heard.
    private void goOn() throws InterruptedException {
        for (var desktop : desktops) {
            assertThat(desktop.process().waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static List<String> externalIds(TestPractice practice) {
        return practice.database.read(StoredComments::externalIds);
    }
}
