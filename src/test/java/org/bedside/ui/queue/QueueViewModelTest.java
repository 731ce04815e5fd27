package org.bedside.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.QueueFilter;
import org.bedside.ui.Background;
import org.bedside.ui.Clinic;
import org.bedside.ui.Turns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueViewModelTest {
    private final Turns turns = new Turns();
    private Clinic clinic;

    @BeforeEach
    void open(@TempDir Path folder) {
        clinic = new Clinic(folder);
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void aPageIsReadAtATimeAndNoneAfterTheLast() {
        for (int i = 0; i < QueueViewModel.PAGE + 2; i++) {
            clinic.comes("person" + i, Category.GENERAL_QUESTION, "Is there parking?");
        }
        var model = direct();
        var first = handles(model);

        model.loadMore();
        model.loadMore();

        assertThat(first).hasSize(QueueViewModel.PAGE);
        assertThat(handles(model))
                .hasSize(QueueViewModel.PAGE + 2)
                .startsWith("person0", "person1")
                .endsWith("person60", "person61")
                .doesNotHaveDuplicates();
    }

    @Test
    void aConversationFoundByManyCommentsIsShownOnceAcrossPages() {
        clinic.comes("first", Category.GENERAL_QUESTION, "Is there parking?");
        for (int i = 0; i < 3 * QueueViewModel.PAGE; i++) {
            clinic.comes("again", Category.GENERAL_QUESTION, "Parking once more");
            clinic.comes(i < QueueViewModel.PAGE ? "again" : "person" + i, Category.GENERAL_QUESTION, "Parking");
        }
        var model = direct();
        model.filterProperty().set(searching("parking"));

        while (!handles(model).contains("first")) {
            var before = model.rows().size();
            model.loadMore();
            assertThat(model.rows()).hasSizeGreaterThan(before);
        }

        assertThat(handles(model)).hasSize(2 * QueueViewModel.PAGE + 2).doesNotHaveDuplicates();
    }

    @Test
    void aRefreshReadsAsManyRowsAsAreShown() {
        for (int i = 0; i < QueueViewModel.PAGE + 2; i++) {
            clinic.comes("person" + i, Category.GENERAL_QUESTION, "Is there parking?");
        }
        var model = direct();
        model.loadMore();

        model.refresh();

        assertThat(model.rows()).hasSize(QueueViewModel.PAGE + 2);
    }

    @Test
    void theOpenConversationStaysOpenWhenAMoreUrgentOneComes() {
        var bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        var model = direct();
        model.move(1);
        clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");

        model.refresh();

        assertThat(handles(model)).containsExactly("chest", "bill");
        assertThat(model.selectedProperty().get()).contains(bill);
        assertThat(model.indexOfSelected()).contains(1);
    }

    @Test
    void aFailedReadingLeavesTheRowsAndSaysSo() {
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        var model = direct();
        clinic.close();

        model.refresh();

        assertThat(handles(model)).containsExactly("bill");
        assertThat(model.problemProperty().get()).isEqualTo(clinic.texts.get("problem.unexpected"));
    }

    @Test
    void manyRefreshesDuringAReadingMakeOneMore() {
        var model = new QueueViewModel(clinic.queue, new Background(turns, Runnable::run), clinic.texts);
        model.refresh();
        model.refresh();
        model.refresh();

        turns.one();
        var after = turns.waiting();
        turns.one();

        assertThat(after).isEqualTo(1);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void theCountsComeWithTheRows() {
        clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        clinic.comes("chest", Category.EMERGENCY, "Chest pain since noon");

        var model = direct();

        assertThat(model.countsProperty().get()).isEqualTo(clinic.queue.counts());
        assertThat(model.countsProperty().get().openInAll()).isEqualTo(2);
    }

    @Test
    void movingEndsAtTheFirstAndTheLastRow() {
        var bill = clinic.comes("bill", Category.BILLING, "Why was I billed twice?");
        var parker = clinic.comes("parker", Category.GENERAL_QUESTION, "Is there parking?");
        var model = direct();

        model.move(5);
        var last = model.selectedProperty().get();
        model.move(-5);

        assertThat(last).contains(parker);
        assertThat(model.selectedProperty().get()).contains(bill);
    }

    @Test
    void movingInAnEmptyQueueOpensNothing() {
        var model = direct();

        model.move(1);

        assertThat(model.selectedProperty().get()).isEmpty();
    }

    private static QueueFilter searching(String words) {
        return new QueueFilter(
                QueueFilter.View.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words);
    }

    private QueueViewModel direct() {
        return new QueueViewModel(clinic.queue, Clinic.direct(), clinic.texts);
    }

    private static List<String> handles(QueueViewModel model) {
        return model.rows().stream()
                .map(row -> row.conversation().who().handle())
                .toList();
    }
}
