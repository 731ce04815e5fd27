package org.bedside.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.QueueRow;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class QueueScreenTest {
    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");
        screen = OnScreen.of(clinic);
        screen.awaitRows("queue-list", 3);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void theMostUrgentStandsFirst() {
        var handles = handles();

        assertThat(handles).containsExactly("chest", "bill", "parker");
        assertThat(screen.textOf("queue-counts")).isEqualTo("3 open · 0 overdue");
    }

    @Test
    void jAndKGoDownAndUpTheList() {
        screen.keys(KeyCode.J, KeyCode.J, KeyCode.J, KeyCode.K);

        screen.awaitText("conversation-who", "@bill");
        assertThat(selected()).isEqualTo("bill");
    }

    @Test
    void inTheSmallestWindowEverythingThatCanBeDoneIsInSight() {
        OnScreen.on(() -> {
            screen.stage().setWidth(900);
            screen.stage().setHeight(600);
            return true;
        });
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@chest");

        screen.await("the last action and the button to submit", () -> isInSight("action-close", "reply-submit"));
        screen.await("the first action", () -> isInSight("action-assign", "conversation-who"));
    }

    /// Whether the controls lie within the open conversation.
    private boolean isInSight(String... ids) {
        var conversation = screen.find("conversation", Node.class);
        var room = conversation.localToScene(conversation.getLayoutBounds());
        return room.getMaxX() <= 900
                && Stream.of(ids)
                        .map(id -> screen.find(id, Node.class))
                        .allMatch(node -> room.contains(node.localToScene(node.getLayoutBounds())));
    }

    @Test
    void aCategoryLeavesOnlyItsOwnConversations() {
        OnScreen.on(() -> {
            screen.<Optional<Category>>choices("queue-category").setValue(Optional.of(Category.BILLING));
            return true;
        });

        screen.awaitRows("queue-list", 1);
        assertThat(handles()).containsExactly("bill");
    }

    @Test
    void searchingFindsWordsOfAComment() {
        screen.type("queue-search", "park");

        screen.awaitRows("queue-list", 1);
        assertThat(handles()).containsExactly("parker");
    }

    @Test
    void theSearchSaysWhatCanBeTypedWhileTheCursorIsInIt() {
        var before = screen.isShown("queue-search-hint");

        screen.keys(KeyCode.F);

        screen.awaitShown("queue-search-hint");
        assertThat(before).isFalse();
    }

    @Test
    void whereNothingIsFoundTheListSaysWhatToDo() {
        screen.fill("queue-search", "nobodywrotethis");

        screen.awaitRows("queue-list", 0);
        var shown = OnScreen.on(() -> screen.list("queue-list")
                .getPlaceholder()
                .lookup(".empty-title")
                .isVisible());
        assertThat(shown).isTrue();
    }

    @Test
    void rPutsTheCursorIntoTheReplyAndTypesNothingThoughTheConversationIsStillBeingRead() {
        screen.keys(KeyCode.J);

        screen.keys(KeyCode.R);

        screen.await("focus", () -> screen.isFocused("reply-text"));
        assertThat(screen.textOf("reply-text")).isEmpty();
    }

    @Test
    void fPutsTheCursorIntoTheSearchAndTypesNothing() {
        screen.keys(KeyCode.F);

        screen.await("focus", () -> screen.isFocused("queue-search"));
        assertThat(screen.textOf("queue-search")).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsSaidAboveTheConversation() {
        screen.signIn(clinic.staff);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@chest");

        screen.keys(KeyCode.DIGIT4);

        screen.awaitText("conversation-problem", "Only a manager or a doctor changes the priority.");
    }

    private List<String> handles() {
        return OnScreen.on(() -> screen.<QueueRow>list("queue-list").getItems().stream()
                .map(row -> row.conversation().who().handle())
                .toList());
    }

    private String selected() {
        return OnScreen.on(() -> screen.<QueueRow>list("queue-list")
                .getSelectionModel()
                .getSelectedItem()
                .conversation()
                .who()
                .handle());
    }
}
