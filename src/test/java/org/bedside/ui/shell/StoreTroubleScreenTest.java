package org.bedside.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.store.FullDisk;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
@Tag("fault")
class StoreTroubleScreenTest {
    /// Long enough to need a page of its own.
    private static final String DRAFT = "Please call our office. ".repeat(300);

    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        screen = OnScreen.of(clinic);
        screen.signIn(clinic.staff);
        screen.awaitRows("queue-list", 1);
        screen.keys(javafx.scene.input.KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void aDraftThatFindsNoRoomStaysOnTheScreenAndIsKeptWithoutTypingOnceThereIs() {
        FullDisk.of(clinic.database);
        screen.fill("reply-text", DRAFT);

        screen.awaitShown("store-trouble");
        var bar = screen.textOf("store-trouble");
        var words = screen.textOf("reply-text");
        var kept = clinic.replies(bill);
        FullDisk.makeRoom(clinic.database);
        screen.await("kept", () -> !clinic.replies(bill).isEmpty());

        assertThat(bar).startsWith("The disk is full. What you type stays on the screen");
        assertThat(words).isEqualTo(DRAFT);
        assertThat(kept).isEmpty();
        assertThat(clinic.replies(bill)).extracting(Reply::text).isEqualTo(List.of(DRAFT));
        screen.await("no bar", () -> !screen.isShown("store-trouble"));
        screen.await("no problem", () -> !screen.isShown("reply-problem"));
    }
}
