package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.Suggestions;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class SuggestionsScreenTest {
    private static final String ASKED = "Why was I billed twice? Is there a refund?";

    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, ASKED);
        screen = OnScreen.of(clinic);
        screen.signIn(clinic.staff);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void altOnePutsTheBestOneIntoTheTextAndSendsNothing() {
        screen.awaitShown("suggestion-1");
        screen.focus("queue-list");

        screen.chord(KeyCode.ALT, KeyCode.DIGIT1);

        screen.awaitText("reply-text", words(0));
        assertThat(screen.isShown("reply-suggestions")).isFalse();
        assertThat(clinic.replies(bill)).noneMatch(reply -> !reply.isEditable());
        assertThat(clinic.details(bill).conversation().priority()).isEqualTo(Priority.P2);
    }

    @Test
    void altTwoWorksInTheTextToo() {
        screen.awaitShown("suggestion-2");
        screen.focus("reply-text");

        screen.chord(KeyCode.ALT, KeyCode.DIGIT2);

        screen.awaitText("reply-text", words(1));
    }

    @Test
    void aClickDoesTheSame() {
        screen.press("suggestion-3");

        screen.awaitText("reply-text", words(2));
        assertThat(screen.isFocused("reply-text")).isTrue();
    }

    @Test
    void eachSaysWhy() {
        screen.awaitShown("suggestion-1");

        assertThat(OnScreen.on(() -> screen.find("suggestion-1", Node.class).getAccessibleText()))
                .contains("Category: Billing", "Alt+1");
    }

    @Test
    void anUrgentConversationIsNotAnsweredByOneClick() {
        screen.awaitShown("suggestion-1");

        clinic.triageDesk.setPriority(clinic.manager, bill, Priority.P1);

        screen.await("no suggestions", () -> !screen.isShown("reply-suggestions"));
        screen.chord(KeyCode.ALT, KeyCode.DIGIT1);
        assertThat(screen.textOf("reply-text")).isEmpty();
    }

    @Test
    void whereNothingFitsNothingIsShown() {
        clinic.comes("jazz", Category.GENERAL_QUESTION, "Xylophone jazz zydeco");
        screen.awaitRows("queue-list", 2);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@jazz");

        screen.await("no suggestions", () -> !screen.isShown("reply-suggestions"));
    }

    private String words(int number) {
        var found = new Suggestions(clinic.canned).of(Category.BILLING, ASKED, _ -> true);
        return CannedReplies.fill(found.get(number).reply().variants().getFirst(), clinic.facts);
    }
}
