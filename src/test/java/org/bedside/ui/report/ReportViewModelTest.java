package org.bedside.ui.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.report.ResponseReport;
import org.bedside.ui.Background;
import org.bedside.ui.Clinic;
import org.bedside.ui.Turns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

    private final Turns turns = new Turns();

    @TempDir
    private Path folder;

    private Clinic clinic;
    private ReportViewModel model;

    @BeforeEach
    void open() {
        clinic = new Clinic(folder);
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        model = model(Clinic.direct());
        model.refresh();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void itBeginsWithThisMonth() {
        assertThat(model.fromProperty().get()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(model.toProperty().get()).isEqualTo(TODAY);
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void otherDaysHaveTheirOwnFigures() {
        model.fromProperty().set(TODAY.minusDays(3));

        model.toProperty().set(TODAY.minusDays(1));

        assertThat(received()).isZero();
    }

    @Test
    void aRefreshCountsWhatCameSince() {
        clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");

        model.refresh();

        assertThat(received()).isEqualTo(2);
    }

    @Test
    void reversedDaysAreSaidAndTheFiguresStayUntilTheyAreRight() {
        model.fromProperty().set(TODAY.plusDays(1));
        var problem = model.problemProperty().get();
        var meanwhile = received();

        model.fromProperty().set(TODAY);

        assertThat(problem).isEqualTo("The first day must not be after the last one.");
        assertThat(meanwhile).isEqualTo(1);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void theLatestDaysCountHoweverLongTheOthersTake() {
        var slow = model(new Background(turns, Runnable::run));
        slow.toProperty().set(TODAY.minusDays(1));
        slow.toProperty().set(TODAY.plusDays(1));

        turns.all();

        assertThat(slow.reportProperty().get().map(made -> made.period().to())).contains(TODAY.plusDays(1));
    }

    @Test
    void aSavedReportIsNamedWithItsSummary() {
        model.save(folder.resolve("november.csv"));

        assertThat(model.savedProperty().get()).isEqualTo("Saved: november.csv and november-summary.csv");
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(folder.resolve("november.csv")).isNotEmptyFile();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() {
        var inAFile = folder.resolve("bedside.db").resolve("november.csv");

        model.save(inAFile);

        assertThat(model.problemProperty().get()).isEqualTo("The report cannot be written to " + inAFile + ".");
        assertThat(model.savedProperty().get()).isEmpty();
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void aCancelledExportLeavesNoFileAndNoProblem() {
        var slow = model(new Background(turns, Runnable::run));
        slow.refresh();
        turns.all();
        slow.save(folder.resolve("november.csv"));
        var busy = slow.busyProperty().get();

        slow.cancel();
        turns.all();

        assertThat(busy).isTrue();
        assertThat(slow.busyProperty().get()).isFalse();
        assertThat(slow.problemProperty().get()).isEmpty();
        assertThat(slow.savedProperty().get()).isEmpty();
        assertThat(folder.resolve("november.csv")).doesNotExist();
    }

    @Test
    void anExportGoesOnWhileTheFiguresAreReadAgain() {
        var slow = model(new Background(turns, Runnable::run));
        slow.refresh();
        turns.all();
        slow.save(folder.resolve("november.csv"));

        slow.refresh();
        turns.all();

        assertThat(slow.savedProperty().get()).isEqualTo("Saved: november.csv and november-summary.csv");
    }

    @Test
    void withoutAReportThereIsNothingToSave() {
        var slow = model(new Background(turns, Runnable::run));

        slow.save(folder.resolve("november.csv"));

        assertThat(slow.busyProperty().get()).isFalse();
        assertThat(slow.reportProperty().get()).isEqualTo(Optional.<ResponseReport>empty());
    }

    @Test
    void aDayThatIsClearedIsPutBack() {
        model.fromProperty().set(null);

        assertThat(model.fromProperty().get()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(received()).isEqualTo(1);
    }

    @Test
    void theFileIsNamedAfterItsDays() {
        assertThat(model.suggestedName()).isEqualTo("responses-2026-11-01-to-2026-11-18.csv");
    }

    private ReportViewModel model(Background background) {
        return new ReportViewModel(clinic.reportDesk, clinic.signedIn(), background, clinic.texts);
    }

    private int received() {
        return model.reportProperty().get().orElseThrow().total().received();
    }
}
