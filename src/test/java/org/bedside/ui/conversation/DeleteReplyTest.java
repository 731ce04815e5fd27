package org.bedside.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply.State;
import org.bedside.practice.Member;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("ui")
class DeleteReplyTest {
    private Clinic clinic;
    private OnScreen screen;
    private ConversationId chest;
    private String delete;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        clinic = new Clinic(folder);
        // What is urgent stays open after the answer.
        chest = clinic.comes("chest", Category.EMERGENCY, "My chest hurts");
        delete = "delete-reply-" + clinic.approved(chest).id().value();
        clinic.outbox.once();
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    private void showTo(Member member) {
        screen.signIn(member);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@chest");
    }

    private State.Sent sent() {
        return (State.Sent) clinic.replies(chest).getFirst().state();
    }

    @Test
    void aReplyOfOursIsDeletedAfterAQuestionAndWhatGoesWrongIsSaid() {
        showTo(clinic.manager);
        screen.await("the reply", () -> screen.exists(delete));

        screen.pressForDialog(delete);
        screen.press("decision-do");

        // This window has no line to the platform.
        screen.awaitText("conversation-problem", "The account is not connected on this computer. Look under Channels.");
        assertThat(sent().deletedAt()).isEmpty();
        assertThat(screen.exists(delete)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ESCAPE", "ENTER"})
    void whoeverThinksBetterOfItOrDoesNotReadDeletesNothing(KeyCode key) {
        showTo(clinic.manager);
        screen.await("the reply", () -> screen.exists(delete));
        screen.pressForDialog(delete);

        screen.keys(key);

        screen.await("the dialog's end", () -> !screen.exists("decision-do"));
        assertThat(screen.isShown("conversation-problem")).isFalse();
        assertThat(sent().deletedAt()).isEmpty();
    }

    @Test
    void staffIsNotOfferedIt() {
        showTo(clinic.staff);
        screen.await("the thread", () -> screen.exists("thread"));

        assertThat(screen.exists(delete)).isFalse();
    }
}
