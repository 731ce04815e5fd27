package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
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
class MendScreenTest {
    private static final String TEXT = "Sorry about your visit, all.";

    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        screen = OnScreen.of(clinic);
        screen.signIn(clinic.staff);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
        screen.fill("reply-text", TEXT);
        screen.awaitShown("finding-1-show");
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void showSelectsTheWords() {
        screen.press("finding-1-show");

        assertThat(selected()).isEqualTo("your visit");
        assertThat(screen.isFocused("reply-text")).isTrue();
    }

    @Test
    void theWordsAreReplacedAndControlZTakesThatBack() {
        assertThat(screen.textOf("finding-1-replace")).isEqualTo("Use “a visit”");

        screen.press("finding-1-replace");
        screen.await("no findings", () -> !screen.isShown("reply-findings"));
        var mended = screen.textOf("reply-text");
        screen.chord(KeyCode.CONTROL, KeyCode.Z);

        assertThat(mended).isEqualTo("Sorry about a visit, all.");
        assertThat(screen.textOf("reply-text")).isEqualTo(TEXT);
    }

    @Test
    void theWordsAreDeletedWithTheBlankBeforeThem() {
        screen.press("finding-1-delete");

        assertThat(screen.textOf("reply-text")).isEqualTo("Sorry about, all.");
    }

    @Test
    void wordsThatMovedMeanwhileAreStillTheOnesThatAreMended() {
        OnScreen.on(() -> {
            var area = screen.find("reply-text", TextArea.class);
            area.insertText(0, "Hello! ");
            screen.find("finding-1-replace", Button.class).fire();
            return area;
        });

        assertThat(screen.textOf("reply-text")).isEqualTo("Hello! Sorry about a visit, all.");
    }

    @Test
    void fEightGoesToTheNextFinding() {
        screen.fill("reply-text", TEXT + " Honestly, you are rude.");
        screen.awaitShown("finding-2-show");
        screen.focus("reply-text");
        OnScreen.on(() -> {
            screen.find("reply-text", TextArea.class).positionCaret(0);
            return true;
        });

        screen.keys(KeyCode.F8);
        var first = selected();
        screen.keys(KeyCode.F8);

        assertThat(first).isEqualTo("your visit");
        assertThat(selected()).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void theMendsAreReachedByTheKeyboard() {
        screen.press("finding-1-show");

        for (int i = 0; i < 8 && !screen.isFocused("finding-1-replace"); i++) {
            screen.chord(KeyCode.CONTROL, KeyCode.TAB);
        }
        screen.keys(KeyCode.SPACE);

        assertThat(screen.textOf("reply-text")).isEqualTo("Sorry about a visit, all.");
    }

    @Test
    void aMendSaysToAReaderOfTheScreenWhatItMends() {
        assertThat(OnScreen.on(() -> screen.find("finding-1-delete", Node.class).getAccessibleText()))
                .isEqualTo("Delete: “your visit”");
    }

    private String selected() {
        return OnScreen.on(() -> screen.find("reply-text", TextArea.class).getSelectedText());
    }
}
