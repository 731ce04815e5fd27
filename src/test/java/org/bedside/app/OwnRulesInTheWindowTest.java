package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.bedside.TestPractice;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Kind;
import org.bedside.model.Priority;
import org.bedside.model.QueueFilter;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.bedside.ui.ReasonWords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The screen "Rules" in the main window.
@Tag("ui")
class OwnRulesInTheWindowTest {
    private Clinic clinic;
    private Optional<ClinicWindow> window = Optional.empty();
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        clinic.comes("mayasample", Category.GENERAL_QUESTION, "What do clear braces cost? My braces are old.");
        clinic.comes("noorexample", Category.PRAISE, "Thank you all!");
        clinic.comes("leesample", Category.COMPLAINT, "😀 Nobody told me what BRACES cost");
        screen = OnScreen.of(() -> {
            var opened = new ClinicWindow(clinic, _ -> Optional.empty());
            window = Optional.of(opened);
            return opened.shell();
        });
        screen.press("rail-rules");
    }

    @AfterEach
    void close() {
        screen.close();
        window.ifPresent(ClinicWindow::close);
        clinic.close();
    }

    private Wiring wired() {
        return window.orElseThrow().wired();
    }

    private <T> void choose(String id, T value) {
        OnScreen.on(() -> {
            screen.<T>choices(id).setValue(value);
            return value;
        });
    }

    /// The marked words of each comment that is shown as found.
    private List<List<String>> marked() {
        return OnScreen.on(() -> screen.find("rules-found", VBox.class).getChildren().stream()
                .map(card -> card.lookupAll(".marked").stream()
                        .map(node -> ((Text) node).getText())
                        .toList())
                .toList());
    }

    private void awaitCount(String words) {
        screen.awaitText("rules-count", words);
    }

    private ConversationId comes(String id, String words) {
        var who = new Author("author-" + id, "sample" + id, "");
        var came = TestPractice.theirs(id, who, "thread-" + id, words, clinic.clock.instant());
        var channel = wired().connected().getFirst();
        wired().intake.take(channel, new Page(List.of(came), new Cursor(id), false, 0), clinic.clock.instant());
        var queue = clinic.queue.page(QueueFilter.OPEN, Optional.empty(), 100);
        return queue.stream()
                .map(row -> row.conversation())
                .filter(talk -> talk.who().equals(who))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aRuleIsTriedOnPastCommentsSavedAndHoldsForWhatComesIn() {
        screen.press("rules-new");
        screen.type("rule-name", "Braces");
        screen.type("rule-words", "braces");
        awaitCount("2 of the last 3 comments match");

        assertThat(marked()).containsExactly(List.of("BRACES"), List.of("braces", "braces"));

        choose("rule-category", Category.BILLING);
        choose("rule-priority", Optional.of(Priority.P2));
        choose("rule-assign", Optional.of(clinic.staff.id()));
        screen.press("rule-save");
        screen.awaitText("rule-done", "Saved. It holds for comments that come in from now on.");
        var talk = comes("9", "Thank you! My new braces are great.");

        var details = clinic.details(talk);
        var assessment = details.assessments().values().iterator().next();
        assertThat(assessment.flags()).contains(Category.PRAISE, Category.BILLING);
        assertThat(assessment.reasons())
                .extracting(reason -> ReasonWords.of(clinic.texts, reason))
                .contains("Your practice's rule “Braces”");
        assertThat(details.conversation().priority()).isEqualTo(Priority.P2);
        assertThat(details.conversation().assignee()).contains(clinic.staff.id());
    }

    @Test
    void whileTheWordsAreBadNothingIsSavedAndThePlaceIsNamed() {
        screen.fill("rule-name", "Braces");
        choose("rule-kind", Kind.PATTERN);
        screen.fill("rule-words", "bra(ces");
        screen.awaitText("rule-wrong", "Character 4: the bracket “(” is not closed.");

        assertThat(screen.isDisabled("rule-save")).isTrue();
        screen.focus("rule-words");
        screen.chord(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(wired().ownRuleDesk.all()).isEmpty();

        screen.fill("rule-words", "bra(ces|ckets)");
        awaitCount("2 of the last 3 comments match");
        assertThat(screen.isShown("rule-wrong")).isFalse();
        assertThat(screen.isDisabled("rule-save")).isFalse();
    }

    @Test
    void theKeyboardAloneWritesAndSavesARule() {
        screen.focus("rules-new");
        screen.keys(KeyCode.SPACE);
        screen.await("the name's turn", () -> screen.isFocused("rule-name"));
        screen.type("rule-name", "Costs");
        screen.keys(KeyCode.TAB, KeyCode.TAB);
        assertThat(screen.isFocused("rule-words")).isTrue();
        screen.type("rule-words", "cost");
        awaitCount("2 of the last 3 comments match");
        screen.keys(KeyCode.TAB);
        assertThat(screen.isFocused("rule-category")).isTrue();
        screen.chord(KeyCode.CONTROL, KeyCode.ENTER);
        screen.awaitRows("rules-list", 1);

        assertThat(wired().ownRuleDesk.all()).extracting(OwnRule::name).containsExactly("Costs");
    }

    @Test
    void whatWasNotSavedWaitsWhileAnotherRuleIsLookedAt() {
        screen.fill("rule-name", "Braces");
        screen.fill("rule-words", "braces");
        screen.press("rule-save");
        screen.awaitRows("rules-list", 1);
        screen.press("rules-new");
        screen.fill("rule-words", "half writ");

        select(0);
        screen.awaitText("rule-words", "braces");
        screen.press("rules-new");

        assertThat(screen.textOf("rule-words")).isEqualTo("half writ");
        screen.press("rule-discard");
        assertThat(screen.textOf("rule-words")).isEmpty();
    }

    private void select(int row) {
        OnScreen.on(() -> {
            screen.list("rules-list").getSelectionModel().select(row);
            return row;
        });
    }

    @Test
    void whatWasRemovedCanBeMadeAgain() {
        screen.fill("rule-name", "Braces");
        screen.fill("rule-words", "braces");
        screen.press("rule-save");
        screen.awaitRows("rules-list", 1);

        screen.press("rule-remove");
        screen.awaitRows("rules-list", 0);
        var removed = wired().ownRuleDesk.all();
        screen.press("rule-save");
        screen.awaitRows("rules-list", 1);

        assertThat(removed).isEmpty();
        assertThat(wired().ownRuleDesk.all()).extracting(OwnRule::name).containsExactly("Braces");
    }

    @Test
    void staffSeesTheRulesAndWhatTheyFindAndCannotChangeThem() {
        screen.fill("rule-name", "Braces");
        screen.fill("rule-words", "braces");
        screen.press("rule-save");
        screen.awaitRows("rules-list", 1);

        screen.signIn(clinic.staff);

        awaitCount("2 of the last 3 comments match");
        assertThat(List.of(screen.isShown("rule-save"), screen.isShown("rules-new"), screen.isDisabled("rule-words")))
                .containsExactly(false, false, true);
        screen.awaitText("rule-may-not", "Only a manager or a doctor changes rules. You see what they say and find.");
    }

    @Test
    void withoutRulesTheScreenSaysWhatWouldBeHere() {
        assertThat(screen.exists("rules-found-empty")).isTrue();
        assertThat(screen.textOf("rules-count")).isEqualTo("Past comments");
    }

    @Test
    void aBrokenRuleFileOfThePracticeIsNamedInANotice(@TempDir Path data) throws IOException {
        var own = new OwnPractice();
        own.setUp(data);
        Files.createDirectories(data.resolve("triage"));
        Files.writeString(data.resolve("triage/en.yaml"), "rules: [");

        try (var opened = own.window(data)) {
            opened.screen()
                    .await(
                            "the notice",
                            () -> opened.screen()
                                    .textOf("broken-lexicon")
                                    .startsWith(
                                            "A rule file of the practice is broken, so the one that came with Bedside is used. "
                                                    + data.resolve("triage/en.yaml") + ", line 1: "));
            opened.screen().press("broken-lexicon-dismiss");

            assertThat(opened.screen().exists("broken-lexicon")).isFalse();
        }
    }
}
