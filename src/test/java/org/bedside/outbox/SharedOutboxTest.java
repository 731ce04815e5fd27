package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two desktops with one practice on a server, each with an outbox of its own.
class SharedOutboxTest {
    private TestPractice here;
    private TestPractice there;
    private FakeChannel channel;
    private ReplyId reply = new ReplyId(0);

    @BeforeEach
    void open(@TempDir Path folder) {
        here = TestPractice.open(TestDatabase.SERVER, folder);
        there = TestPractice.reopen(TestDatabase.SERVER, folder);
        channel = new FakeChannel(here.clock);
        here.take(TestPractice.theirs("1", "When are you open?", NOW));
        reply = here.approved(here.talkOf("1").id(), ANSWER).id();
    }

    @AfterEach
    void close() {
        there.close();
        here.close();
    }

    @Test
    void whatOneDesktopIsSendingTheOtherLeavesAlone() throws Exception {
        var states = new ArrayList<State>();
        channel.onPost(() -> {
            outbox(there).once();
            states.add(state());
            return new Posted("posted-1", NOW);
        });

        outbox(here).once();

        assertThat(states).hasExactlyElementsOfTypes(State.Sending.class);
        assertThat(state()).isInstanceOf(State.Sent.class);
        assertThat(channel.posted()).containsExactly(new OutgoingReply("1", ANSWER));
    }

    @Test
    void whatADesktopWasSendingThatIsNotThereAnyMoreIsTakenOverAndLookedFor() throws Exception {
        channel.onPost(() -> {
            // Its leases end with it; nobody hears what the platform answers.
            here.close();
            return new Posted("posted-1", NOW);
        });
        channel.onFind(() -> Optional.of(new Posted("posted-1", NOW)));
        var _ = catchThrowable(outbox(here)::once);
        var left = state();

        outbox(there).once();

        assertThat(left).isInstanceOf(State.Sending.class);
        assertThat(state())
                .isInstanceOfSatisfying(
                        State.Sent.class, sent -> assertThat(sent.externalId()).isEqualTo("posted-1"));
        assertThat(channel.posted()).containsExactly(new OutgoingReply("1", ANSWER));
    }

    @Test
    void aDesktopThatComesBackWithTheAnswerSettlesWhatAnotherTookOver() throws Exception {
        channel.onPost(() -> {
            there.database.change(
                    tx -> there.replies.save(tx, there.replies.get(tx, reply).unconfirmed(Optional.empty())));
            return new Posted("posted-1", NOW);
        });

        outbox(here).once();

        assertThat(state()).isInstanceOf(State.Sent.class);
    }

    @Test
    @Timeout(60)
    void changesAreHeardOnTheOtherDesktop() throws Exception {
        var heard = new Semaphore(0);
        there.database.onChange(heard::release);

        // Once it tells at its start, when it cannot know what it missed; what comes after that was announced.
        int number = 2;
        while (!heard.tryAcquire(2, 50, TimeUnit.MILLISECONDS)) {
            here.take(TestPractice.theirs(Integer.toString(number++), "Hello", NOW));
        }

        assertThat(there.talkOf("2").preview()).isEqualTo("Hello");
    }

    private State state() {
        return there.get(reply).state();
    }

    private Outbox outbox(TestPractice practice) {
        return new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }
}
