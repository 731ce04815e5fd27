package org.bedside.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.practice.Refused;
import org.bedside.ui.Clinic;
import org.bedside.ui.shell.ShellViewModel.Status;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private static final Status BUSY = new Status(List.of(), new QueueCounts(Map.of(Priority.P0, 1), 2, 3, 4), 5, 6);

    private Callable<Status> next = () -> BUSY;
    private final ShellViewModel model = new ShellViewModel(() -> next.call(), Clinic.direct());

    @Test
    void beforeTheFirstReadingNothingIsClaimed() {
        assertThat(model.statusProperty().get()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aRefreshShowsWhatWasRead() {
        model.refresh();

        assertThat(model.statusProperty().get()).isEqualTo(BUSY);
    }

    @Test
    void aFailedReadingLeavesTheLastFigures() {
        model.refresh();
        next = () -> {
            throw new Refused("data-not-ours");
        };

        model.refresh();

        assertThat(model.statusProperty().get()).isEqualTo(BUSY);
    }
}
