package org.bedside.ui.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Way;
import org.bedside.ui.Clinic;
import org.bedside.ui.SignedIn;
import org.bedside.ui.approval.ApprovalViewModel.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalViewModelTest {
    private Clinic clinic;
    private SignedIn signedIn;
    private ConversationId bill;
    private ApprovalViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        signedIn = clinic.signedIn();
        signedIn.memberProperty().set(clinic.doctor);
        model = new ApprovalViewModel(clinic.replyDesk, clinic.queue, signedIn, Clinic.direct(), clinic.texts);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void whatWaitsIsShownWithItsConversationAndTheFirstIsChosen() {
        var reply = clinic.submitted(bill);

        model.refresh();

        var waiting = new Waiting(reply, clinic.details(bill));
        assertThat(model.waiting()).containsExactly(waiting);
        assertThat(model.selectedProperty().get()).contains(waiting);
    }

    @Test
    void nobodyApprovesTheirOwnReply() {
        clinic.replyDesk.submit(clinic.doctor, bill, Clinic.CLEAN);
        model.refresh();

        model.approve();

        assertThat(model.obstacle()).isEqualTo("Nobody approves their own reply. Another doctor must.");
        assertThat(model.problemProperty().get()).isEqualTo(model.obstacle());
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void whoIsNoDoctorReadsWhyTheyCannotApprove() {
        clinic.submitted(bill);
        signedIn.memberProperty().set(clinic.manager);
        model.refresh();

        model.approve();

        assertThat(model.obstacle()).isEqualTo("Only a doctor approves replies.");
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void anApprovedReplyLeavesTheListAndTheNextIsChosen() {
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        clinic.submitted(bill);
        clinic.submitted(parker);
        model.refresh();

        model.approve();

        assertThat(state(bill)).isInstanceOf(Reply.State.Queued.class);
        assertThat(talks()).containsExactly(parker);
        assertThat(chosen()).contains(parker);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aChangeNeedsANote() {
        clinic.submitted(bill);
        model.refresh();

        model.reject("  ");

        assertThat(model.problemProperty().get()).isEqualTo("Please say what the author should change.");
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void withANoteTheReplyGoesBackToItsAuthor() {
        clinic.submitted(bill);
        model.refresh();

        model.reject("Warmer, please.");

        assertThat(model.doneProperty().get()).isEqualTo("Given back to Sam Rivera.");
        assertThat(model.waiting()).isEmpty();
        assertThat(model.selectedProperty().get()).isEmpty();
    }

    @Test
    void wordsThatChangedMeanwhileAreNotApprovedButShown() {
        clinic.submitted(bill);
        model.refresh();
        clinic.replyDesk.submit(clinic.staff, bill, "Do call us at (312) 555-0142.");

        model.approve();

        assertThat(model.problemProperty().get())
                .isEqualTo("The reply or the conversation has changed since you read it. Please read it again.");
        assertThat(model.selectedProperty().get().map(one -> one.reply().text()))
                .contains("Do call us at (312) 555-0142.");
        assertThat(state(bill)).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void aReplyToWordsThatAreNoLongerTheLatestIsNotApproved() {
        clinic.submitted(bill);
        model.refresh();
        clinic.comes("bill", Category.BILLING, "Never mind, it was my mistake.");

        model.approve();

        assertThat(model.problemProperty().get()).isEqualTo("This reply does not wait for approval any more.");
        assertThat(model.waiting()).isEmpty();
    }

    @Test
    void theChoiceStaysOnItsReplyWhenAMoreUrgentOneComes() {
        clinic.submitted(bill);
        model.refresh();
        var chest = clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");
        clinic.replyDesk.submit(clinic.staff, chest, "If this is an emergency, please call 911.");

        model.refresh();

        assertThat(talks()).containsExactly(chest, bill);
        assertThat(chosen()).contains(bill);
    }

    @Test
    void movingEndsAtTheFirstAndTheLast() {
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        clinic.submitted(bill);
        clinic.submitted(parker);
        model.refresh();

        model.move(7);
        var last = chosen();
        model.move(-7);

        assertThat(last).contains(parker);
        assertThat(chosen()).contains(bill);
    }

    @Test
    void whatTheGuardWarnsOfIsShownToTheDoctor() {
        clinic.submitted(bill);

        model.refresh();

        assertThat(model.findings()).isEqualTo(clinic.replyDesk.findings(bill, Way.REPLY, Clinic.CLEAN));
    }

    @Test
    void aFailedReadingLeavesTheListAndSaysSo() {
        clinic.submitted(bill);
        model.refresh();
        clinic.close();

        model.refresh();

        assertThat(talks()).containsExactly(bill);
        assertThat(model.problemProperty().get()).isEqualTo(clinic.texts.get("problem.unexpected"));
    }

    private List<ConversationId> talks() {
        return model.waiting().stream().map(one -> one.reply().conversation()).toList();
    }

    private Optional<ConversationId> chosen() {
        return model.selectedProperty().get().map(one -> one.reply().conversation());
    }

    private Reply.State state(ConversationId id) {
        return clinic.replies(id).getLast().state();
    }
}
