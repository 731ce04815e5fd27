package org.bedside.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.ui.Clinic;
import org.bedside.ui.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxViewModelTest {
    private Clinic clinic;
    private SignedIn signedIn;
    private ConversationId bill;
    private OutboxViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        signedIn = clinic.signedIn();
        model = new OutboxViewModel(clinic.outbox, signedIn, Clinic.direct(), clinic.texts);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void whatIsUnderWayStandsBeforeWhatWasSent() throws InterruptedException {
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        clinic.approved(parker);
        clinic.outbox.once();
        var underWay = clinic.approved(bill);

        model.refresh();

        assertThat(model.replies())
                .containsExactly(underWay, clinic.replies(parker).getLast());
    }

    @Test
    void aReplyMarkedAsSentStaysAsARecord() throws InterruptedException {
        var lost = clinic.unconfirmed(bill);
        model.refresh();

        model.markAsSent(lost.id());

        assertThat(model.replies()).extracting(Reply::id).containsExactly(lost.id());
        assertThat(state()).isInstanceOf(Reply.State.Sent.class);
    }

    @Test
    void aReplyToBePostedAgainIsQueued() throws InterruptedException {
        var lost = clinic.unconfirmed(bill);
        model.refresh();

        model.postAgain(lost.id());

        assertThat(state()).isInstanceOf(Reply.State.Queued.class);
    }

    @Test
    void aDroppedReplyLeavesTheOutbox() throws InterruptedException {
        var lost = clinic.unconfirmed(bill);
        model.refresh();

        model.drop(lost.id());

        assertThat(model.replies()).isEmpty();
        assertThat(clinic.replies(bill).getLast().state()).isInstanceOf(Reply.State.Dropped.class);
    }

    @Test
    void whatWasDecidedAlreadyIsSaidAndNotDecidedAgain() throws InterruptedException {
        var lost = clinic.unconfirmed(bill);
        model.refresh();
        clinic.outbox.markAsSent(clinic.doctor, lost.id());

        model.postAgain(lost.id());

        assertThat(model.problemProperty().get()).isEqualTo("What became of this reply is known by now.");
        assertThat(clinic.replies(bill).getLast().state()).isInstanceOf(Reply.State.Sent.class);
    }

    @Test
    void staffCannotDecide() throws InterruptedException {
        var lost = clinic.unconfirmed(bill);
        model.refresh();
        signedIn.memberProperty().set(clinic.staff);

        model.drop(lost.id());

        assertThat(model.problemProperty().get())
                .isEqualTo("Only a manager or a doctor decides what became of a reply.");
        assertThat(model.replies()).containsExactly(lost);
    }

    @Test
    void aFailedReadingLeavesTheListAndSaysSo() {
        var underWay = clinic.approved(bill);
        model.refresh();
        clinic.close();

        model.refresh();

        assertThat(model.replies()).containsExactly(underWay);
        assertThat(model.problemProperty().get()).isEqualTo(clinic.texts.get("problem.unexpected"));
    }

    private Reply.State state() {
        return model.replies().getFirst().state();
    }
}
