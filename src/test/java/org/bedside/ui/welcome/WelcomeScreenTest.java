package org.bedside.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.MemoryKeyStore;
import org.bedside.ui.Background;
import org.bedside.ui.OnScreen;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.NewKeysView;
import org.bedside.ui.unlock.NewKeysViewModel;
import org.bedside.ui.unlock.Printing.Outcome;
import org.bedside.ui.welcome.WelcomeView.SetUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ui")
class WelcomeScreenTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final List<String> demos = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();
    private final List<SetUp> told = new ArrayList<>();
    private OnScreen screen;

    @BeforeEach
    void open() {
        var texts = new Texts(Locale.US);
        var background = new Background(Runnable::run, Runnable::run);
        screen = OnScreen.of(() -> new WelcomeView(
                texts,
                ZONE,
                () -> demos.add("demo"),
                () -> joins.add("join"),
                told::add,
                new NewKeysView(
                        new NewKeysViewModel(DataKey.random(), MemoryKeyStore.gone(), background, texts),
                        _ -> Optional.empty(),
                        _ -> Outcome.NO_PRINTER,
                        texts),
                _ -> new Label("restore")));
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void theDemoIsOneButtonAway() {
        screen.press("welcome-demo");

        assertThat(demos).containsExactly("demo");
    }

    @Test
    void joiningAPracticeIsOneButtonAway() {
        screen.press("welcome-join");

        assertThat(joins).containsExactly("join");
    }

    @Test
    void whatTheManagerTellsBecomesAPractice() {
        fillIn();

        screen.press("setup-do");

        assertThat(screen.isShown("keys-passphrase")).isTrue();
        assertThat(told)
                .containsExactly(new SetUp(
                        new Practice(
                                "Oak Street Clinic",
                                OpeningHours.weekdays(ZONE, LocalTime.of(9, 0), LocalTime.of(17, 0)),
                                "Monday to Friday, 09:00 to 17:00",
                                "(312) 555-0142",
                                "",
                                "oakstreet.example",
                                "",
                                "",
                                false),
                        "Dana Whitfield",
                        "Dr. Amara Okafor"));
    }

    @Test
    void aZoneThatDoesNotExistIsSaidAndWhatWasTypedStays() {
        fillIn();
        screen.fill("setup-zone", "Chicago");

        screen.press("setup-do");

        screen.awaitText("setup-problem", "Please give the zone as in America/Chicago and the times as in 08:00.");
        assertThat(told).isEmpty();
        assertThat(List.of(screen.textOf("setup-zone"), screen.textOf("setup-name"), screen.textOf("setup-manager")))
                .containsExactly("Chicago", "Oak Street Clinic", "Dana Whitfield");
    }

    @Test
    void aPracticeNeedsANameAndItsPeople() {
        fillIn();
        screen.fill("setup-doctor", " ");

        screen.press("setup-do");

        screen.awaitText("setup-problem", "Please fill in: Doctor.");
        assertThat(told).isEmpty();
    }

    @Test
    void whoGoesBackFindsTheDemoAgain() {
        screen.press("welcome-set-up");

        screen.press("setup-back");

        assertThat(screen.isShown("welcome-demo")).isTrue();
        assertThat(screen.isShown("setup-do")).isFalse();
    }

    @Test
    void whoGoesBackFromTheKeysFindsWhatWasTyped() {
        fillIn();
        screen.press("setup-do");

        screen.press("keys-back");

        assertThat(screen.isShown("setup-name")).isTrue();
        assertThat(screen.textOf("setup-name")).isEqualTo("Oak Street Clinic");
    }

    @Test
    void aDemoThatCannotBeOpenedSaysWhyBesideItsButton() {
        OnScreen.on(() -> {
            screen.find("welcome", WelcomeView.class).show(new Refused("data-not-demo"));
            return true;
        });

        screen.awaitShown("welcome-problem");
        assertThat(screen.textOf("welcome-problem"))
                .isEqualTo("There is a real practice in this folder. The demo needs a folder of its own.");
    }

    private void fillIn() {
        screen.press("welcome-set-up");
        screen.fill("setup-name", "Oak Street Clinic");
        screen.fill("setup-opens", "09:00");
        screen.fill("setup-phone", "(312) 555-0142");
        screen.fill("setup-site", "oakstreet.example");
        screen.fill("setup-manager", "Dana Whitfield");
        screen.fill("setup-doctor", "Dr. Amara Okafor");
    }
}
