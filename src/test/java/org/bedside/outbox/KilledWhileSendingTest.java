package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bedside.TestPractice;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.model.Approval;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class KilledWhileSendingTest {
    private final XSimulator x = XSimulator.start(() -> NOW);
    private final HttpTransport transport = new HttpTransport("test");

    @AfterEach
    void close() {
        transport.close();
        x.close();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void aReplyBeingSentWhenTheProgramIsKilledStandsThereOnceAndIsFoundByTheNextRun(@TempDir Path folder)
            throws Exception {
        var asked = x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        var reply = approved(folder, asked);
        x.faults().next(Operation.POST, new Fault.Hang(true));
        killWhileSending(folder);

        var states = new ArrayList<State>();
        try (var practice = TestPractice.reopen(folder)) {
            var outbox = outbox(practice);
            states.add(practice.get(reply.id()).state());
            outbox.recover();
            states.add(practice.get(reply.id()).state());
            for (int i = 0; i < 300; i++) {
                outbox.once();
                practice.clock.advance(Duration.ofSeconds(1));
            }
            states.add(practice.get(reply.id()).state());
        }

        var own = x.ownPosts();
        assertThat(own).containsExactly(new OwnPost(own.getFirst().id(), asked, ANSWER, NOW));
        assertThat(states)
                .containsExactly(
                        new State.Sending(approval(reply), NOW),
                        new State.Unconfirmed(approval(reply), NOW, 0, Optional.of(NOW)),
                        new State.Sent(approval(reply), own.getFirst().id(), NOW));
        assertThat(x.arrivals().count(Operation.POST)).isEqualTo(1);
    }

    /// A practice whose outbox holds one reply to `asked`, and which is closed again.
    private static Reply approved(Path folder, String asked) {
        try (var practice = TestPractice.open(folder)) {
            practice.take(TestPractice.theirs(asked, "When are you open?", NOW.minusSeconds(60)));
            return practice.approved(practice.talkOf(asked).id(), ANSWER);
        }
    }

    /// Runs the outbox in a program of its own and kills that once X has the reply and keeps silent.
    private void killWhileSending(Path folder) throws IOException, InterruptedException {
        var sender = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        OutboxInAnotherProcess.class.getName(),
                        folder.toString(),
                        x.address().toString(),
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        x.account().externalId())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sender.log").toFile())
                .start();
        try {
            x.arrivals().await(Operation.POST, 1);
        } finally {
            sender.destroyForcibly().waitFor();
        }
    }

    private Outbox outbox(TestPractice practice) {
        var access = new XAccess(
                x.consumerKey(),
                x.consumerSecret(),
                x.token(),
                x.tokenSecret(),
                x.account().externalId(),
                x.address());
        var channel = new XChannel(transport, access, practice.clock);
        return new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }

    private static Approval approval(Reply reply) {
        return switch (reply.state()) {
            case State.Queued(var approval, var _, var _) -> approval;
            default -> throw new IllegalStateException("not approved");
        };
    }
}
