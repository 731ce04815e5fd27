package org.bedside.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.bedside.TestPractice;
import org.bedside.model.LearntModel;
import org.bedside.model.LearntModel.State;
import org.bedside.store.ModelStore;
import org.bedside.triage.learning.TextModel;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class LearntScreenTest {
    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        screen = OnScreen.of(clinic);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    private void learnt(State state) {
        var version = new LearntModel(
                0,
                TestPractice.NOW,
                TextModel.madeOf(),
                12,
                "hash",
                "{\"EMERGENCY\": {\"of\": 150, \"before\": 143, \"after\": 144}}",
                state,
                true);
        clinic.database.change(tx ->
                new ModelStore().add(tx, version, state == State.REFUSED ? Optional.empty() : Optional.of(weights())));
    }

    private static byte[] weights() {
        var out = new ByteArrayOutputStream();
        try {
            TextModel.load().write(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private State state(long number) {
        return clinic.database.read(tx -> new ModelStore().versions(tx)).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void nothingLearntIsSaidAndHowToTeach() {
        screen.keys(KeyCode.G, KeyCode.T);

        screen.awaitShown("learnt");
        assertThat(screen.exists("learnt-1")).isFalse();
    }

    @Test
    void theManagerGoesBackToAnEarlierVersionAndToTheShippedOne() {
        learnt(State.LIVE);
        learnt(State.LIVE);
        screen.keys(KeyCode.G, KeyCode.T);
        screen.awaitShown("learnt-use-1");

        screen.press("learnt-use-1");

        screen.awaitShown("learnt-use-2");
        assertThat(state(1)).isEqualTo(State.LIVE);
        screen.press("learnt-use-shipped");
        screen.awaitShown("learnt-use-1");
        assertThat(state(1)).isEqualTo(State.EARLIER);
    }

    @Test
    void staffReadThatOthersChoose() {
        learnt(State.LIVE);
        screen.signIn(clinic.staff);
        screen.keys(KeyCode.G, KeyCode.T);
        screen.awaitShown("learnt-1");

        screen.press("learnt-use-shipped");

        screen.awaitText(
                "learnt-problem", "Only a manager or a doctor chooses what triage uses of what it has learnt.");
        assertThat(state(1)).isEqualTo(State.LIVE);
    }

    @Test
    void whatWasRefusedCannotBeUsed() {
        learnt(State.REFUSED);
        screen.keys(KeyCode.G, KeyCode.T);

        screen.awaitShown("learnt-1");

        assertThat(screen.exists("learnt-use-1")).isFalse();
    }
}
