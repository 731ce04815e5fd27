package org.bedside.ui.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class OutboxScreenTest {
    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) throws InterruptedException {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        clinic.unconfirmed(bill);
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void anUnconfirmedReplyLeavesThreeChoices() {
        screen.keys(KeyCode.G, KeyCode.O);

        screen.awaitShown("outbox-again");
        assertThat(screen.textOf("outbox-again")).isEqualTo("Post again");
        assertThat(screen.textOf("outbox-mark")).isEqualTo("Mark as sent");
        assertThat(screen.textOf("outbox-drop")).isEqualTo("Do not send");
    }

    @Test
    void theManagerMarksItAsSent() {
        screen.keys(KeyCode.G, KeyCode.O);

        screen.press("outbox-mark");

        screen.await("no choices", () -> !screen.exists("outbox-mark"));
        assertThat(clinic.replies(bill).getLast().state()).isInstanceOf(Reply.State.Sent.class);
    }

    @Test
    void staffReadThatOthersDecide() {
        screen.signIn(clinic.staff);
        screen.keys(KeyCode.G, KeyCode.O);

        screen.press("outbox-again");

        screen.awaitText("outbox-problem", "Only a manager or a doctor decides what became of a reply.");
        assertThat(clinic.replies(bill).getLast().state()).isInstanceOf(Reply.State.Unconfirmed.class);
    }
}
