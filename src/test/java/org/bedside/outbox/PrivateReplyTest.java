package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.Possible;
import org.bedside.channel.Possible.No;
import org.bedside.channel.Possible.Why;
import org.bedside.channel.Possible.Yes;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.intake.Poller;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.ConversationId;
import org.bedside.model.Platform;
import org.bedside.model.QueueFilter;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.store.SignInStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A comment on Facebook is answered where everyone reads it, or in private.
class PrivateReplyTest {
    private final HttpTransport transport = new HttpTransport("test");
    private TestPractice practice;
    private FacebookSimulator facebook;
    private ChannelId page;
    private Channel channel;
    private Poller poller;
    private Outbox outbox;
    private ConversationId talk;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        practice = TestPractice.open(folder);
        facebook = FacebookSimulator.start(practice.clock);
        page = practice.database.write(tx -> practice.channels.connect(
                tx, Platform.FACEBOOK, facebook.account().externalId(), "", "Oak Street Clinic", Map.of(), NOW));
        var access = new FacebookAccess(
                facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address());
        channel = new FacebookChannel(transport, access, practice.clock);
        poller = new Poller(
                page,
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Duration.ofMinutes(1));
        outbox = new Outbox(
                practice.records, practice.check, practice.activity, _ -> Optional.of(channel), practice.clock);
        facebook.comment(
                facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(1))),
                MAYA,
                "When are you open?",
                NOW.minusSeconds(60));
        poller.once();
        talk = practice.database
                .read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 10))
                .getFirst()
                .conversation()
                .id();
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        facebook.close();
    }

    private Conversation conversation() {
        return practice.database.read(tx -> practice.conversations.get(tx, talk));
    }

    private Comment latest() {
        return practice.database.read(
                tx -> practice.comments.get(tx, conversation().latestComment()));
    }

    private Reply approved(Way way) {
        var waiting = practice.desk.submit(practice.staff, talk, ANSWER, way);
        return practice.desk.approve(practice.doctor, waiting.id(), ANSWER, latest());
    }

    @Test
    void itGoesToThePersonAloneAndCanBeWrittenOnce() throws Exception {
        var reply = approved(Way.PRIVATE_REPLY);

        outbox.once();

        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
        assertThat(facebook.ownMessages()).extracting(OwnPost::text).containsExactly(ANSWER);
        assertThat(facebook.ownPosts()).extracting(OwnPost::text).doesNotContain(ANSWER);
        assertThat(practice.desk.ways(talk))
                .isEqualTo(Map.of(Way.REPLY, new Yes(), Way.PRIVATE_REPLY, new No(Why.ALREADY_DONE)));
    }

    @Test
    void whereNobodyChoseItIsAPublicReply() throws Exception {
        var waiting = practice.desk.submit(practice.staff, talk, ANSWER);
        practice.desk.approve(practice.doctor, waiting.id(), ANSWER, latest());

        outbox.once();

        assertThat(facebook.ownMessages()).isEmpty();
        assertThat(facebook.ownPosts()).extracting(OwnPost::text).contains(ANSWER);
    }

    @Test
    void anotherWayTakesTheReplyBackFromTheDoctor() {
        var waiting = practice.desk.submit(practice.staff, talk, ANSWER, Way.PRIVATE_REPLY);

        var changed = practice.desk.saveDraft(practice.staff, talk, ANSWER, Way.REPLY);

        assertThat(changed.way()).isEqualTo(Way.REPLY);
        assertThat(changed.state()).isInstanceOf(State.Draft.class);
        assertThat(changed.id()).isEqualTo(waiting.id());
    }

    @Test
    void whoeverChoseTheWayDoesNotApproveIt() {
        practice.desk.saveDraft(practice.staff, talk, ANSWER, Way.REPLY);
        var waiting = practice.desk.submit(practice.doctor, talk, ANSWER, Way.PRIVATE_REPLY);

        var approving = catchThrowableOfType(
                Refused.class, () -> practice.desk.approve(practice.doctor, waiting.id(), ANSWER, latest()));

        assertThat(approving.key()).isEqualTo("approve-own");
    }

    @Test
    void anApprovalHoldsForTheWayTheDoctorSaw() throws Exception {
        var reply = approved(Way.PRIVATE_REPLY);
        var elsewhere = new Reply(
                reply.id(),
                reply.conversation(),
                reply.channel(),
                reply.to(),
                reply.toExternalId(),
                Way.REPLY,
                reply.author(),
                reply.text(),
                reply.state());
        practice.database.change(tx -> practice.replies.save(tx, elsewhere));

        outbox.once();

        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Draft.class);
        assertThat(facebook.ownPosts()).extracting(OwnPost::text).doesNotContain(ANSWER);
    }

    @Test
    void aDraftThatIsKeptAgainGoesTheWayThatWasChosen() {
        practice.desk.saveDraft(practice.staff, talk, "Well", Way.PRIVATE_REPLY);

        assertThat(practice.desk.saveDraft(practice.staff, talk, ANSWER).way()).isEqualTo(Way.PRIVATE_REPLY);
    }

    @Test
    void afterAWeekItIsSubmittedNoMoreAndThatIsSaidBeforehand() {
        practice.clock.advance(Duration.ofDays(7));

        var submitting = catchThrowableOfType(
                Refused.class, () -> practice.desk.submit(practice.staff, talk, ANSWER, Way.PRIVATE_REPLY));

        assertThat(submitting.key()).isEqualTo("reply.WINDOW_CLOSED");
        assertThat(practice.desk.ways(talk).get(Way.PRIVATE_REPLY))
                .isInstanceOfSatisfying(No.class, no -> assertThat(no.why()).isEqualTo(Why.WINDOW_CLOSED));
    }

    @Test
    void messengerTakesFewerCharactersThanAComment() {
        var words = "We are glad to help. ".repeat(100);
        practice.desk.submit(practice.staff, talk, words, Way.REPLY);

        var submitting = catchThrowableOfType(
                Refused.class, () -> practice.desk.submit(practice.staff, talk, words, Way.PRIVATE_REPLY));

        assertThat(submitting.key()).isEqualTo("guard-blocks");
    }

    @Test
    void whatIsDeletedIsAnsweredNoMore() throws Exception {
        facebook.delete(latest().externalId());
        practice.clock.advance(Duration.ofHours(2));
        poller.once();

        assertThat(practice.desk.ways(talk)).isEqualTo(Map.of(Way.REPLY, gone(), Way.PRIVATE_REPLY, gone()));
    }

    private static Possible gone() {
        return new No(Why.GONE);
    }

    @Test
    void aReplyWhoseScopeWasLostIsHeldAndNotTriedUntilItIsGranted() throws Exception {
        var reply = approved(Way.PRIVATE_REPLY);
        grant(Set.of(Scope.PAGES_MANAGE_ENGAGEMENT));
        var before = facebook.arrivals().total();

        outbox.once();
        var after = facebook.arrivals().total();
        var held = outbox.held();
        grant(Scope.wanted(Platform.FACEBOOK));
        var afterwards = outbox.held();
        practice.clock.advance(Duration.ofMinutes(5));
        outbox.once();

        assertThat(held).isEqualTo(Map.of(reply.id(), Scope.PAGES_MESSAGING));
        assertThat(afterwards).isEmpty();
        assertThat(after).isEqualTo(before);
        assertThat(practice.get(reply.id()).state()).isInstanceOf(State.Sent.class);
    }

    private void grant(Set<Scope> granted) {
        var how = new SignIn(
                SignIn.Way.DEVICE_CODE,
                Optional.of(EnumSet.copyOf(granted)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW));
        practice.database.change(tx -> new SignInStore().signedIn(tx, page, how, Map.of("token", "secret")));
    }
}
