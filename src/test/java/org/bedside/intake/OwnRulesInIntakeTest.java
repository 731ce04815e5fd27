package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Category;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.IncomingComment;
import org.bedside.model.MemberId;
import org.bedside.triage.TriageDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets a conversation where the practice's own rules name somebody; here they do so of everything about billing.
class OwnRulesInIntakeTest {
    private TestPractice practice;
    private Intake intake;
    private TriageDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        intake = new Intake(
                practice.database,
                TestPractice::tagged,
                assessment -> assessment.flags().contains(Category.BILLING)
                        ? Optional.of(practice.staff.id())
                        : Optional.empty(),
                practice.targets,
                practice.activity,
                new Intake.Stores(practice.channels, practice.conversations, practice.comments, practice.replies));
        desk = new TriageDesk(
                practice.database, practice.conversations, practice.activity, practice.targets, practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private Conversation take(IncomingComment came) {
        intake.take(practice.channel(), new Page(List.of(came), new Cursor("n"), false, 0), practice.clock.instant());
        return practice.talkOf(came.externalId());
    }

    private Optional<MemberId> taken(IncomingComment came) {
        return take(came).assignee();
    }

    @Test
    void aNewConversationIsAssignedAndTheActivitySaysThatTheProgramDidIt() {
        var talk = take(theirs("1", "My bill #billing", NOW));

        var entry = practice.database
                .read(tx -> practice.entries.of(tx, Activity.reference(talk.id())))
                .getLast();
        assertThat(talk.assignee()).contains(practice.staff.id());
        assertThat(entry.what()).isEqualTo(What.ASSIGNED);
        assertThat(entry.member()).isEmpty();
        assertThat(entry.detail()).isEqualTo("to member " + practice.staff.id().value() + " by the practice's rule");
    }

    @Test
    void aFurtherCommentAssignsWhatNobodyHas() {
        var before = taken(theirs("1", "Hello", NOW));
        var after = taken(theirs("2", "My bill #billing", NOW.plusSeconds(1)));

        assertThat(before).isEmpty();
        assertThat(after).contains(practice.staff.id());
    }

    @Test
    void anEditAssignsWhatNobodyHas() {
        take(theirs("1", "Hello", NOW));

        assertThat(taken(theirs("1", "My bill #billing", NOW))).contains(practice.staff.id());
    }

    @Test
    void whoHasAConversationKeepsIt() {
        var talk = take(theirs("1", "Hello", NOW));
        desk.assign(practice.manager, talk.id(), Optional.of(practice.doctor));

        assertThat(taken(theirs("2", "My bill #billing", NOW.plusSeconds(1)))).contains(practice.doctor.id());
    }

    @Test
    void whatIsUrgentStaysWithEverybodyAlsoByAnEarlierComment() {
        var emergency = taken(theirs("1", "#emergency", NOW));
        var after = taken(theirs("2", "And my bill #billing", NOW.plusSeconds(1)));

        assertThat(emergency).isEmpty();
        assertThat(after).isEmpty();
    }

    @Test
    void whatCameInAsHistoryIsGivenToNobody() {
        var talk = take(theirs("1", "My bill #billing", NOW.minus(Duration.ofDays(30))));

        assertThat(talk.assignee()).isEmpty();
        assertThat(((Conversation.Status.Closed) talk.status()).reason()).isEqualTo(CloseReason.BEFORE_CONNECTING);
    }
}
