package org.bedside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Turns workers = new Turns();
    private final Turns fxThread = new Turns();
    private final List<String> heard = new ArrayList<>();

    @Test
    void workIsDoneByAWorkerAndItsResultToldOnTheJavaFxThread() {
        new Background(workers, fxThread).run(() -> "done", heard::add, e -> heard.add("failed"));

        var waiting = List.of(workers.waiting(), fxThread.waiting());
        workers.one();
        var beforeItIsTold = List.copyOf(heard);
        fxThread.one();

        assertThat(waiting).containsExactly(1, 0);
        assertThat(beforeItIsTold).isEmpty();
        assertThat(heard).containsExactly("done");
    }

    @Test
    void whatFailsIsToldOnTheJavaFxThreadAsWell() {
        new Background(workers, fxThread)
                .run(
                        () -> {
                            throw new Refused("text-empty");
                        },
                        _ -> heard.add("done"),
                        e -> heard.add(e.getMessage()));

        workers.one();
        fxThread.one();

        assertThat(heard).containsExactly("text-empty");
    }

    @Test
    void whatIsAskedForAfterTheEndIsLeftUndone() {
        var ended = Executors.newCachedThreadPool();
        ended.close();

        new Background(ended, fxThread).run(() -> "done", heard::add, e -> heard.add("failed"));

        assertThat(fxThread.waiting()).isZero();
        assertThat(heard).isEmpty();
    }
}
