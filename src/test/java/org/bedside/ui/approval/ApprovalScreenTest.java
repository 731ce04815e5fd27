package org.bedside.ui.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Way;
import org.bedside.practice.Member;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ApprovalScreenTest {
    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        clinic.submitted(bill);
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void theDoctorReadsTheWordsAboveTheDraft() {
        showTo(clinic.doctor);

        assertThat(screen.textOf("approval-words")).isEqualTo("Why was I billed twice?");
        assertThat(screen.textOf("approval-draft")).isEqualTo(Clinic.CLEAN);
    }

    @Test
    void theDoctorSeesThatAReplyIsPrivate() {
        var parking = clinic.comments("Ana Ruiz", Category.EMERGENCY, "My chest hurts");
        clinic.replyDesk.submit(clinic.staff, parking, Clinic.CLEAN, Way.PRIVATE_REPLY);

        screen.signIn(clinic.doctor);
        screen.keys(KeyCode.G, KeyCode.A);
        screen.awaitRows("approval-list", 2);

        screen.awaitText("approval-author", "Private message by Sam Rivera");
    }

    @Test
    void aApprovesAndTheListIsEmpty() {
        showTo(clinic.doctor);

        screen.keys(KeyCode.A);

        screen.awaitRows("approval-list", 0);
        assertThat(state()).isInstanceOf(Reply.State.Queued.class);
    }

    @Test
    void staffCannotApproveAndReadWhy() {
        showTo(clinic.staff);

        screen.keys(KeyCode.A);

        screen.awaitText("approval-obstacle", "Only a doctor approves replies.");
        assertThat(screen.isDisabled("approval-approve")).isTrue();
        assertThat(state()).isInstanceOf(Reply.State.AwaitingApproval.class);
    }

    @Test
    void rPutsTheCursorIntoTheNoteAndTypesNothing() {
        showTo(clinic.doctor);

        screen.keys(KeyCode.R);

        assertThat(screen.isFocused("approval-note")).isTrue();
        assertThat(screen.textOf("approval-note")).isEmpty();
    }

    @Test
    void aChangeIsAskedForWithANoteOnly() {
        showTo(clinic.doctor);
        var without = screen.isDisabled("approval-reject");

        screen.fill("approval-note", "Warmer, please.");
        screen.press("approval-reject");

        screen.awaitRows("approval-list", 0);
        assertThat(without).isTrue();
        assertThat(state())
                .isEqualTo(new Reply.State.Draft(Optional.of(new Returned(
                        Returned.Cause.REJECTED,
                        Optional.of(clinic.doctor.id()),
                        "Warmer, please.",
                        clinic.clock.instant()))));
    }

    @Test
    void aNoteIsNotCarriedOverToTheNextReply() {
        clinic.submitted(clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?"));
        screen.signIn(clinic.doctor);
        screen.keys(KeyCode.G, KeyCode.A);
        screen.awaitRows("approval-list", 2);
        screen.fill("approval-note", "Warmer, please.");

        screen.keys(KeyCode.J);

        screen.awaitText("approval-words", "Is there parking?");
        assertThat(screen.textOf("approval-note")).isEmpty();
    }

    @Test
    void aNoteStaysWhileItsReplyIsReadAgain() {
        showTo(clinic.doctor);
        screen.fill("approval-note", "Warmer, please.");

        clinic.triageDesk.assign(clinic.manager, bill, Optional.of(clinic.staff));
        clinic.submitted(clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?"));

        screen.awaitRows("approval-list", 2);
        assertThat(screen.textOf("approval-note")).isEqualTo("Warmer, please.");
    }

    private void showTo(Member member) {
        screen.signIn(member);
        screen.keys(KeyCode.G, KeyCode.A);
        screen.awaitRows("approval-list", 1);
        screen.awaitText("approval-draft", Clinic.CLEAN);
    }

    private Reply.State state() {
        return clinic.replies(bill).getLast().state();
    }
}
