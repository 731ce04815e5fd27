package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.Approval;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplyStoreTest {
    private final TestDatabase where;
    /// By the first doctor of the test practice.
    private static final Approval APPROVAL = new Approval(new MemberId(2), NOW, "f".repeat(64));

    private TestPractice practice;

    ReplyStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        practice.take(theirs("1", "Hello", NOW), theirs("2", NOOR, "thread-2", "Hi", NOW));
    }

    @AfterEach
    void close() {
        practice.close();
    }

    static Stream<State> everyState() {
        return Stream.of(
                new State.Draft(Optional.empty()),
                new State.Draft(Optional.of(
                        new Returned(Returned.Cause.REJECTED, Optional.of(new MemberId(2)), "too \"long\"", NOW))),
                new State.Draft(Optional.of(new Returned(Returned.Cause.GUARD, Optional.empty(), "", NOW))),
                new State.AwaitingApproval(NOW),
                new State.Queued(APPROVAL, NOW.plusMillis(1)),
                new State.Sending(APPROVAL, NOW.plusMillis(2)),
                new State.Queued(APPROVAL, NOW.plusMillis(1), Optional.of(NOW.minusMillis(3))),
                new State.Sending(APPROVAL, NOW.plusMillis(2), true),
                new State.Sent(APPROVAL, "77", NOW.plusMillis(3)),
                new State.Sent(APPROVAL, "77", NOW.plusMillis(3), Optional.of(NOW.plusMillis(4))),
                new State.Unconfirmed(APPROVAL, NOW, 2, Optional.of(NOW.plusSeconds(30))),
                new State.Unconfirmed(APPROVAL, NOW, 3, Optional.empty()),
                new State.Failed(APPROVAL, "FORBIDDEN", "Not here, 'please'.", NOW),
                new State.Dropped(NOW));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aReplyIsReadAsItWasSaved(State state) {
        var draft = draft("1");
        var reply = new Reply(
                draft.id(),
                draft.conversation(),
                draft.channel(),
                draft.to(),
                draft.toExternalId(),
                Way.PRIVATE_REPLY,
                practice.manager.id(),
                "Zoë's words — \uD83D\uDE42\n",
                state);

        practice.database.change(tx -> practice.replies.save(tx, reply));

        assertThat(practice.get(draft.id())).isEqualTo(reply);
    }

    @Test
    void aDraftAnswersTheCommentItWasGiven() {
        var comment = practice.database.read(
                tx -> practice.comments.find(tx, practice.x, "1").orElseThrow());

        var draft = draft("1");

        assertThat(draft)
                .isEqualTo(new Reply(
                        draft.id(),
                        comment.conversation(),
                        practice.x,
                        comment.id(),
                        "1",
                        Way.REPLY,
                        practice.staff.id(),
                        "words",
                        new State.Draft(Optional.empty())));
    }

    @Test
    void aConversationHasOneReplyUnderWayAtMost() {
        draft("1");

        assertThatThrownBy(() -> draft("1")).isInstanceOf(StoreException.class);
    }

    static Stream<State> settled() {
        return Stream.of(
                new State.Sent(APPROVAL, "77", NOW),
                new State.Failed(APPROVAL, "FORBIDDEN", "", NOW),
                new State.Dropped(NOW));
    }

    @ParameterizedTest
    @MethodSource("settled")
    void afterASettledReplyThereMayBeAnother(State state) {
        save(draft("1"), state);

        var second = draft("1");

        assertThat(practice.database.<Optional<Reply>>read(tx -> practice.replies.underWay(tx, second.conversation())))
                .contains(second);
    }

    @Test
    void theDatabaseRefusesAnApprovalByTheAuthor() {
        var draft = draft("1").by(practice.doctor.id());

        assertThatThrownBy(() -> save(draft, new State.Queued(APPROVAL, NOW))).isInstanceOf(StoreException.class);
    }

    @Test
    void theOutboxHoldsWhatIsApprovedAndNotOver() {
        var queued = save(draft("1"), new State.Queued(APPROVAL, NOW));
        var failed = save(draft("2"), new State.Failed(APPROVAL, "FORBIDDEN", "", NOW));
        draft("2");

        assertThat(practice.database.<List<Reply>>read(practice.replies::outbox))
                .containsExactly(failed, queued);
    }

    @Test
    void theOneThatWaitsLongestIsSentNext() {
        save(draft("1"), new State.Queued(APPROVAL, NOW.plusSeconds(1)));
        var first = save(draft("2"), new State.Queued(APPROVAL, NOW));

        assertThat(practice.database.<Optional<Reply>>read(tx -> practice.replies.nextToSend(tx, NOW.plusSeconds(1))))
                .contains(first);
    }

    @Test
    void nothingIsSentBeforeItsTime() {
        save(draft("1"), new State.Queued(APPROVAL, NOW.plusMillis(1)));

        assertThat(practice.database.<Optional<Reply>>read(tx -> practice.replies.nextToSend(tx, NOW)))
                .isEmpty();
    }

    @Test
    void whatAPersonMustDecideIsNotLookedFor() {
        save(draft("1"), new State.Unconfirmed(APPROVAL, NOW, 3, Optional.empty()));
        var due = save(draft("2"), new State.Unconfirmed(APPROVAL, NOW, 1, Optional.of(NOW)));

        assertThat(practice.database.<Optional<Reply>>read(tx -> practice.replies.nextToLookFor(tx, NOW)))
                .contains(due);
    }

    @Test
    void theMostUrgentWaitsForTheDoctorFirst() {
        practice.take(theirs("3", NOOR, "thread-3", "My chest #emergency", NOW));
        var early = save(draft("1"), new State.AwaitingApproval(NOW));
        var late = save(draft("2"), new State.AwaitingApproval(NOW.plusSeconds(1)));
        var urgent = save(draft("3"), new State.AwaitingApproval(NOW.plusSeconds(2)));

        assertThat(practice.database.<List<Reply>>read(practice.replies::awaitingApproval))
                .containsExactly(urgent, early, late);
    }

    @Test
    void theLatestSentComesFirst() {
        var early = save(draft("1"), new State.Sent(APPROVAL, "71", NOW));
        var late = save(draft("2"), new State.Sent(APPROVAL, "72", NOW.plusSeconds(1)));
        save(draft("2"), new State.Sent(APPROVAL, "70", NOW.minusSeconds(1)));

        assertThat(practice.database.<List<Reply>>read(tx -> practice.replies.sent(tx, 2)))
                .containsExactly(late, early);
    }

    @Test
    void aReplyOfOursIsKnownByItsIdentifierOnThePlatform() {
        save(draft("1"), new State.Sent(APPROVAL, "77", NOW));

        List<Boolean> known = practice.database.read(tx ->
                List.of(practice.replies.isOurs(tx, practice.x, "77"), practice.replies.isOurs(tx, practice.x, "78")));

        assertThat(known).containsExactly(true, false);
    }

    private Reply draft(String to) {
        return practice.database.write(tx -> practice.replies.addDraft(
                tx,
                practice.comments.find(tx, practice.x, to).orElseThrow(),
                practice.x,
                Way.REPLY,
                practice.staff.id(),
                "words"));
    }

    private Reply save(Reply draft, State state) {
        var reply = new Reply(
                draft.id(),
                draft.conversation(),
                draft.channel(),
                draft.to(),
                draft.toExternalId(),
                draft.way(),
                draft.author(),
                draft.text(),
                state);
        practice.database.change(tx -> practice.replies.save(tx, reply));
        return reply;
    }
}
