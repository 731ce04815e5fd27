package org.bedside.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.intake.Poller;
import org.bedside.model.QueueFilter;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reply waited to be sent when the backup was made.
@Tag("fault")
class OutboxAfterRestoreTest {
    @TempDir
    private Path temp = Path.of("");

    private final HttpTransport transport = new HttpTransport("test");
    private Path other = Path.of("");
    private Path backup = Path.of("");
    private Safe safe;
    private XSimulator x;

    @BeforeEach
    void open() throws IOException {
        safe = Safe.open(Files.createDirectory(temp.resolve("data")));
        other = Files.createDirectory(temp.resolve("other"));
        backup = temp.resolve("b.bedside");
        x = XSimulator.start(safe.practice.clock);
    }

    @AfterEach
    void close() {
        safe.close();
        transport.close();
        x.close();
    }

    @Test
    void whatWasSentSinceIsFoundAndNotPostedAgain() throws Exception {
        var reply = queued();
        safe.backUp(backup);
        run(safe.practice, Duration.ofSeconds(5));
        assertThat(safe.practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        safe.practice.clock.advance(Duration.ofDays(2));

        try (var restored = restored()) {
            run(restored, Duration.ofMinutes(10));

            assertThat(restored.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        }
        assertThat(x.arrivals().count(Operation.POST)).isOne();
    }

    @Test
    void whatWasNeverSentIsLeftToAPerson() throws Exception {
        var reply = queued();
        safe.backUp(backup);
        safe.practice.clock.advance(Duration.ofDays(2));

        try (var restored = restored()) {
            run(restored, Duration.ofMinutes(10));

            assertThat(restored.get(reply.id()).state())
                    .isInstanceOfSatisfying(
                            State.Unconfirmed.class,
                            state -> assertThat(state.nextLook()).isEmpty());
        }
        assertThat(x.arrivals().count(Operation.POST)).isZero();
    }

    private TestPractice restored() {
        Restore.prepare(backup, Safe.KEY, other, safe.practice.clock, _ -> {}, () -> false);
        Restore.finish(other);
        var restored = TestPractice.reopen(other);
        restored.clock.advance(Duration.between(restored.clock.instant(), safe.practice.clock.instant()));
        return restored;
    }

    private Reply queued() throws InterruptedException {
        x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        new Poller(
                        safe.practice.x,
                        channel(safe.practice),
                        safe.practice.intake,
                        safe.practice.database,
                        safe.practice.channels,
                        safe.practice.clock,
                        Duration.ofMinutes(1))
                .once();
        var row = safe.practice
                .database
                .read(tx -> safe.practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10))
                .getFirst();
        return safe.practice.approved(row.conversation().id(), ANSWER);
    }

    /// The outbox at work for `time`, a second at a time.
    private void run(TestPractice practice, Duration time) throws InterruptedException {
        var channel = channel(practice);
        var outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
        outbox.recover();
        var end = practice.clock.instant().plus(time);
        while (practice.clock.instant().isBefore(end)) {
            outbox.once();
            practice.clock.advance(Duration.ofSeconds(1));
        }
    }

    private Channel channel(TestPractice practice) {
        return new XChannel(
                transport,
                new XAccess(
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        x.account().externalId(),
                        x.address()),
                practice.clock);
    }
}
