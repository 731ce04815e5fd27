package org.bedside.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ShellScreenTest {
    private static final List<String> SCREENS =
            List.of("queue", "approvals", "outbox", "reports", "library", "channels", "settings");

    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) throws InterruptedException {
        clinic = new Clinic(folder);
        clinic.unconfirmed(clinic.comes("bill", Category.BILLING, "Why was I billed twice?"));
        clinic.submitted(clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?"));
        screen = OnScreen.of(clinic);
        screen.awaitRows("queue-list", 2);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void gAndThenTheLetterOfAScreenGoesThere() {
        var letters = List.of(KeyCode.A, KeyCode.O, KeyCode.R, KeyCode.L, KeyCode.C, KeyCode.S, KeyCode.Q);
        var been = new ArrayList<String>();

        for (var letter : letters) {
            screen.keys(KeyCode.G, letter);
            been.add(OnScreen.on(() -> screen.find("shell", ShellView.class).current()));
        }

        assertThat(been).containsExactly("approvals", "outbox", "reports", "library", "channels", "settings", "queue");
    }

    @Test
    void aScreensOwnKeysWorkAsSoonAsItIsShown() {
        screen.press("rail-approvals");
        screen.press("rail-queue");

        screen.keys(KeyCode.J);

        screen.awaitText("conversation-who", "@bill");
    }

    @Test
    void lettersTypedIntoTheSearchLeadNowhere() {
        screen.type("queue-search", "ga");

        assertThat(OnScreen.on(() -> screen.find("shell", ShellView.class).current()))
                .isEqualTo("queue");
        assertThat(screen.textOf("queue-search")).isEqualTo("ga");
    }

    @Test
    void anotherMemberAtTheDeskMayDoOtherThings() {
        screen.signIn(clinic.doctor);
        screen.press("rail-approvals");
        screen.awaitRows("approval-list", 1);
        var asDoctor = screen.isDisabled("approval-approve");

        screen.signIn(clinic.manager);

        assertThat(asDoctor).isFalse();
        assertThat(screen.isDisabled("approval-approve")).isTrue();
    }

    @Test
    void theStatusBarCountsWhatWaitsAndWhatIsUnderWay() {
        screen.awaitText("status-waiting", "1 waits for approval");

        assertThat(screen.textOf("status-outbox")).isEqualTo("Outbox 1");
    }

    @Test
    void everyControlThatAPersonUsesHasAnIdAndANameForThoseWhoListen() {
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
        clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");
        screen.awaitShown("alarm-bar");
        var without = new ArrayList<String>();

        for (var id : SCREENS) {
            screen.press("rail-" + id);
            OnScreen.on(
                    () -> without.addAll(nameless(id, screen.stage().getScene().getRoot())));
        }

        assertThat(without).isEmpty();
    }

    /// The controls under `parent` that lack an id or a name; the inside of a control is its own affair.
    private static List<String> nameless(String where, Parent parent) {
        var found = new ArrayList<String>();
        for (var child : parent.getChildrenUnmodifiable()) {
            if (isControl(child)) {
                if (child.getId() == null || nameOf(child).isBlank()) {
                    found.add(where + ": " + child);
                }
                if (child instanceof ListView<?> || child instanceof TableView<?>) {
                    found.addAll(nameless(where, (Parent) child));
                }
            } else if (child instanceof Parent inner) {
                found.addAll(nameless(where, inner));
            }
        }
        return found;
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>
                || node instanceof ListView<?>
                || node instanceof TableView<?>;
    }

    /// What a screen reader says: the accessible text, else the words on the control.
    private static String nameOf(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    }
}
