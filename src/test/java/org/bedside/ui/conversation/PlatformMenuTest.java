package org.bedside.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.bedside.channel.Deed;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class PlatformMenuTest {
    private Clinic clinic;
    private OnScreen screen;
    private ConversationId thanks;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        thanks = clinic.comes("thanks", Category.PRAISE, "Thank you all");
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    private void act(Deed deed) throws InterruptedException {
        clinic.deedDesk.act(
                clinic.staff, deed, clinic.details(thanks).latestComment().id());
    }

    private void showIt() {
        screen.signIn(clinic.staff);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@thanks");
    }

    /// What the menu offers once it has asked what is possible.
    private List<String> offered() {
        var menu = screen.find("action-platform", MenuButton.class);
        OnScreen.on(() -> {
            menu.show();
            return true;
        });
        screen.await(
                "an answer to what is possible", () -> menu.getItems().stream().anyMatch(MenuItem::isDisable));
        return OnScreen.on(() -> menu.getItems().stream()
                .filter(MenuItem::isVisible)
                .map(MenuItem::getId)
                .toList());
    }

    private boolean isMarkedAsLiked() {
        return OnScreen.on(() -> screen.stage().getScene().getRoot().lookupAll(".label").stream()
                .map(Label.class::cast)
                .anyMatch(label -> label.getText().equals("liked by us")));
    }

    @Test
    void whatIsNotLikedCanBe() {
        showIt();

        assertThat(offered()).containsExactly("platform-LIKE", "platform-HIDE", "platform-SHOW");
        assertThat(isMarkedAsLiked()).isFalse();
    }

    @Test
    void whatWeLikeSaysSoAndCanBeTakenBack() throws Exception {
        act(Deed.LIKE);
        showIt();

        assertThat(offered()).containsExactly("platform-UNLIKE", "platform-HIDE", "platform-SHOW");
        assertThat(isMarkedAsLiked()).isTrue();
    }

    @Test
    void aLikeTakenBackIsNone() throws Exception {
        act(Deed.LIKE);
        act(Deed.UNLIKE);
        showIt();

        assertThat(offered()).contains("platform-LIKE").doesNotContain("platform-UNLIKE");
        assertThat(isMarkedAsLiked()).isFalse();
    }
}
