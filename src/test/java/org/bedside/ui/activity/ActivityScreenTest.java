package org.bedside.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.MemberId;
import org.bedside.store.ActivityStore;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ActivityScreenTest {
    private final Activity activity = new Activity(new ActivityStore());
    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
        clinic.database.change(tx -> {
            for (int i = 0; i < 250; i++) {
                activity.add(tx, TestPractice.NOW, clinic.staff.id(), What.ASSIGNED, "conversation " + i, "to nobody");
            }
            activity.add(tx, TestPractice.NOW, clinic.doctor.id(), What.CLOSED, "conversation 7", "50% done");
        });
        screen = OnScreen.of(clinic);
        screen.keys(KeyCode.G, KeyCode.Y);
        screen.awaitShown("activity");
        awaitEntries(ActivityViewModel.PAGE);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    private List<ActivityEntry> entries() {
        return OnScreen.on(() -> {
            @SuppressWarnings("unchecked")
            TableView<ActivityEntry> table = screen.find("activity-table", TableView.class);
            return List.copyOf(table.getItems());
        });
    }

    private void awaitEntries(int number) {
        screen.await(
                number + " entries",
                () -> screen.find("activity-table", TableView.class).getItems().size() == number);
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) {
        OnScreen.on(() -> {
            screen.find(id, ComboBox.class).setValue(Optional.of(value));
            return value;
        });
    }

    @Test
    void theNewestComeFirstAndTheOlderOnesOnDemand() {
        assertThat(entries()).isSortedAccordingTo((one, other) -> Long.compare(other.number(), one.number()));

        screen.press("activity-older");

        screen.await("all", () -> !screen.isShown("activity-older"));
        assertThat(entries())
                .extracting(ActivityEntry::number)
                .doesNotHaveDuplicates()
                .endsWith(1L);
    }

    @Test
    void wordsAreTakenAsTheyStandInAnyCase() {
        screen.fill("activity-search", "50% DONE");

        awaitEntries(1);
        assertThat(entries().getFirst().what()).isEqualTo(What.CLOSED);
    }

    @Test
    void aMembersEntriesOfAKindAreFound() {
        choose("activity-member", clinic.doctor.id());
        choose("activity-what", What.CLOSED);

        awaitEntries(1);
        assertThat(entries())
                .extracting(ActivityEntry::member)
                .containsExactly(Optional.<MemberId>of(clinic.doctor.id()));
    }

    @Test
    void allIsVerifiedAndTheHeadShown() {
        screen.press("activity-verify");

        screen.awaitShown("activity-whole");
        assertThat(OnScreen.on(() -> screen.textOf("activity-whole"))).contains(clinic.database.read(activity::head));
    }

    @Test
    void aPrintedHeadThatIsGoneIsSaid() {
        screen.fill("activity-printed", "ab".repeat(32));

        screen.press("activity-verify");

        screen.awaitShown("activity-problem");
        assertThat(OnScreen.on(() -> screen.textOf("activity-problem")))
                .startsWith("The printed head is not in the activity");
    }
}
