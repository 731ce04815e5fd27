package org.bedside.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.ConversationId;
import org.bedside.model.Role;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class EscalateDialogTest {
    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        screen = OnScreen.of(clinic);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
        screen.pressForDialog("action-escalate");
        screen.awaitShown("decision-reason");
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void withoutAReasonNothingCanBeEscalated() {
        screen.fill("decision-reason", "  ");

        assertThat(screen.isDisabled("decision-do")).isTrue();
    }

    @Test
    void withAReasonItGoesToTheRoleByTheDeadline() {
        screen.type("decision-reason", "Decide");

        screen.press("decision-do");

        screen.awaitShown("conversation-escalation");
        var now = clinic.clock.instant();
        assertThat(clinic.details(bill).conversation().escalation())
                .isEqualTo(Optional.of(new Escalation(
                        Role.DOCTOR, "Decide", clinic.manager.id(), now, now.plus(Duration.ofMinutes(15)))));
    }

    @Test
    void escapeLeavesEverythingAsItWas() {
        screen.type("decision-reason", "Decide");

        screen.keys(KeyCode.ESCAPE);

        screen.await("the dialog's end", () -> !screen.exists("decision-reason"));
        assertThat(clinic.details(bill).conversation().escalation()).isEmpty();
    }
}
