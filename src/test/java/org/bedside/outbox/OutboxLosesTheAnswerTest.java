package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.intake.Poller;
import org.bedside.model.ChannelId;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.QueueFilter;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class OutboxLosesTheAnswerTest {
    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;
    private XSimulator x;
    private FacebookSimulator facebook;
    private ChannelId page;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        x = XSimulator.start(practice.clock);
        facebook = FacebookSimulator.start(practice.clock);
        page = practice.database.write(tx -> practice.channels.connect(
                tx, Platform.FACEBOOK, facebook.account().externalId(), "", "Oak Street Clinic", Map.of(), NOW));
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        x.close();
        facebook.close();
    }

    @Test
    void onXAReplyWhoseAnswerIsLostStandsThereOnceAndIsFound() throws Exception {
        x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        var reply = approved(xChannel());
        x.faults().next(Operation.POST, new Fault.DropAfterReading(true));

        var states = sendAndLook(xChannel(), reply, Duration.ofMinutes(10));

        assertThat(states).containsExactly("Unconfirmed", "Sent");
        assertThat(x.ownPosts()).containsExactly(new OwnPost(sentAs(reply), reply.toExternalId(), ANSWER, NOW));
    }

    @Test
    void onFacebookAReplyWhoseAnswerIsLostStandsThereOnceAndIsFound() throws Exception {
        askOnFacebook();
        var reply = approved(facebookChannel());
        facebook.faults().next(Operation.POST, new Fault.DropAfterReading(true));

        var states = sendAndLook(facebookChannel(), reply, Duration.ofMinutes(10));

        assertThat(states).containsExactly("Unconfirmed", "Sent");
        assertThat(facebook.ownPosts()).containsExactly(new OwnPost(sentAs(reply), reply.toExternalId(), ANSWER, NOW));
    }

    @Test
    void onXAReplyThatWasLostIsLeftToAPersonAndNeverPostedAgain() throws Exception {
        x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        var reply = approved(xChannel());
        x.faults().next(Operation.POST, new Fault.DropAfterReading(false));

        var states = sendAndLook(xChannel(), reply, Duration.ofHours(2));

        assertThat(states).containsExactly("Unconfirmed");
        assertThat(practice.get(reply.id()).state()).isEqualTo(undecided(reply));
        assertThat(x.arrivals().count(Operation.POST)).isEqualTo(1);
        assertThat(x.ownPosts()).isEmpty();
    }

    @Test
    void onFacebookAReplyThatWasLostIsLeftToAPersonAndNeverPostedAgain() throws Exception {
        askOnFacebook();
        var reply = approved(facebookChannel());
        facebook.faults().next(Operation.POST, new Fault.DropAfterReading(false));

        var states = sendAndLook(facebookChannel(), reply, Duration.ofHours(2));

        assertThat(states).containsExactly("Unconfirmed");
        assertThat(practice.get(reply.id()).state()).isEqualTo(undecided(reply));
        assertThat(facebook.arrivals().count(Operation.POST)).isEqualTo(1);
        assertThat(facebook.ownPosts()).isEmpty();
    }

    @Test
    void aReplyIsFoundThoughThePlatformIsDownForAnHour() throws Exception {
        x.mention(MAYA, "When are you open?", NOW.minusSeconds(60));
        var reply = approved(xChannel());
        x.faults().next(Operation.POST, new Fault.Status(503, Map.of(), "", true));
        x.faults().always(Operation.OWN_POSTS, new Fault.Status(503));
        var whileDown = sendAndLook(xChannel(), reply, Duration.ofHours(1));
        x.faults().clear();

        var after = sendAndLook(xChannel(), reply, Duration.ofMinutes(1));

        assertThat(List.of(whileDown, after))
                .isEqualTo(List.of(List.of("Unconfirmed"), List.of("Unconfirmed", "Sent")));
        assertThat(x.arrivals().count(Operation.POST)).isEqualTo(1);
    }

    @Test
    void whatComesBackWithTheNextFetchIsNotTakenForAnotherAnswer() throws Exception {
        askOnFacebook();
        var reply = approved(facebookChannel());
        facebook.faults().next(Operation.POST, new Fault.DropAfterReading(true));
        sendAndLook(facebookChannel(), reply, Duration.ofMinutes(1));
        var before = practice.get(reply.conversation());

        read(facebookChannel());

        assertThat(practice.get(reply.conversation())).isEqualTo(before);
        assertThat(practice.database.<List<?>>read(tx -> practice.comments.of(tx, reply.conversation())))
                .hasSize(1);
    }

    /// The states that the reply went through while the outbox ran for `time`, a second at a time.
    private List<String> sendAndLook(Channel channel, Reply reply, Duration time) throws InterruptedException {
        var outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
        var states = new ArrayList<String>();
        var end = practice.clock.instant().plus(time);
        while (practice.clock.instant().isBefore(end)) {
            outbox.once();
            var state = practice.get(reply.id()).state().getClass().getSimpleName();
            if (states.isEmpty() || !states.getLast().equals(state)) {
                states.add(state);
            }
            practice.clock.advance(Duration.ofSeconds(1));
        }
        return states;
    }

    private State undecided(Reply reply) {
        return reply.state() instanceof State.Queued(var approval, var _, var _)
                ? new State.Unconfirmed(approval, NOW, 3, Optional.empty())
                : reply.state();
    }

    private String sentAs(Reply reply) {
        return practice.get(reply.id()).state() instanceof State.Sent sent ? sent.externalId() : "not sent";
    }

    private void askOnFacebook() {
        var post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(1)));
        facebook.comment(post, MAYA, "When are you open?", NOW.minusSeconds(60));
    }

    /// Reads the one comment there is and has a reply to it approved.
    private Reply approved(Channel channel) throws InterruptedException {
        read(channel);
        var row = practice.database
                .read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10))
                .getFirst();
        return practice.approved(row.conversation().id(), ANSWER);
    }

    private void read(Channel channel) throws InterruptedException {
        var id = channel instanceof XChannel ? practice.x : page;
        practice.database.change(tx -> practice.channels.moveCursor(tx, id, Lane.COMMENTS, ""));
        new Poller(
                        id,
                        channel,
                        practice.intake,
                        practice.database,
                        practice.channels,
                        practice.clock,
                        Duration.ofMinutes(1))
                .once();
    }

    private Channel xChannel() {
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

    private Channel facebookChannel() {
        return new FacebookChannel(
                transport,
                new FacebookAccess(
                        facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address()),
                practice.clock);
    }
}
