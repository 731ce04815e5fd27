package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.CutLine;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.model.Lane;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.store.Database;
import org.bedside.store.StoreException;
import org.bedside.store.StoreTrouble;
import org.bedside.store.StoredComments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A desktop whose line to the server is cut after a commit was asked for and before its answer is heard: nobody there
/// knows
/// what became of it.
@Tag("fault")
@Timeout(120)
class LostLineTest {
    private CutLine line = new CutLine(TestDatabase.server().getPort());
    private TestPractice practice;
    private FakeChannel channel;
    private Outbox outbox;

    @BeforeEach
    void open(@TempDir Path folder) {
        TestPractice.open(TestDatabase.SERVER, folder).close();
        practice = TestPractice.in(Database.open(TestDatabase.address(folder, line.port())));
        channel = new FakeChannel(practice.clock);
        outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
        line.close();
    }

    @Test
    void aPageThatIsTakenAgainIsThereOnce() {
        line.cutAtNextCommit();
        assertThatThrownBy(() -> practice.take(theirs("1", "Hello", NOW)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(StoreTrouble.CONNECTION_LOST));

        practice.take(theirs("1", "Hello", NOW));

        List<String> stored = practice.database.read(StoredComments::externalIds);
        assertThat(stored).containsExactly("1");
        assertThat(practice.database.read(tx -> practice.queue.counts(tx, NOW)).openInAll())
                .isEqualTo(1);
    }

    @Test
    void aDraftThatIsKeptAgainIsThereOnce() {
        practice.take(theirs("1", "Hello", NOW));
        var talk = practice.talkOf("1").id();
        line.cutAtNextCommit();
        assertThatThrownBy(() -> practice.desk.saveDraft(practice.staff, talk, "We are open"))
                .isInstanceOf(StoreException.class);

        practice.desk.saveDraft(practice.staff, talk, "We are open");

        List<Reply> replies = practice.database.read(tx -> practice.replies.of(tx, talk));
        assertThat(replies).extracting(Reply::text).containsExactly("We are open");
    }

    @Test
    void aReplyWrittenDownAsSendingWithoutAnAnswerIsSentOnce() throws Exception {
        var reply = queued();
        line.cutAtNextCommit();
        assertThatThrownBy(outbox::once).isInstanceOf(StoreException.class);
        var inBetween = practice.get(reply.id()).state();

        everySecondFor(Duration.ofSeconds(5));

        assertThat(inBetween).isInstanceOf(State.Sending.class);
        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        assertThat(channel.posted()).containsExactly(new OutgoingReply("1", ANSWER));
    }

    @Test
    void aReplyThatWasPostedWhileTheLineWasCutIsSentByWhatThePlatformSaid() throws Exception {
        var reply = queued();
        channel.onPost(() -> {
            line.cutAtNextCommit();
            return new Posted("posted-1", NOW);
        });
        assertThatThrownBy(outbox::once).isInstanceOf(StoreException.class);

        everySecondFor(Duration.ofSeconds(5));

        assertThat(practice.get(reply.id()).state())
                .isInstanceOfSatisfying(
                        State.Sent.class, sent -> assertThat(sent.externalId()).isEqualTo("posted-1"));
        assertThat(channel.posted()).containsExactly(new OutgoingReply("1", ANSWER));
        assertThat(channel.looks()).isEmpty();
    }

    @Test
    void aServerThatDiesInTheMiddleOfATransactionKeepsWhatItAcknowledgedAndNothingOfTheRest() throws Exception {
        practice.take(theirs("1", "Hello", NOW));
        var talk = practice.talkOf("1");

        assertThatThrownBy(() -> practice.database.change(tx -> {
                    practice.conversations.save(tx, talk, talk.assignedTo(Optional.of(practice.staff.id())));
                    StoredComments.killServerProcess(tx);
                    practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "further");
                }))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.trouble()).isEqualTo(StoreTrouble.CONNECTION_LOST));

        // It recovers by itself; until then it says that it does.
        var tries = new ArrayList<StoreTrouble>();
        while (true) {
            try {
                practice.take(theirs("2", "Hello again", NOW));
                break;
            } catch (StoreException e) {
                tries.add(e.trouble());
            }
        }
        assertThat(tries).allMatch(StoreTrouble.CONNECTION_LOST::equals);
        assertThat(practice.talkOf("1").assignee()).isEmpty();
        assertThat(practice.talkOf("2").preview()).isEqualTo("Hello again");
    }

    private Reply queued() {
        practice.take(theirs("1", "When are you open?", NOW));
        return practice.approved(practice.talkOf("1").id(), ANSWER);
    }

    private void everySecondFor(Duration time) throws InterruptedException {
        var end = practice.clock.instant().plus(time);
        while (practice.clock.instant().isBefore(end)) {
            practice.clock.advance(Duration.ofSeconds(1));
            outbox.once();
        }
    }
}
