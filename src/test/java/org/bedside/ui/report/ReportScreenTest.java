package org.bedside.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.bedside.model.Category;
import org.bedside.report.ReportGroup;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ui")
class ReportScreenTest {
    private final List<String> suggested = new ArrayList<>();

    @TempDir
    private Path folder;

    private Optional<Path> chosen = Optional.empty();
    private Clinic clinic;
    private OnScreen screen;

    @BeforeEach
    void open() {
        chosen = Optional.of(folder.resolve("november.csv"));
        clinic = new Clinic(folder);
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        screen = OnScreen.of(clinic, name -> {
            suggested.add(name);
            return chosen;
        });
        screen.keys(KeyCode.G, KeyCode.R);
        screen.await("the table", () -> table().getItems().size() == 2);
    }

    @AfterEach
    void close() {
        screen.close();
        clinic.close();
    }

    @Test
    void theReportIsSavedWhereThePersonSays() throws IOException {
        screen.press("report-save");

        screen.awaitText("report-saved", "Saved: november.csv and november-summary.csv");
        assertThat(suggested).containsExactly("responses-2026-11-01-to-2026-11-18.csv");
        assertThat(Files.readAllLines(folder.resolve("november.csv"))).hasSize(3);
        assertThat(folder.resolve("november-summary.csv")).isNotEmptyFile();
    }

    @Test
    void whoThinksBetterOfItSavesNothing() {
        chosen = Optional.empty();

        screen.press("report-save");

        assertThat(screen.isShown("report-saved")).isFalse();
        assertThat(screen.isShown("report-problem")).isFalse();
    }

    @Test
    void reversedDaysAreSaidAboveTheFiguresWhichStay() {
        OnScreen.on(() -> {
            screen.find("report-from", DatePicker.class).setValue(LocalDate.of(2026, 11, 19));
            return true;
        });

        screen.awaitText("report-problem", "The first day must not be after the last one.");
        assertThat(OnScreen.on(() -> table().getItems().size())).isEqualTo(2);
    }

    @Test
    void anotherGroupingShowsItsRows() {
        OnScreen.on(() -> {
            screen.<ReportGroup.Dimension>choices("report-by").setValue(ReportGroup.Dimension.CHANNEL);
            return true;
        });

        var labels = OnScreen.on(
                () -> table().getItems().stream().map(ReportGroup::label).toList());
        assertThat(labels).containsExactly("@oakstreetclinic (X)");
    }

    @SuppressWarnings("unchecked")
    private TableView<ReportGroup> table() {
        return screen.find("report-table", TableView.class);
    }
}
