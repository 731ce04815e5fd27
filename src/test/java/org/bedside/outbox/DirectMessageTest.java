package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.intake.Poller;
import org.bedside.model.Comment;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Conversation;
import org.bedside.model.Lane;
import org.bedside.model.QueueFilter;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectMessageTest {
    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;
    private XSimulator x;
    private Channel channel;
    private Poller poller;
    private Outbox outbox;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        x = XSimulator.start(practice.clock);
        var access = new XAccess(
                x.consumerKey(),
                x.consumerSecret(),
                x.token(),
                x.tokenSecret(),
                x.account().externalId(),
                x.address());
        channel = new XChannel(transport, access, practice.clock);
        poller = new Poller(
                practice.x,
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
        outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        x.close();
    }

    @Test
    void aMessageIsAnsweredInPrivateOnce() throws Exception {
        x.directMessage(MAYA, "When are you open?", NOW.minusSeconds(60));
        poller.once();
        var conversation = only();
        var reply = practice.approved(conversation.id(), ANSWER);

        outbox.once();
        practice.clock.advance(Duration.ofMinutes(5));
        poller.once();

        assertThat(conversation.kind()).isEqualTo(CommentKind.DIRECT_MESSAGE);
        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        assertThat(x.ownPosts().stream().map(OwnPost::to)).containsExactly(MAYA.externalId());
        assertThat(practice.database.<List<?>>read(tx -> practice.comments.of(tx, conversation.id())))
                .hasSize(1);
    }

    @Test
    @Tag("fault")
    void aMessageWhoseAnswerIsLostIsFoundAndNotSentAgain() throws Exception {
        x.directMessage(MAYA, "When are you open?", NOW.minusSeconds(60));
        poller.once();
        var reply = practice.approved(only().id(), ANSWER);
        x.faults().next(Operation.SEND, new Fault.DropAfterReading(true));

        outbox.once();
        practice.clock.advance(Duration.ofSeconds(10));
        outbox.once();

        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        assertThat(x.arrivals().count(Operation.SEND)).isEqualTo(1);
    }

    @Test
    void whatWeWroteOnXItselfAnswersTheConversation() throws Exception {
        x.directMessage(MAYA, "When are you open?", NOW.minusSeconds(60));
        poller.once();
        var conversation = only();
        practice.clock.advance(Duration.ofMinutes(5));
        x.directMessageAsOwner(MAYA, "At eight.", practice.clock.instant());

        poller.once();

        assertThat(practice.get(conversation.id()).isAnswered()).isTrue();
    }

    @Test
    @Tag("fault")
    void messagesThatMayNotBeReadKeepNoCommentAway() throws Exception {
        x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        x.faults().always(Operation.MESSAGES, new Fault.Status(403));

        poller.once();

        assertThat(only().kind()).isEqualTo(CommentKind.MENTION);
        assertThat(practice.channel().health(Lane.MESSAGES).trouble()).isEqualTo(Trouble.NOT_ALLOWED);
        assertThat(practice.channel().health(Lane.COMMENTS).trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void anEditAndADeletionAreSeenByTheLookBack() throws Exception {
        var edited = x.mention(MAYA, "When are you opne?", NOW.minusSeconds(60));
        var deleted = x.mention(MAYA, "Hello?", NOW.minusSeconds(50));
        poller.once();
        practice.clock.advance(Duration.ofHours(2));
        var latest = x.edit(edited, "When are you open?", NOW);
        x.delete(deleted);

        poller.once();

        assertThat(comment(latest).text()).isEqualTo("@oakstreetclinic When are you open?");
        assertThat(comment(deleted).deletedAt()).contains(practice.clock.instant());
    }

    @Test
    void whatWeHidOnXStaysHiddenThoughXDoesNotSayWhatIs() throws Exception {
        var post = x.post(x.account(), "We open at 8.", NOW.minusSeconds(90));
        var id = x.reply(MAYA, "And on Sunday?", NOW.minusSeconds(60), post);
        poller.once();
        var known = comment(id);
        practice.database.change(tx -> practice.comments.setHidden(tx, known.id(), true));
        practice.clock.advance(Duration.ofHours(2));

        poller.once();

        assertThat(comment(id).hidden()).isTrue();
    }

    private Comment comment(String externalId) {
        return practice.database.read(
                tx -> practice.comments.find(tx, practice.x, externalId).orElseThrow());
    }

    private Conversation only() {
        return practice.database
                .read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10))
                .getFirst()
                .conversation();
    }
}
