package org.bedside.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.model.Reply;
import org.bedside.ui.Background;
import org.bedside.ui.Clinic;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Turns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationViewModelTest {
    private final Turns turns = new Turns();
    private Clinic clinic;
    private SignedIn signedIn;
    private ConversationId bill;
    private ConversationViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        signedIn = clinic.signedIn();
        model = model(Clinic.direct());
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void whatIsOpenedIsShownWhole() {
        model.show(Optional.of(bill));

        assertThat(model.detailsProperty().get()).contains(clinic.details(bill));
    }

    @Test
    void aReplyThatIsDeletedIsShownSoAtOnce() throws Exception {
        var reply = clinic.approved(bill);
        clinic.outbox.once();
        model.show(Optional.of(bill));

        model.delete(reply.id());

        assertThat(model.problemProperty().get()).isEmpty();
        var shown = model.detailsProperty().get().orElseThrow();
        assertThat(shown.replies().getFirst().state())
                .isInstanceOfSatisfying(
                        Reply.State.Sent.class,
                        sent -> assertThat(sent.deletedAt()).isPresent());
        assertThat(shown.conversation().isOpen()).isTrue();
    }

    @Test
    void openingNoneShowsNone() {
        model.show(Optional.of(bill));

        model.show(Optional.empty());

        assertThat(model.detailsProperty().get()).isEmpty();
    }

    @Test
    void anAnswerThatComesAfterAnotherWasOpenedIsLeftAside() {
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        var slow = model(new Background(turns, Runnable::run));
        slow.show(Optional.of(bill));
        slow.show(Optional.of(parker));

        turns.one();
        var afterTheFirst = slow.detailsProperty().get();
        turns.one();

        assertThat(afterTheFirst).isEmpty();
        assertThat(slow.detailsProperty().get()).contains(clinic.details(parker));
    }

    @Test
    void whatWasDoneIsShownAtOnce() {
        model.show(Optional.of(bill));

        model.assign(Optional.of(clinic.staff));

        assertThat(shown().assignee()).contains(clinic.staff.id());
    }

    @Test
    void closingAndOpeningAgainChangesTheStatus() {
        model.show(Optional.of(bill));

        model.close(CloseReason.NO_REPLY_NEEDED);
        var closed = shown().status();
        model.reopen();

        assertThat(closed).isEqualTo(new Status.Closed(CloseReason.NO_REPLY_NEEDED, clinic.clock.instant()));
        assertThat(shown().status()).isEqualTo(new Status.Open());
    }

    @Test
    void whatARoleMayNotDoIsSaidAndChangesNothing() {
        signedIn.memberProperty().set(clinic.staff);
        model.show(Optional.of(bill));

        model.setPriority(Priority.P0);

        assertThat(model.problemProperty().get()).isEqualTo("Only a manager or a doctor changes the priority.");
        assertThat(shown().priority()).isEqualTo(Priority.P2);
    }

    @Test
    void aProblemGoesWhenTheNextThingWorks() {
        model.show(Optional.of(bill));
        model.snooze(clinic.clock.instant().minus(Duration.ofHours(1)), "later");
        var problem = model.problemProperty().get();

        model.snooze(clinic.clock.instant().plus(Duration.ofHours(1)), "later");

        assertThat(problem).isEqualTo("That moment has passed already. Choose a later one.");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aProblemGoesWhenAnotherConversationIsOpened() {
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        model.show(Optional.of(bill));
        model.snooze(clinic.clock.instant(), " ");

        model.show(Optional.of(parker));

        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void withNothingOpenNothingIsDone() {
        model.setPriority(Priority.P0);

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(clinic.details(bill).conversation().priority()).isEqualTo(Priority.P2);
    }

    private ConversationViewModel model(Background background) {
        return new ConversationViewModel(
                clinic.queue, clinic.triageDesk, clinic.deedDesk, signedIn, background, clinic.texts);
    }

    private Conversation shown() {
        return model.detailsProperty().get().orElseThrow().conversation();
    }
}
