package org.bedside.ui.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.model.Way;
import org.bedside.practice.Member;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class OverrideScreenTest {
    private static final String REASON = "The person asked for this in writing.";

    private Clinic clinic;
    private OnScreen screen;
    private ConversationId bill;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void aManagerLetsAReplyPassAndADoctorReadsWhy() {
        write(clinic.manager, Clinic.BLOCKED);
        screen.press("override-begin");
        screen.type("override-reason", REASON);
        screen.press("override-do");
        screen.awaitText(
                "override-note",
                "Let pass by Dana Whitfield: “" + REASON + "” Any change to the text takes this back.");
        screen.press("reply-submit");
        screen.awaitShown("reply-take-back");

        screen.signIn(clinic.doctor);
        screen.focus("queue-list");
        screen.keys(KeyCode.G, KeyCode.A);

        screen.awaitText("approval-override", "Let pass in spite of the guard by Dana Whitfield: “" + REASON + "”");
        screen.press("approval-approve");
        screen.await("queued", () -> state() instanceof Reply.State.Queued);
    }

    @Test
    void aShortReasonIsNotTaken() {
        write(clinic.manager, Clinic.BLOCKED);
        screen.press("override-begin");

        screen.type("override-reason", "Because.");
        screen.keys(KeyCode.ENTER);

        assertThat(screen.isDisabled("override-do")).isTrue();
        assertThat(screen.isDisabled("reply-submit")).isTrue();
    }

    @Test
    void escapeLeavesItAsItIs() {
        write(clinic.manager, Clinic.BLOCKED);
        screen.press("override-begin");

        screen.keys(KeyCode.ESCAPE);

        screen.awaitShown("override-begin");
        assertThat(screen.isShown("override-reason")).isFalse();
    }

    @Test
    void oneMoreLetterTakesItBack() {
        write(clinic.manager, Clinic.BLOCKED);
        screen.press("override-begin");
        screen.type("override-reason", REASON);
        screen.keys(KeyCode.ENTER);
        screen.awaitShown("override-note");

        screen.type("reply-text", "!");

        screen.await("note gone", () -> !screen.isShown("override-note"));
        assertThat(screen.isDisabled("reply-submit")).isTrue();
    }

    @Test
    void staffReadWhoCouldLetItPass() {
        write(clinic.staff, Clinic.BLOCKED);

        screen.awaitShown("override-hint");

        assertThat(screen.isShown("override-begin")).isFalse();
    }

    @Test
    void anUnfilledGapIsNotOffered() {
        write(clinic.manager, "Your visit, {topic}");

        assertThat(screen.isShown("override-begin")).isFalse();
    }

    @Test
    void theDoctorWhoLetItPassCannotApproveIt() {
        clinic.replyDesk.saveDraft(clinic.staff, bill, Clinic.BLOCKED);
        clinic.replyDesk.override(
                clinic.doctor,
                bill,
                Clinic.BLOCKED,
                Way.REPLY,
                clinic.replyDesk.findings(bill, Way.REPLY, Clinic.BLOCKED),
                REASON);
        clinic.replyDesk.submit(clinic.staff, bill, Clinic.BLOCKED);

        screen.signIn(clinic.doctor);
        screen.keys(KeyCode.G, KeyCode.A);

        screen.awaitText(
                "approval-obstacle", "Whoever let these words pass does not approve them too. Another doctor must.");
        assertThat(screen.isDisabled("approval-approve")).isTrue();
    }

    private void write(Member by, String words) {
        screen.signIn(by);
        screen.awaitRows("queue-list", 1);
        screen.keys(KeyCode.J);
        screen.awaitText("conversation-who", "@bill");
        screen.fill("reply-text", words);
        screen.awaitShown("reply-findings");
    }

    private Reply.State state() {
        return clinic.replies(bill).getLast().state();
    }
}
