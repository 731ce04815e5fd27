package org.bedside.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Approval;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.Scope;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.triage.TriageDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplyDeskTest {
    private final TestDatabase where;
    private static final String BLOCKED = "It was good to see you at your appointment.";
    private static final String OTHER_ANSWER = "Thank you for asking.";

    private TestPractice practice;
    private ReplyDesk desk;
    private ConversationId talk;

    ReplyDeskTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        desk = practice.desk;
        practice.take(theirs("1", "When are you open?", NOW.minusSeconds(60)));
        talk = practice.talkOf("1").id();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aDraftIsKeptWithItsAuthor() {
        var draft = desk.saveDraft(practice.staff, talk, "Well");

        assertThat(practice.get(draft.id()))
                .isEqualTo(new Reply(
                        draft.id(),
                        talk,
                        practice.x,
                        latest().id(),
                        "1",
                        Way.REPLY,
                        practice.staff.id(),
                        "Well",
                        new State.Draft(Optional.empty())));
    }

    @Test
    void savingAgainChangesTheOneDraft() {
        var first = desk.saveDraft(practice.staff, talk, "Well");

        var second = desk.saveDraft(practice.staff, talk, "Well, ");

        assertThat(replies()).containsExactly(second);
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void whoeverChangesTheWordsIsTheirAuthor() {
        desk.saveDraft(practice.staff, talk, "Well");

        var changed = desk.saveDraft(practice.doctor, talk, "Well, well");

        assertThat(changed.author()).isEqualTo(practice.doctor.id());
    }

    @Test
    void aDraftMayHoldWhatTheGuardBlocks() {
        var draft = desk.saveDraft(practice.staff, talk, BLOCKED);

        assertThat(practice.get(draft.id()).text()).isEqualTo(BLOCKED);
    }

    @Test
    void whatTheSignInLacksTheScopeToSendReachesNoDoctor() {
        practice.grantAllBut(Scope.TWEET_WRITE);
        desk.saveDraft(practice.staff, talk, ANSWER);

        var submitting = catchThrowableOfType(Refused.class, () -> desk.submit(practice.staff, talk, ANSWER));

        assertThat(submitting.key()).isEqualTo("reply.SCOPE_MISSING");
        assertThat(submitting.arguments()).isEqualTo(List.of("tweet.write"));
        assertThat(replies()).extracting(Reply::state).containsExactly(new State.Draft(Optional.empty()));
    }

    @Test
    void submittingHandsTheWordsToADoctor() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThat(desk.waiting()).containsExactly(waiting);
        assertThat(waiting)
                .extracting(Reply::text, Reply::author, Reply::state)
                .containsExactly(ANSWER, practice.staff.id(), new State.AwaitingApproval(NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {BLOCKED, "", "   ", "Call us, {practice_phone}", "Hello Maya Sample", "\u0007"})
    void theGuardKeepsATextFromBeingSubmitted(String text) {
        assertThatThrownBy(() -> desk.submit(practice.staff, talk, text))
                .isInstanceOf(Refused.class)
                .hasMessage("guard-blocks");

        assertThat(replies()).isEmpty();
    }

    @Test
    void aTextOfTenThousandCharactersIsNotEvenKept() {
        var text = "a".repeat(12_000);

        var saving = catchThrowableOfType(Refused.class, () -> desk.saveDraft(practice.staff, talk, text));
        var submitting = catchThrowableOfType(Refused.class, () -> desk.submit(practice.staff, talk, text));

        assertThat(Stream.of(saving, submitting).map(refused -> List.of(refused.key(), refused.arguments())))
                .containsOnly(List.of("text-too-long", List.of(12_000, 10_000)));
        assertThat(replies()).isEmpty();
    }

    @Test
    void aTextOfEightThousandCharactersIsKeptWhole() {
        var text = "a".repeat(8_000);

        var draft = desk.saveDraft(practice.staff, talk, text);

        assertThat(practice.get(draft.id()).text()).isEqualTo(text);
    }

    @Test
    void aTextWithANulIsNotKept() {
        assertThatThrownBy(() -> desk.saveDraft(practice.staff, talk, "one\0two"))
                .isInstanceOf(Refused.class)
                .hasMessage("text-with-nul");

        assertThat(replies()).isEmpty();
    }

    @Test
    void aDoctorsYesQueuesTheWords() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        practice.clock.advance(Duration.ofMinutes(3));

        var approved = desk.approve(practice.doctor, waiting.id(), ANSWER, latest());

        var at = NOW.plus(Duration.ofMinutes(3));
        var fingerprint = Approval.fingerprint(ANSWER, Way.REPLY, talk, practice.x, latest().id(), latest().text());
        assertThat(practice.get(waiting.id())).isEqualTo(approved);
        assertThat(approved.state())
                .isEqualTo(new State.Queued(new Approval(practice.doctor.id(), at, fingerprint), at));
    }

    @Test
    void aDoctorCannotApproveWhatTheDoctorWrote() {
        var waiting = desk.submit(practice.doctor, talk, ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("approve-own");

        assertThat(practice.get(waiting.id())).isEqualTo(waiting);
    }

    @Test
    void submittingAnothersWordsUnchangedDoesNotMakeThemOnesOwn() {
        desk.saveDraft(practice.doctor, talk, ANSWER);
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("approve-own");
    }

    @Test
    void anotherDoctorMayApproveWhatADoctorWrote() {
        var waiting = desk.submit(practice.doctor, talk, ANSWER);

        var approved = desk.approve(practice.otherDoctor, waiting.id(), ANSWER, latest());

        assertThat(approved.state()).isInstanceOf(State.Queued.class);
    }

    @Test
    void onlyADoctorApprovesOrRejects() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        for (var member : List.of(practice.manager, practice.staff)) {
            assertThatThrownBy(() -> desk.approve(member, waiting.id(), ANSWER, latest()))
                    .isInstanceOf(Refused.class)
                    .hasMessage("not-permitted.approve");
            assertThatThrownBy(() -> desk.reject(member, waiting.id(), "no"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("not-permitted.approve");
        }
        assertThat(practice.get(waiting.id())).isEqualTo(waiting);
    }

    @Test
    void otherWordsThanTheDoctorReadAreNotApproved() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        desk.submit(practice.staff, talk, OTHER_ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("changed-meanwhile");
    }

    @Test
    void aCommentThatTheDoctorDidNotSeeKeepsTheReplyFromBeingApproved() {
        var seen = latest();
        desk.submit(practice.staff, talk, ANSWER);
        practice.take(theirs("2", "And on Sunday?", NOW));
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, seen))
                .isInstanceOf(Refused.class)
                .hasMessage("changed-meanwhile");
    }

    @Test
    void anEditThatTheDoctorDidNotSeeKeepsTheReplyFromBeingApproved() {
        var seen = latest();
        practice.take(theirs("1", "My chest hurts", NOW.minusSeconds(60)));
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, seen))
                .isInstanceOf(Refused.class)
                .hasMessage("changed-meanwhile");
    }

    @Test
    void whatTheGuardBlocksByNowIsNotApproved() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        practice.allowed = AllowList.NOTHING;

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("guard-blocks");

        assertThat(practice.get(waiting.id())).isEqualTo(waiting);
    }

    @Test
    void aReplyIsApprovedOnce() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        desk.approve(practice.doctor, waiting.id(), ANSWER, latest());

        assertThatThrownBy(() -> desk.approve(practice.otherDoctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("not-waiting");
    }

    @Test
    void aDraftIsNotApproved() {
        var draft = desk.saveDraft(practice.staff, talk, ANSWER);

        assertThatThrownBy(() -> desk.approve(practice.doctor, draft.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage("not-waiting");
    }

    @Test
    void editingWhatWaitsTakesItBackFromTheDoctor() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        var edited = desk.saveDraft(practice.staff, talk, OTHER_ANSWER);

        assertThat(desk.waiting()).isEmpty();
        assertThat(edited.state())
                .isEqualTo(
                        new State.Draft(Optional.of(new Returned(Returned.Cause.EDITED, Optional.empty(), "", NOW))));
        assertThat(edited.id()).isEqualTo(waiting.id());
    }

    @Test
    void approvedWordsCannotBeEdited() {
        var approved = practice.approved(talk, ANSWER);

        assertThatThrownBy(() -> desk.saveDraft(practice.staff, talk, OTHER_ANSWER))
                .isInstanceOf(Refused.class)
                .hasMessage("reply-under-way");

        assertThat(practice.get(approved.id())).isEqualTo(approved);
    }

    @Test
    void aRejectedReplyIsADraftWithTheDoctorsNote() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        desk.reject(practice.doctor, waiting.id(), "  Say when we are open. ");

        assertThat(practice.get(waiting.id()).state())
                .isEqualTo(new State.Draft(Optional.of(new Returned(
                        Returned.Cause.REJECTED, Optional.of(practice.doctor.id()), "Say when we are open.", NOW))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aRejectionSaysWhy(String note) {
        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThatThrownBy(() -> desk.reject(practice.doctor, waiting.id(), note))
                .isInstanceOf(Refused.class)
                .hasMessage("note-empty");

        assertThat(practice.get(waiting.id())).isEqualTo(waiting);
    }

    @Test
    void whatDoesNotWaitIsNotRejected() {
        var approved = practice.approved(talk, ANSWER);

        assertThatThrownBy(() -> desk.reject(practice.doctor, approved.id(), "no"))
                .isInstanceOf(Refused.class)
                .hasMessage("not-waiting");
    }

    @ParameterizedTest
    @CsvSource({"LEGAL,locked.legal", "VIOLENCE,locked.violence"})
    void noReplyToALockedConversationIsSubmitted(Category category, String key) {
        triageDesk().setCategory(practice.manager, talk, category);

        assertThatThrownBy(() -> desk.submit(practice.staff, talk, ANSWER))
                .isInstanceOf(Refused.class)
                .hasMessage(key);
    }

    @ParameterizedTest
    @CsvSource({"LEGAL,locked.legal", "VIOLENCE,locked.violence"})
    void noReplyToALockedConversationIsApproved(Category category, String key) {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        triageDesk().setCategory(practice.manager, talk, category);

        assertThatThrownBy(() -> desk.approve(practice.doctor, waiting.id(), ANSWER, latest()))
                .isInstanceOf(Refused.class)
                .hasMessage(key);
    }

    @Test
    void aReleasedConversationMayBeAnswered() {
        triageDesk().setCategory(practice.manager, talk, Category.LEGAL);
        triageDesk().setCategory(practice.manager, talk, Category.COMPLAINT);

        var waiting = desk.submit(practice.staff, talk, ANSWER);

        assertThat(waiting.state()).isEqualTo(new State.AwaitingApproval(NOW));
    }

    @Test
    void theGuardSpeaksWhileOneWrites() {
        var clean = desk.judge(talk, Way.REPLY, ANSWER);
        var blocked = desk.judge(talk, Way.REPLY, BLOCKED);

        assertThat(List.of(clean.mayGoOut(), blocked.mayGoOut())).isEqualTo(List.of(true, false));
    }

    @Test
    void everyStepIsInTheActivity() {
        var waiting = desk.submit(practice.staff, talk, ANSWER);
        desk.reject(practice.doctor, waiting.id(), "Shorter, please.");
        desk.submit(practice.staff, talk, OTHER_ANSWER);
        desk.saveDraft(practice.staff, talk, ANSWER);
        desk.submit(practice.staff, talk, ANSWER);
        desk.approve(practice.doctor, waiting.id(), ANSWER, latest());

        assertThat(practice.doneTo(talk))
                .containsExactly(
                        What.DRAFTED,
                        What.SUBMITTED,
                        What.REJECTED,
                        What.SUBMITTED,
                        What.APPROVAL_VOIDED,
                        What.SUBMITTED,
                        What.APPROVED);
    }

    @Test
    void theMostUrgentConversationWaitsForTheDoctorFirst() {
        var first = desk.submit(practice.staff, talk, ANSWER);
        practice.take(theirs("2", NOOR, "thread-2", "My chest #emergency", NOW));
        practice.clock.advance(Duration.ofMinutes(1));
        var urgent = desk.submit(practice.staff, practice.talkOf("2").id(), ANSWER);

        assertThat(desk.waiting()).containsExactly(urgent, first);
    }

    private Comment latest() {
        return practice.database.read(tx ->
                practice.comments.get(tx, practice.conversations.get(tx, talk).latestComment()));
    }

    private List<Reply> replies() {
        return practice.database.read(tx -> practice.replies.of(tx, talk));
    }

    private TriageDesk triageDesk() {
        return new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
    }
}
