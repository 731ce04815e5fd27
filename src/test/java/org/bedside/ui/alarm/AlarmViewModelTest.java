package org.bedside.ui.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.ui.Clinic;
import org.bedside.ui.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmViewModelTest {
    private static final String ONE = "Bedside: Alarm: one conversation needs a person at once. Please open Bedside.";
    private static final String TWO = "Bedside: Alarm: 2 conversations need a person at once. Please open Bedside.";

    private Clinic clinic;
    private SignedIn signedIn;
    private AlarmViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        signedIn = clinic.signedIn();
        model = new AlarmViewModel(
                clinic.alarmDesk, signedIn, Clinic.direct(), clinic.texts, clinic.clock, clinic.signal);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void withoutAnAlarmNothingIsHeard() {
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");

        model.refresh();
        passes(60);

        assertThat(clinic.signal.given()).isEmpty();
    }

    @Test
    void anAlarmIsToldOnceAndHeardAgainEveryHalfMinute() {
        chest();
        model.refresh();
        model.refresh();
        var atOnce = clinic.signal.given();

        passes(29);
        var before = clinic.signal.given();
        passes(1);

        assertThat(atOnce).containsExactly(ONE, "soft");
        assertThat(before).isEqualTo(atOnce);
        assertThat(clinic.signal.given()).containsExactly(ONE, "soft", "soft");
    }

    @Test
    void noWordOfAPatientLeavesTheWindow() {
        chest();

        model.refresh();

        assertThat(clinic.signal.given())
                .noneMatch(words -> words.contains("chest") || words.contains("pain") || words.contains("Emergency"));
    }

    @Test
    void theNextStepIsToldAndLouder() {
        chest();
        escalate(0);
        model.refresh();

        escalate(300);
        model.refresh();

        assertThat(clinic.signal.given()).containsExactly(ONE, "soft", ONE, "loud");
    }

    @Test
    void whoeverIsNotCalledYetIsToldAndHearsItOnceCalled() {
        signedIn.memberProperty().set(clinic.staff);
        chest();
        escalate(0);
        model.refresh();
        var atOnce = clinic.signal.given();

        escalate(600);
        model.refresh();

        assertThat(atOnce).containsExactly(ONE);
        assertThat(clinic.signal.given()).containsExactly(ONE, ONE, "loud");
        assertThat(model.called()).isEqualTo(clinic.members);
    }

    @Test
    void silenceHoldsForFiveMinutesHere() {
        chest();
        model.refresh();

        model.silence();
        passes(299);
        var silent = clinic.signal.given();
        passes(1);

        assertThat(silent).containsExactly(ONE, "soft");
        assertThat(clinic.signal.given()).containsExactly(ONE, "soft", "soft");
        assertThat(model.silentSinceProperty().get()).isEmpty();
    }

    @Test
    void anotherAlarmBreaksTheSilenceAndSoDoesPressingAgain() {
        chest();
        model.refresh();
        model.silence();

        clinic.comes("stroke", Category.EMERGENCY, "My arm is numb");
        model.refresh();
        var broken = clinic.signal.given();
        model.silence();
        model.silence();

        assertThat(broken).containsExactly(ONE, "soft", TWO, "soft");
        assertThat(clinic.signal.given()).containsExactly(ONE, "soft", TWO, "soft", "soft");
    }

    @Test
    void aClockThatIsSetBackKeepsNothingSilent() {
        chest();
        model.refresh();
        model.silence();

        passes(-3600);

        assertThat(clinic.signal.given()).containsExactly(ONE, "soft", "soft");
    }

    @Test
    void acknowledgedOneByOneTheyAreGone() {
        var chest = chest();
        var stroke = clinic.comes("stroke", Category.EMERGENCY, "My arm is numb");
        model.refresh();

        var first = oldest();
        model.acknowledge();
        var second = oldest();
        model.acknowledge();
        passes(60);

        assertThat(List.of(first, second)).containsExactly(List.of(chest), List.of(stroke));
        assertThat(oldest()).isEmpty();
        assertThat(clinic.signal.given()).containsExactly(TWO, "soft");
    }

    @Test
    void whereItIsRefusedTheAlarmStaysAndSaysWhy() {
        var chest = chest();
        signedIn.memberProperty().set(clinic.staff);
        model.refresh();

        model.acknowledge();

        assertThat(model.problemProperty().get()).isEqualTo("Only a doctor or a manager acknowledges an alarm.");
        assertThat(oldest()).containsExactly(chest);
    }

    private ConversationId chest() {
        return clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");
    }

    private List<ConversationId> oldest() {
        return model.oldest().stream().map(alarm -> alarm.conversation().id()).toList();
    }

    private void escalate(long seconds) {
        clinic.clock.advance(Duration.ofSeconds(seconds));
        clinic.alarmDesk.escalate();
    }

    private void passes(long seconds) {
        clinic.clock.advance(Duration.ofSeconds(seconds));
        model.tick();
    }
}
