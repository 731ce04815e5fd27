package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Approval;
import org.bedside.model.Category;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Way;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.triage.TriageDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxTest {
    private final TestDatabase where;
    private Path folder = Path.of("");
    private TestPractice practice;
    private FakeChannel channel;
    private Outbox outbox;

    OutboxTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path given) {
        folder = given;
        practice = TestPractice.open(where, folder);
        channel = new FakeChannel(practice.clock);
        outbox = outbox(Optional.of(channel));
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private Outbox outbox(Optional<FakeChannel> connected) {
        return new Outbox(
                practice.records, practice.check, practice.activity, _ -> connected.map(it -> it), practice.clock);
    }

    @Test
    void anApprovedReplyIsPostedToTheCommentItAnswersAndIsSent() throws Exception {
        var reply = queued("");

        outbox.once();

        assertThat(channel.posted()).containsExactly(new OutgoingReply("1", ANSWER));
        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "posted-1", NOW));
    }

    @Test
    void aSentReplyIsNeverPostedAgain() throws Exception {
        queued("");
        outbox.once();

        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 20; i++) {
            practice.clock.advance(Duration.ofHours(1));
            waits.add(outbox.once());
        }

        assertThat(channel.posted()).hasSize(1);
        assertThat(waits).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void aReplyIsOnRecordAsSendingBeforeThePlatformIsAsked() throws Exception {
        var reply = queued("");
        var seen = new ArrayList<State>();
        channel.onPost(() -> {
            seen.add(state(reply));
            return new Posted("77", NOW);
        });

        outbox.once();

        assertThat(seen).containsExactly(new State.Sending(approval(reply), NOW));
    }

    @Test
    void everyApprovedReplyIsSentInTheOrderOfApproval() throws Exception {
        practice.take(TestPractice.theirs("1", "First", NOW), TestPractice.theirs("2", NOOR, "t2", "Second", NOW));
        practice.approved(practice.talkOf("2").id(), ANSWER);
        practice.clock.advance(Duration.ofSeconds(1));
        practice.approved(practice.talkOf("1").id(), ANSWER);

        outbox.once();
        outbox.once();

        assertThat(channel.posted()).containsExactly(new OutgoingReply("2", ANSWER), new OutgoingReply("1", ANSWER));
    }

    @Test
    void aSentReplyClosesTheConversationAsAnswered() throws Exception {
        var reply = queued("");

        outbox.once();

        var talk = practice.get(reply.conversation());
        assertThat(List.of(talk.status(), talk.answeredAt()))
                .isEqualTo(List.of(new Status.Closed(CloseReason.ANSWERED, NOW), Optional.of(NOW)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"SELF_HARM", "EMERGENCY", "ADVERSE_REACTION", "PRIVACY"})
    void anUrgentConversationStaysOpenThoughItIsAnswered(Category urgent) throws Exception {
        var reply = queued(tag(urgent));

        outbox.once();

        var talk = practice.get(reply.conversation());
        assertThat(List.of(talk.status(), talk.answeredAt())).isEqualTo(List.of(new Status.Open(), Optional.of(NOW)));
    }

    @Test
    void aLimitKeepsTheReplyQueuedUntilItEnds() throws Exception {
        var reply = queued("");
        var end = NOW.plus(Duration.ofMinutes(7));
        channel.onPost(refusing(new RateLimited("POST: 429", end)));

        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Queued(approval(reply), end));
    }

    @Test
    void aLimitedReplyIsPostedWhenTheLimitEndsAndNotBefore() throws Exception {
        queued("");
        channel.onPost(refusing(new RateLimited("POST: 429", NOW.plus(Duration.ofMinutes(7)))));
        outbox.once();
        practice.clock.advance(Duration.ofMinutes(7).minusMillis(1));
        outbox.once();
        int before = channel.posted().size();
        practice.clock.advance(Duration.ofMillis(1));

        outbox.once();

        assertThat(List.of(before, channel.posted().size())).isEqualTo(List.of(1, 2));
    }

    @Test
    void anExpiredSignInKeepsTheReplyQueuedForFiveMinutes() throws Exception {
        var reply = queued("");
        channel.onPost(refusing(new SignInNeeded("POST: 401")));

        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Queued(approval(reply), NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aReplyToAChannelThatIsNotConnectedStaysQueued() throws Exception {
        var reply = queued("");

        outbox(Optional.empty()).once();

        assertThat(state(reply)).isEqualTo(new State.Queued(approval(reply), NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aRequestThatNeverLeftIsTriedAgainHalfAMinuteLater() throws Exception {
        var reply = queued("");
        channel.onPost(refusing(new NoAnswer("POST: no connection")));

        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Queued(approval(reply), NOW.plus(Duration.ofSeconds(30))));
    }

    @ParameterizedTest
    @EnumSource(NotAllowed.Why.class)
    void aRefusalForGoodIsAFailureWithThePlatformsReason(NotAllowed.Why why) throws Exception {
        var reply = queued("");
        channel.onPost(refusing(new NotAllowed("POST: 403", why, "You cannot reply to this conversation.")));

        outbox.once();

        assertThat(state(reply))
                .isEqualTo(
                        new State.Failed(approval(reply), why.name(), "You cannot reply to this conversation.", NOW));
    }

    @Test
    void aReplyWithoutAnAnswerIsUnconfirmed() throws Exception {
        var reply = queued("");
        channel.onPost(refusing(new Unconfirmed("POST: broke off")));

        outbox.once();

        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plus(Duration.ofSeconds(5))));
    }

    @Test
    void aReplyInterruptedWhilePostingIsUnconfirmed() {
        var reply = queued("");
        channel.onPost(() -> {
            throw new InterruptedException();
        });

        var thrown = catchThrowable(outbox::once);

        assertThat(thrown).isInstanceOf(InterruptedException.class);
        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plus(Duration.ofSeconds(5))));
    }

    @Test
    void anErrorOfOursWhilePostingLeavesTheReplyUnconfirmed() {
        var reply = queued("");
        channel.onPost(() -> {
            throw new IllegalArgumentException("a mistake in a channel");
        });

        var thrown = catchThrowable(outbox::once);

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plus(Duration.ofSeconds(5))));
    }

    @Test
    void anUnconfirmedReplyIsLookedForThreeTimesAndThenAPersonDecides() throws Exception {
        var reply = lost();

        everySecondFor(Duration.ofHours(1));

        assertThat(channel.looks()).containsExactly(NOW.plusSeconds(5), NOW.plusSeconds(35), NOW.plusSeconds(155));
        assertThat(state(reply)).isEqualTo(new State.Unconfirmed(approval(reply), NOW, 3, Optional.empty()));
    }

    @Test
    void anUnconfirmedReplyIsNeverPostedAgainByItself() throws Exception {
        lost();

        everySecondFor(Duration.ofHours(1));

        assertThat(channel.posted()).hasSize(1);
    }

    @Test
    void anUnconfirmedReplyThatIsFoundIsSent() throws Exception {
        var reply = lost();
        channel.onFind(Optional::empty);
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW.plusMillis(300))));

        everySecondFor(Duration.ofMinutes(5));

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "found-9", NOW.plusMillis(300)));
        assertThat(channel.posted()).hasSize(1);
    }

    @Test
    void aFoundReplyAnswersTheConversationAtTheTimeItWasPosted() throws Exception {
        var reply = lost();
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW.plusMillis(300))));
        practice.clock.advance(Duration.ofSeconds(5));

        outbox.once();

        var talk = practice.get(reply.conversation());
        assertThat(List.of(talk.status(), talk.answeredAt()))
                .isEqualTo(List.of(
                        new Status.Closed(CloseReason.ANSWERED, NOW.plusSeconds(5)), Optional.of(NOW.plusMillis(300))));
    }

    @Test
    void aLookThatFailsIsMadeAgainAndDoesNotCount() throws Exception {
        var reply = lost();
        channel.onFind(refusing(new NoAnswer("GET: 503")));
        practice.clock.advance(Duration.ofSeconds(5));

        outbox.once();

        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plusSeconds(35)));
    }

    @Test
    void aPersonMayPostAgainWhatIsNotThere() throws Exception {
        var reply = neverFound();

        outbox.postAgain(practice.doctor, reply.id());
        outbox.once();

        assertThat(channel.posted()).hasSize(2);
        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "posted-2", practice.clock.instant()));
    }

    @Test
    void whatStandsThereAfterAllIsNotPostedAgain() throws Exception {
        var reply = neverFound();
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW.plusMillis(300))));

        outbox.postAgain(practice.doctor, reply.id());
        outbox.once();

        assertThat(channel.posted()).hasSize(1);
        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "found-9", NOW.plusMillis(300)));
    }

    @Test
    void whatIsPostedAgainLaterIsStillLookedForFirst() throws Exception {
        var reply = neverFound();
        channel.onFind(
                refusing(new RateLimited("GET: 429", practice.clock.instant().plusSeconds(60))));
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW.plusMillis(300))));

        outbox.postAgain(practice.doctor, reply.id());
        everySecondFor(Duration.ofSeconds(61));

        assertThat(channel.posted()).hasSize(1);
        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "found-9", NOW.plusMillis(300)));
    }

    @Test
    void aSecondPostingThatIsRefusedAsTheSameWordsIsLookedFor() throws Exception {
        var reply = neverFound();
        channel.onPost(refusing(new NotAllowed("POST: 403", NotAllowed.Why.DUPLICATE, "Said already.")));

        outbox.postAgain(practice.doctor, reply.id());
        outbox.once();

        assertThat(state(reply))
                .isEqualTo(unconfirmed(reply, 0, practice.clock.instant().plusSeconds(5)));
    }

    @Test
    void ourOwnWordsThatComeInAreLookedForAgainBeforeAPersonIsAsked() throws Exception {
        var reply = neverFound();
        channel.onFind(() -> Optional.of(new Posted("own-7", NOW.plusMillis(300))));
        practice.take(TestPractice.ours("own-7", "1", ANSWER, NOW.plusMillis(300)));

        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "own-7", NOW.plusMillis(300)));
    }

    @Test
    void aPrivateMessageIsAnsweredByOne() throws Exception {
        var message = new IncomingComment(
                "1",
                List.of(),
                CommentKind.DIRECT_MESSAGE,
                TestPractice.MAYA,
                "When are you open?",
                NOW.minusSeconds(600),
                "dm:1",
                Optional.empty(),
                false,
                false,
                "");
        practice.take(message);
        practice.approved(practice.talkOf("1").id(), ANSWER);

        outbox.once();

        assertThat(channel.posted())
                .containsExactly(new OutgoingReply(Way.MESSAGE, TestPractice.MAYA.externalId(), ANSWER));
    }

    @Test
    void nobodyPostsAgainWhileItIsStillLookedFor() throws Exception {
        var reply = lost();

        assertThatThrownBy(() -> outbox.postAgain(practice.doctor, reply.id())).hasMessage("still-looking");

        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plusSeconds(5)));
    }

    @Test
    void aRefusedReplyIsNotPostedAgainBesideANewerOne() throws Exception {
        var reply = refused();
        practice.desk.saveDraft(practice.staff, reply.conversation(), "Another answer.");

        assertThatThrownBy(() -> outbox.postAgain(practice.doctor, reply.id())).hasMessage("reply-under-way");

        assertThat(state(reply)).isInstanceOf(State.Failed.class);
    }

    @Test
    void aLookThatIsToldToWaitWaitsAsLong() throws Exception {
        var reply = lost();
        channel.onFind(refusing(new RateLimited("GET: 429", NOW.plusSeconds(900))));

        everySecondFor(Duration.ofSeconds(6));

        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plusSeconds(900)));
    }

    @Test
    void aPersonMayMarkAsSentWhatStandsThere() throws Exception {
        var reply = neverFound();

        outbox.markAsSent(practice.manager, reply.id());

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "confirmed-by-member-1", NOW));
        assertThat(practice.get(reply.conversation()).status())
                .isEqualTo(new Status.Closed(CloseReason.ANSWERED, practice.clock.instant()));
    }

    @Test
    void aPersonMayDropWhatIsNotToGoOutAfterAll() throws Exception {
        var reply = neverFound();

        outbox.drop(practice.doctor, reply.id());
        everySecondFor(Duration.ofMinutes(5));

        assertThat(state(reply)).isEqualTo(new State.Dropped(NOW.plusSeconds(600)));
        assertThat(channel.posted()).hasSize(1);
    }

    @Test
    void aReplyThatThePlatformRefusedMayBePostedAgain() throws Exception {
        var reply = refused();

        outbox.postAgain(practice.doctor, reply.id());
        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "posted-2", NOW));
    }

    @Test
    void whatBecomesOfAReplyIsNotForStaffToDecide() throws Exception {
        var reply = neverFound();

        for (var decision : decisions()) {
            assertThatThrownBy(() -> decision.accept(practice.staff, reply.id()))
                    .isInstanceOf(Refused.class)
                    .hasMessage("not-permitted.decide_outcome");
        }
    }

    @Test
    void nobodyDecidesOnAReplyWhoseOutcomeIsKnown() throws Exception {
        var reply = queued("");
        outbox.once();

        for (var decision : decisions()) {
            assertThatThrownBy(() -> decision.accept(practice.doctor, reply.id()))
                    .isInstanceOf(Refused.class)
                    .hasMessage("outcome-known");
        }
    }

    @Test
    void whatWasBeingSentWhenTheProgramEndedIsUnconfirmed() {
        var reply = cutOff();

        int recovered = outbox.recover();

        assertThat(recovered).isEqualTo(1);
        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW));
    }

    @Test
    void whatWasBeingSentWhenTheProgramEndedIsFoundAndNotPostedAgain() throws Exception {
        var reply = cutOff();
        outbox.recover();
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW)));

        everySecondFor(Duration.ofMinutes(5));

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "found-9", NOW));
        assertThat(channel.posted()).isEmpty();
    }

    @Test
    void recoveringLeavesWhatWaitsAlone() {
        var reply = queued("");

        int recovered = outbox.recover();

        assertThat(recovered).isZero();
        assertThat(state(reply)).isEqualTo(reply.state());
    }

    @Test
    void aReplyIsGivenBackWhenThePersonsWordsChangedSinceTheApproval() throws Exception {
        var reply = queued("");
        practice.database.change(tx -> {
            var known = practice.comments.find(tx, practice.x, "1").orElseThrow();
            practice.comments.edit(tx, known, TestPractice.theirs("1", "Something else", NOW), NOW);
        });

        outbox.once();

        assertThat(channel.posted()).isEmpty();
        assertThat(state(reply)).isEqualTo(returned(Returned.Cause.NEW_COMMENT));
    }

    @Test
    void aReplyIsGivenBackWhenTheGuardBlocksItNow() throws Exception {
        var reply = queued("");
        practice.allowed = AllowList.NOTHING;

        outbox.once();

        assertThat(channel.posted()).isEmpty();
        assertThat(state(reply)).isEqualTo(returned(Returned.Cause.GUARD));
    }

    @Test
    void aCommentThatCameWhileTheReplyWasLostStillWaits() throws Exception {
        var reply = lost();
        practice.take(TestPractice.theirs("2", "And on Sunday?", NOW.plusSeconds(2)));
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW)));
        practice.clock.advance(Duration.ofSeconds(5));

        outbox.once();

        assertThat(state(reply)).isEqualTo(new State.Sent(approval(reply), "found-9", NOW));
        assertThat(practice.get(reply.conversation()))
                .extracting(Conversation::status, Conversation::receivedAt, Conversation::isAnswered)
                .containsExactly(new Status.Open(), NOW.plusSeconds(2), false);
    }

    @Test
    void aLookThatNobodyCouldMakeDoesNotCount() throws Exception {
        var reply = lost();
        practice.clock.advance(Duration.ofSeconds(5));

        outbox(Optional.empty()).once();

        assertThat(state(reply)).isEqualTo(unconfirmed(reply, 0, NOW.plusSeconds(35)));
    }

    @Test
    void aReplyIsGivenBackWhenItsConversationWasLockedSinceTheApproval() throws Exception {
        var reply = queued("");
        new TriageDesk(practice.database, practice.conversations, practice.activity, practice.targets, practice.clock)
                .setCategory(practice.manager, reply.conversation(), Category.LEGAL);

        outbox.once();

        assertThat(channel.posted()).isEmpty();
        assertThat(state(reply)).isEqualTo(returned(Returned.Cause.GUARD));
    }

    @Test
    void everyStepOfALostReplyIsInTheActivity() throws Exception {
        var reply = lost();
        channel.onFind(Optional::empty);
        channel.onFind(() -> Optional.of(new Posted("found-9", NOW)));

        everySecondFor(Duration.ofMinutes(5));

        assertThat(practice.doneTo(reply.conversation()))
                .containsExactly(
                        What.DRAFTED,
                        What.SUBMITTED,
                        What.APPROVED,
                        What.SENDING,
                        What.UNCONFIRMED,
                        What.LOOKED_UP,
                        What.LOOKED_UP);
    }

    @Test
    void theOutboxShowsWhatIsNotSettledAndWhatWasRefused() throws Exception {
        var failed = refused();
        practice.take(TestPractice.theirs("2", NOOR, "t2", "And mine?", NOW));
        var waiting = practice.approved(practice.talkOf("2").id(), ANSWER);

        var shown = outbox.underWay();

        assertThat(shown).containsExactly(practice.get(failed.id()), waiting);
    }

    private List<BiConsumer<Member, ReplyId>> decisions() {
        return List.of(outbox::postAgain, outbox::markAsSent, outbox::drop);
    }

    private static String tag(Category category) {
        return "#" + category.name().toLowerCase(Locale.ROOT);
    }

    private ConversationId talk(String words) {
        practice.take(TestPractice.theirs("1", "When are you open? " + words, NOW.minusSeconds(600)));
        return practice.talkOf("1").id();
    }

    /// A reply that waits to be sent.
    private Reply queued(String words) {
        return practice.approved(talk(words), ANSWER);
    }

    /// A reply that was posted without an answer.
    private Reply lost() throws InterruptedException {
        var reply = queued("");
        channel.onPost(refusing(new Unconfirmed("POST: broke off")));
        outbox.once();
        return reply;
    }

    /// A lost reply that was looked for in vain, ten minutes later.
    private Reply neverFound() throws InterruptedException {
        var reply = lost();
        everySecondFor(Duration.ofMinutes(10));
        return reply;
    }

    private Reply refused() throws InterruptedException {
        var reply = queued("");
        channel.onPost(refusing(new NotAllowed("POST: 403", NotAllowed.Why.FORBIDDEN, "Not here.")));
        outbox.once();
        return reply;
    }

    /// A reply that an earlier run of the program left as Sending.
    private Reply cutOff() {
        var sending = queued("").startSending(NOW);
        practice.database.change(tx -> practice.replies.save(tx, sending));
        practice.close();
        practice = TestPractice.reopen(where, folder);
        outbox = outbox(Optional.of(channel));
        return sending;
    }

    private void everySecondFor(Duration time) throws InterruptedException {
        var end = practice.clock.instant().plus(time);
        while (practice.clock.instant().isBefore(end)) {
            practice.clock.advance(Duration.ofSeconds(1));
            outbox.once();
        }
    }

    private State state(Reply reply) {
        return practice.get(reply.id()).state();
    }

    private static Approval approval(Reply reply) {
        return switch (reply.state()) {
            case State.Queued(var approval, var _, var _) -> approval;
            case State.Sending(var approval, var _, var _) -> approval;
            default -> throw new IllegalStateException("not approved");
        };
    }

    private static State unconfirmed(Reply reply, int looks, Instant next) {
        return new State.Unconfirmed(approval(reply), NOW, looks, Optional.of(next));
    }

    private static State returned(Returned.Cause cause) {
        return new State.Draft(Optional.of(new Returned(cause, Optional.empty(), "", NOW)));
    }

    private static <T> FakeChannel.Answer<T> refusing(ChannelException refusal) {
        return () -> {
            throw refusal;
        };
    }
}
