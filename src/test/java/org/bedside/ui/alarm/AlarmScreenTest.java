package org.bedside.ui.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import org.bedside.alarm.AlarmList;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.model.Category;
import org.bedside.model.ConversationId;
import org.bedside.model.Role;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.bedside.ui.shell.ShellView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class AlarmScreenTest {
    private static final String TOLD = "Bedside: Alarm: one conversation needs a person at once. Please open Bedside.";

    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        screen = OnScreen.of(clinic);
        screen.awaitRows("queue-list", 1);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void anEmergencyStandsOverEveryScreenUntilADoctorAcknowledgesIt() {
        screen.press("rail-reports");
        var before = screen.isShown("alarm-bar");

        comes();
        screen.awaitShown("alarm-bar");
        var words = screen.textOf("alarm");
        screen.signIn(clinic.staff);
        var staffMay = screen.isShown("alarm-acknowledge");
        var called = screen.textOf("alarm-called");
        screen.signIn(clinic.doctor);
        screen.press("alarm-acknowledge");

        screen.await("no alarm", () -> !screen.isShown("alarm-bar"));
        assertThat(List.of(before, staffMay)).containsExactly(false, false);
        assertThat(words)
                .matches(
                        "One conversation needs a person at once\\.\nEmergency · @chest · since 10:00.AM · due in 14 min");
        assertThat(called).isEqualTo("Called: Dana Whitfield, Dr. Amara Okafor. Please tell them.");
        assertThat(clinic.signal.given()).containsExactly(TOLD, "soft");
        assertThat(clinic.alarmDesk.ringing().lasting()).isEmpty();
    }

    @Test
    void unacknowledgedItCallsFurtherAndLouder() {
        comes();
        screen.await("the first signal", () -> clinic.signal.given().size() == 2);

        clinic.clock.advance(Duration.ofMinutes(10));
        clinic.alarmDesk.escalate();

        screen.await("the next ones", () -> clinic.signal.given().size() >= 4);
        assertThat(clinic.signal.given()).startsWith(TOLD, "soft", TOLD, "loud");
        screen.signIn(clinic.staff);
        assertThat(screen.textOf("alarm-called"))
                .isEqualTo("Called: Dana Whitfield, Dr. Amara Okafor, Sam Rivera. Please tell them.");
    }

    @Test
    void itsButtonOpensTheConversation() {
        screen.press("rail-reports");
        comes();

        screen.press("alarm-open");

        screen.awaitText("conversation-who", "@chest");
        assertThat(screen.isShown("conversation-who")).isTrue();
    }

    @Test
    void itsKeyOpensTheConversationFromAFieldAndTypesNothing() {
        comes();
        screen.awaitShown("alarm-bar");
        screen.type("queue-search", "bill");

        screen.chord(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);

        screen.awaitText("conversation-who", "@chest");
        assertThat(OnScreen.on(() -> screen.find("shell", ShellView.class).current()))
                .isEqualTo("queue");
        assertThat(screen.textOf("queue-search")).isEmpty();
    }

    @Test
    void whoListensComesByTheWordsAndThenTheButtons() {
        comes();
        screen.awaitShown("alarm-bar");
        screen.focus("alarm");

        var order = List.of("alarm-open", "alarm-acknowledge", "alarm-silence").stream()
                .filter(id -> {
                    screen.keys(KeyCode.TAB);
                    return screen.isFocused(id);
                })
                .toList();

        assertThat(order).containsExactly("alarm-open", "alarm-acknowledge", "alarm-silence");
        assertThat(OnScreen.on(() -> screen.find("alarm", Node.class).getAccessibleRoleDescription()))
                .isEqualTo("Alarm");
    }

    @Test
    void onceItIsGoneTheScreensOwnKeysWorkAgain() {
        comes();
        screen.awaitRows("queue-list", 2);
        screen.focus("alarm-acknowledge");

        screen.keys(KeyCode.SPACE);
        screen.await("no alarm", () -> !screen.isShown("alarm-bar"));
        screen.keys(KeyCode.J);

        screen.awaitText("conversation-who", "@chest");
    }

    @Test
    void theButtonSaysUntilWhenItIsSilent() {
        comes();
        screen.awaitShown("alarm-bar");

        screen.press("alarm-silence");
        var silent = screen.textOf("alarm-silence");
        screen.press("alarm-silence");

        assertThat(silent).matches("Silent until 10:05.AM · undo");
        assertThat(screen.textOf("alarm-silence")).isEqualTo("Silence for 5 minutes");
    }

    @Test
    void theManagerChangesWhomItCalls() {
        screen.press("rail-settings");
        screen.press("alarm-step-remove-2");
        OnScreen.on(() -> {
            screen.find("alarm-step-1-STAFF", CheckBox.class).setSelected(true);
            screen.find("alarm-step-minutes-2", Spinner.class).getEditor().setText("3");
            screen.find("alarm-step-minutes-2", Spinner.class).commitValue();
            return true;
        });

        screen.press("alarm-list-save");

        screen.awaitText("alarm-list-done", "Saved. It holds from now on.");
        assertThat(clinic.alarmDesk.list())
                .isEqualTo(new AlarmList(List.of(
                        new Step(0, Set.of(Role.values()), Set.of()), new Step(3, Set.of(Role.values()), Set.of()))));
    }

    @Test
    void aListByWhichNobodyWouldHearIsNotKeptAndOthersCannotChangeIt() {
        screen.press("rail-settings");
        screen.await("the list", () -> screen.exists("alarm-step-1-DOCTOR"));
        OnScreen.on(() -> {
            screen.find("alarm-step-1-DOCTOR", CheckBox.class).setSelected(false);
            screen.find("alarm-step-1-MANAGER", CheckBox.class).setSelected(false);
            return true;
        });

        screen.press("alarm-list-save");
        screen.awaitText("alarm-list-problem", "Step 1 calls nobody.");
        screen.signIn(clinic.doctor);

        assertThat(screen.isDisabled("alarm-list-save")).isTrue();
        assertThat(screen.textOf("alarm-list-not-allowed")).isEqualTo("Only a manager changes whom an alarm calls.");
        assertThat(clinic.alarmDesk.list()).isEqualTo(AlarmList.STANDARD);
    }

    private ConversationId comes() {
        return clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");
    }
}
