package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.bedside.TestPractice;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Scope;
import org.bedside.model.Way;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.bedside.ui.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ComposerScreenTest {
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
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void aTrustedSourceIsFoundByKeysAloneAndFillsThePlaceThatWaitsForIt() {
        screen.fill("reply-text", "General information is here: {trusted source} Thank you!");
        screen.focus("reply-text");

        screen.chord(KeyCode.CONTROL, KeyCode.L);
        screen.awaitShown("source-query");
        screen.type("source-query", "influenza cdc");
        screen.keys(KeyCode.ENTER);

        screen.awaitText(
                "reply-text", "General information is here: https://www.cdc.gov/flu/about/index.html Thank you!");
        assertThat(screen.isShown("source-chooser")).isFalse();
        screen.await(
                "nothing against it",
                () -> !screen.find("reply-submit", Button.class).isDisabled());
    }

    @Test
    void escapeLeavesTheSourcesAndTheTextAsItIs() {
        screen.fill("reply-text", "Thank you!");
        screen.focus("reply-text");
        screen.chord(KeyCode.CONTROL, KeyCode.L);
        screen.awaitShown("source-query");

        screen.keys(KeyCode.ESCAPE);

        assertThat(screen.isShown("source-chooser")).isFalse();
        screen.awaitText("reply-text", "Thank you!");
    }

    @Test
    void whatTheGuardHoldsBackIsListedWhileOneTypes() {
        screen.type("reply-text", "your visit");

        screen.awaitShown("reply-findings");
        assertThat(screen.isDisabled("reply-submit")).isTrue();
    }

    @Test
    void whatTheGuardHoldsBackIsUnderlinedWhileOneTypes() {
        screen.type("reply-text", "your visit");

        screen.await(
                "a line",
                () -> screen.find("reply-underlines", Pane.class).getChildren().size() == 1);
        assertThat(OnScreen.on(() -> screen.find("reply-text", TextArea.class).getAccessibleHelp()))
                .startsWith("The guard has one thing to say");
        screen.fill("reply-text", Clinic.CLEAN);
        screen.await(
                "no line",
                () -> screen.find("reply-underlines", Pane.class).getChildren().isEmpty());
    }

    @Test
    void whatHoldsBackIsListedBeforeWhatWarns() {
        screen.fill("reply-text", "This was our fault. You should rest and ice it.");
        screen.awaitShown("reply-findings");

        assertThat(OnScreen.on(() -> screen.find("reply-findings", VBox.class).getChildren().stream()
                        .map(Node::getAccessibleText)
                        .map(text -> text.substring(0, 2))
                        .toList()))
                .containsExactly("G5", "G8");
    }

    @Test
    void aMendedTextCanBeSubmitted() {
        screen.fill("reply-text", Clinic.BLOCKED);
        screen.awaitShown("reply-findings");

        screen.fill("reply-text", Clinic.CLEAN);

        screen.await("submit", () -> !screen.isDisabled("reply-submit"));
        assertThat(screen.isShown("reply-findings")).isFalse();
    }

    @Test
    void controlEnterSubmitsTheReply() {
        screen.fill("reply-text", Clinic.CLEAN);
        screen.focus("reply-text");

        screen.chord(KeyCode.CONTROL, KeyCode.ENTER);

        screen.awaitShown("reply-take-back");
        assertThat(clinic.replies(bill))
                .extracting(Reply::text, reply -> reply.state().getClass())
                .containsExactly(tuple(Clinic.CLEAN, Reply.State.AwaitingApproval.class));
    }

    @Test
    void takingBackMakesTheTextEditableAgain() {
        screen.fill("reply-text", Clinic.CLEAN);
        screen.press("reply-submit");

        screen.press("reply-take-back");

        screen.await("editable", () -> screen.find("reply-text", TextArea.class).isEditable());
        assertThat(screen.textOf("reply-text")).isEqualTo(Clinic.CLEAN);
    }

    @Test
    void aSlashAtTheBeginningOpensTheCannedReplies() {
        screen.type("reply-text", "/");

        screen.awaitShown("canned-chooser");
        assertThat(screen.textOf("reply-text")).isEmpty();
        assertThat(screen.textOf("canned-query")).isEmpty();
    }

    @Test
    void aSlashInsideAWordIsJustASlash() {
        screen.type("reply-text", "and/or");

        assertThat(screen.textOf("reply-text")).isEqualTo("and/or");
        assertThat(screen.isShown("canned-chooser")).isFalse();
    }

    @Test
    void aSlashOutsideTheTextOpensTheCannedRepliesWithoutTypingIt() {
        screen.focus("queue-list");

        screen.keys(KeyCode.SLASH);

        screen.awaitShown("canned-chooser");
        assertThat(screen.textOf("canned-query")).isEmpty();
        assertThat(screen.isFocused("canned-query")).isTrue();
    }

    @Test
    void enterPutsTheCannedReplyFoundIntoTheText() {
        var wanted = clinic.canned.find("billing").getFirst();
        screen.type("reply-text", "/");
        screen.awaitShown("canned-chooser");

        screen.type("canned-query", "billing");
        screen.keys(KeyCode.ENTER);

        screen.await("text", () -> !screen.textOf("reply-text").isEmpty());
        assertThat(screen.textOf("reply-text"))
                .isEqualTo(CannedReplies.fill(wanted.variants().getFirst(), clinic.facts));
        assertThat(screen.isShown("canned-chooser")).isFalse();
        assertThat(screen.isFocused("reply-text")).isTrue();
    }

    @Test
    void aGapIsAskedForAndFilled() {
        screen.fill("reply-text", "Please read {trusted source}.");
        screen.awaitShown("placeholder-trusted-source");

        screen.type("placeholder-trusted-source", "cdc.gov");
        screen.keys(KeyCode.ENTER);

        screen.awaitText("reply-text", "Please read cdc.gov.");
        assertThat(OnScreen.on(
                        () -> screen.find("reply-placeholders", Node.class).isVisible()))
                .isFalse();
    }

    @Test
    void aLegalMatterLocksTheReply() {
        clinic.triageDesk.setCategory(clinic.manager, bill, Category.LEGAL);

        screen.awaitText("reply-submit", "Locked");

        assertThat(screen.isDisabled("reply-text")).isTrue();
        assertThat(screen.isShown("reply-note")).isTrue();
    }

    @Test
    void aFacebookCommentIsAnsweredInPrivateWhereThatIsChosen() {
        var parking = openFacebook();
        screen.fill("reply-text", Clinic.CLEAN);
        screen.press("reply-way-PRIVATE_REPLY");
        screen.awaitShown("reply-way-note");
        var aWeekOn = clinic.details(parking).comments().getFirst().writtenAt().plus(Duration.ofDays(7));
        assertThat(screen.textOf("reply-way-note"))
                .endsWith("until " + new Times(clinic.texts, TestPractice.HOURS.zone(), clinic.clock).brief(aWeekOn)
                        + ".");

        screen.press("reply-submit");

        screen.awaitShown("reply-take-back");
        assertThat(clinic.replies(parking)).extracting(Reply::way).containsExactly(Way.PRIVATE_REPLY);
        assertThat(screen.textOf("reply-length")).isEqualTo(Clinic.CLEAN.length() + " of 2,000");
    }

    @Test
    void whatXWouldNotTakeIsSaidBeforeItIsWritten() {
        clinic.grantAllBut(Scope.TWEET_WRITE);

        screen.awaitShown("reply-obstacle");
        screen.fill("reply-text", Clinic.CLEAN);

        assertThat(screen.textOf("reply-obstacle")).contains("tweet.write");
        assertThat(screen.isDisabled("reply-submit")).isTrue();
        assertThat(screen.isShown("reply-ways")).isFalse();
    }

    @Test
    void aLinkSaysWhatItCostsOnX() {
        screen.fill("reply-text", "Please see https://www.cdc.gov/flu/ for times.");

        screen.awaitText("reply-link-cost", "With a link, X charges $0.20 for this reply instead of $0.015.");
    }

    private ConversationId openFacebook() {
        var parking = clinic.comments("Ana Ruiz", Category.GENERAL_QUESTION, "Is there parking?");
        screen.awaitRows("queue-list", 2);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "Ana Ruiz");
        screen.awaitShown("reply-ways");
        return parking;
    }
}
