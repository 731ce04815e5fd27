package org.bedside.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.Deed;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Possible;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Author;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.IncomingComment;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.Scope;
import org.bedside.model.Sha256;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.store.EvidenceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeedDeskTest {
    private final TestDatabase where;
    private TestPractice practice;
    private FakeChannel channel;
    private DeedDesk desk;
    private CommentId comment;

    DeedDeskTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        channel = new FakeChannel(practice.clock);
        desk = new DeedDesk(practice.records, practice.activity, _ -> Optional.of(channel), practice.clock);
        practice.take(reply("1", "My number is 555-0100"));
        comment = practice.talkOf("1").latestComment();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void whatIsHiddenIsHiddenHereToo() throws Exception {
        desk.act(practice.staff, Deed.HIDE, comment);

        assertThat(channel.done()).containsExactly("HIDE 1");
        assertThat(get().hidden()).isTrue();
    }

    @Test
    void aCopyIsKeptBeforeACommentIsHidden() {
        channel.onAct(() -> {
            throw new NotAllowed("PUT: 403", NotAllowed.Why.FORBIDDEN, "");
        });

        assertThatThrownBy(() -> desk.act(practice.staff, Deed.HIDE, comment)).hasMessage("deed.not-allowed");

        var copies = practice.database.read(tx -> new EvidenceStore().of(tx, comment));
        assertThat(copies).hasSize(1);
        assertThat(copies.getFirst().content()).contains("My number is 555-0100");
        assertThat(get().hidden()).isFalse();
        var talk = Activity.reference(get().conversation());
        assertThat(practice.database.<List<ActivityEntry>>read(tx -> practice.entries.of(tx, talk)))
                .extracting(ActivityEntry::detail)
                .contains("asked, copy " + Sha256.of(copies.getFirst().content()));
    }

    @Test
    void whatWasAskedAndHowItEndedIsInTheActivity() throws Exception {
        desk.act(practice.staff, Deed.LIKE, comment);

        var talk = Activity.reference(get().conversation());
        assertThat(practice.database.<List<ActivityEntry>>read(tx -> practice.entries.of(tx, talk)))
                .filteredOn(entry -> entry.what() == What.LIKED)
                .extracting(ActivityEntry::detail)
                .containsExactly("asked", "done");
    }

    @Test
    void whatWeLikeIsKeptUntilItIsTakenBack() throws Exception {
        desk.act(practice.staff, Deed.LIKE, comment);
        var liked = get().liked();
        desk.act(practice.staff, Deed.UNLIKE, comment);

        assertThat(liked).isTrue();
        assertThat(get().liked()).isFalse();
        var talk = Activity.reference(get().conversation());
        assertThat(practice.database.<List<ActivityEntry>>read(tx -> practice.entries.of(tx, talk)))
                .filteredOn(entry -> entry.detail().equals("done"))
                .extracting(ActivityEntry::what)
                .containsExactly(What.LIKED, What.UNLIKED);
    }

    @Test
    void aLikeThatDidNotReachThePlatformIsNone() {
        channel.onAct(() -> {
            throw new NoAnswer("nobody there");
        });

        assertThatThrownBy(() -> desk.act(practice.staff, Deed.LIKE, comment)).hasMessage("deed.no-answer");

        assertThat(get().liked()).isFalse();
    }

    @Test
    void whatThePlatformDidNotConfirmIsDoneWhereItStandsThere() throws Exception {
        lost();
        channel.onStanding(() -> new Standing.There(Optional.of(true), Optional.empty()));

        desk.act(practice.staff, Deed.HIDE, comment);

        assertThat(get().hidden()).isTrue();
    }

    @Test
    void whatThePlatformDidNotConfirmAndDoesNotShowIsSaid() {
        lost();

        assertThatThrownBy(() -> desk.act(practice.staff, Deed.HIDE, comment)).hasMessage("deed.unconfirmed");

        assertThat(get().hidden()).isFalse();
    }

    @Test
    void whatIsNotPossibleIsNotAskedFor() {
        practice.take(TestPractice.theirs("2", MAYA, "thread-2", "@oakstreetclinic hello", NOW));
        var mention = practice.talkOf("2").latestComment();

        assertThatThrownBy(() -> desk.act(practice.staff, Deed.HIDE, mention)).hasMessage("deed.NOT_UNDER_OURS");

        assertThat(channel.done()).isEmpty();
        assertThat(desk.possible(mention).get(Deed.HIDE)).isEqualTo(new Possible.No(Possible.Why.NOT_UNDER_OURS));
        assertThat(desk.possible(mention).get(Deed.LIKE)).isEqualTo(new Possible.Yes());
    }

    @Test
    void whatTheSignInLacksAScopeForIsNotAskedForAndTheScopeIsSaid() throws Exception {
        practice.grantAllBut(Scope.TWEET_MODERATE_WRITE);

        assertThat(desk.possible(comment).get(Deed.HIDE)).isEqualTo(new Possible.No(Scope.TWEET_MODERATE_WRITE));
        assertThatThrownBy(() -> desk.act(practice.staff, Deed.HIDE, comment))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::key, Refused::arguments)
                .containsExactly("deed.SCOPE_MISSING", List.of("tweet.moderate.write"));
        desk.act(practice.staff, Deed.LIKE, comment);

        assertThat(channel.done()).containsExactly("LIKE 1");
    }

    private void lost() {
        channel.onAct(() -> {
            throw new Unconfirmed("PUT: broke off");
        });
    }

    private Comment get() {
        return practice.database.read(tx -> practice.comments.get(tx, comment));
    }

    private static IncomingComment reply(String id, String text) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.REPLY,
                MAYA,
                text,
                NOW,
                "thread-1",
                Optional.of("root"),
                false,
                false,
                "https://x.com/i/status/" + id);
    }

    private Reply approved() {
        practice.take(TestPractice.theirs("3", MAYA, "thread-3", "@oakstreetclinic hello", NOW));
        return practice.approved(practice.talkOf("3").id(), ANSWER);
    }

    private Reply sent() {
        var sent = approved().startSending(practice.clock.instant()).sent("own-1", practice.clock.instant());
        practice.database.change(tx -> {
            practice.replies.save(tx, sent);
            practice.conversations.answered(tx, sent.conversation(), practice.clock.instant(), sent.author());
            var talk = practice.conversations.get(tx, sent.conversation());
            practice.conversations.save(
                    tx, talk, talk.with(new Status.Closed(CloseReason.ANSWERED, practice.clock.instant())));
        });
        return sent;
    }

    @Test
    void aReplyOfOursIsDeletedAndThePersonWaitsAgain() throws Exception {
        var reply = sent();

        desk.delete(practice.manager, reply.id());

        assertThat(channel.done()).containsExactly("DELETE own-1");
        assertThat(practice.get(reply.id()).state())
                .isEqualTo(((State.Sent) reply.deleted(practice.clock.instant()).state()));
        var talk = practice.get(reply.conversation());
        assertThat(List.of(talk.isOpen(), talk.isAnswered())).containsExactly(true, false);
    }

    @Test
    void aCopyIsKeptBeforeAReplyIsDeleted() {
        var reply = sent();
        channel.onAct(() -> {
            throw new NotAllowed("DELETE: 403", NotAllowed.Why.FORBIDDEN, "");
        });

        assertThatThrownBy(() -> desk.delete(practice.doctor, reply.id())).hasMessage("deed.not-allowed");

        var copies = practice.database.read(tx -> new EvidenceStore().of(tx, reply.to()));
        assertThat(copies).hasSize(1);
        assertThat(copies.getFirst().content()).contains(ANSWER, "own-1");
        assertThat(practice.get(reply.id())).isEqualTo(reply);
        assertThat(practice.get(reply.conversation()).isOpen()).isFalse();
        assertThat(practice.database.<List<ActivityEntry>>read(
                        tx -> practice.entries.of(tx, Activity.reference(reply.conversation()))))
                .filteredOn(entry -> entry.what() == What.DELETED)
                .extracting(ActivityEntry::detail)
                .containsExactly("asked, copy " + Sha256.of(copies.getFirst().content()), "refused");
    }

    @Test
    void aDeletionThatWasNotConfirmedIsDoneWhereItIsGone() throws Exception {
        var reply = sent();
        lost();
        channel.onStanding(Standing.Gone::new);

        desk.delete(practice.manager, reply.id());

        assertThat(practice.get(reply.id()).state())
                .isInstanceOfSatisfying(
                        State.Sent.class, state -> assertThat(state.deletedAt()).isPresent());
    }

    @Test
    void whatIsDeletedIsNotDeletedAgain() throws Exception {
        var reply = sent();
        desk.delete(practice.manager, reply.id());

        assertThatThrownBy(() -> desk.delete(practice.manager, reply.id())).hasMessage("deed.GONE");

        assertThat(channel.done()).hasSize(1);
    }

    @Test
    void staffDeletesNoReply() {
        var reply = sent();

        assertThatThrownBy(() -> desk.delete(practice.staff, reply.id())).hasMessage("not-permitted.delete_reply");

        assertThat(channel.done()).isEmpty();
    }

    @Test
    void aReplyThatAMemberFoundThereIsDeletedThereByAPerson() {
        var marked = approved().startSending(NOW).sent("confirmed-by-member-2", NOW);
        practice.database.change(tx -> practice.replies.save(tx, marked));

        assertThatThrownBy(() -> desk.delete(practice.manager, marked.id())).hasMessage("deed.place-unknown");
    }

    @Test
    void withoutTheScopeNothingIsDeletedAndTheScopeIsSaid() {
        var reply = sent();
        practice.grantAllBut(Scope.TWEET_WRITE);

        assertThatThrownBy(() -> desk.delete(practice.manager, reply.id())).hasMessage("deed.SCOPE_MISSING");
    }

    @Test
    void aLaterReplyThatStandsKeepsTheConversationAnswered() throws Exception {
        var reply = sent();
        var second = practice.database.write(tx -> practice.replies.addDraft(
                tx,
                practice.comments.get(tx, reply.to()),
                practice.x,
                Way.REPLY,
                practice.staff.id(),
                "And on Sunday."));
        var approval = ((State.Sent) reply.state()).approval();
        practice.database.change(tx -> practice.replies.save(
                tx, second.submit(NOW).approve(approval).startSending(NOW).sent("own-2", NOW)));

        desk.delete(practice.manager, reply.id());

        assertThat(practice.get(reply.conversation()).isOpen()).isFalse();
    }

    @Test
    void whatWeWroteOnThePlatformItselfIsDeletedToo() throws Exception {
        practice.clock.advance(Duration.ofMinutes(1));
        practice.take(ours("own-9", "We are closed."));
        var own = practice.database.read(
                tx -> practice.comments.find(tx, practice.x, "own-9").orElseThrow());

        desk.act(practice.manager, Deed.DELETE, own.id());

        assertThat(channel.done()).containsExactly("DELETE own-9");
        assertThat(practice.database
                        .read(tx -> practice.comments.get(tx, own.id()))
                        .deletedAt())
                .isPresent();
        assertThat(practice.database.<List<?>>read(tx -> new EvidenceStore().of(tx, own.id())))
                .hasSize(1);
    }

    private IncomingComment ours(String id, String words) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.REPLY,
                new Author("100", "oakstreetclinic", "Oak Street Clinic"),
                words,
                practice.clock.instant(),
                "thread-1",
                Optional.of("1"),
                true,
                false,
                "");
    }
}
