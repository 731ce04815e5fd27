package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Reading by several threads at once.
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(120)
class ReadingTest {
    private static final int MORE_THAN_CONNECTIONS = 12;

    private final TestDatabase where;
    private final CountDownLatch goOn = new CountDownLatch(1);
    private TestPractice practice;

    ReadingTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        practice.take(theirs("1", "Hello", NOW));
    }

    @AfterEach
    void close() {
        goOn.countDown();
        practice.close();
    }

    @Test
    void moreReadersThanConnectionsAllGetWhatTheyAskedFor() throws Exception {
        var readers = IntStream.range(0, MORE_THAN_CONNECTIONS)
                .mapToObj(_ -> started(this::bodiesOnceTheyMay))
                .toList();
        for (var reader : readers) {
            awaitThatItWaits(reader.thread());
        }

        goOn.countDown();

        for (var reader : readers) {
            assertThat(reader.result().get()).containsExactly("Hello");
        }
    }

    @Test
    void aThreadInterruptedBeforeItReadsHasItsResultAndStaysInterrupted() throws Exception {
        var reader = started(() -> {
            Thread.currentThread().interrupt();
            return interruptedAfter(bodies());
        });

        assertThat(reader.result().get()).containsExactly("Hello", "interrupted");
    }

    @Test
    void aThreadInterruptedWhileItWaitsToReadHasItsResultAndStaysInterrupted() throws Exception {
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
            awaitThatItWaits(started(this::bodiesOnceTheyMay).thread());
        }
        var last = started(() -> interruptedAfter(bodies()));
        awaitThatItWaits(last.thread());

        last.thread().interrupt();
        goOn.countDown();

        assertThat(last.result().get()).containsExactly("Hello", "interrupted");
    }

    @Test
    void closingWaitsForWhoeverReads() throws Exception {
        var reader = started(this::bodiesOnceTheyMay);
        awaitThatItWaits(reader.thread());
        var closer = started(() -> {
            practice.close();
            return List.of();
        });
        awaitThatItWaits(closer.thread());

        goOn.countDown();

        assertThat(reader.result().get()).containsExactly("Hello");
        assertThat(closer.result().get()).isEmpty();
    }

    @Test
    void whoeverAsksAfterClosingIsRefused() {
        practice.close();

        assertThatThrownBy(this::bodies).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aVirtualThreadDoesNotRead() throws Exception {
        var reading = new FutureTask<>(this::bodies);
        Thread.ofVirtual().start(reading).join();

        assertThatThrownBy(reading::get).hasCauseInstanceOf(IllegalStateException.class);
    }

    private List<String> bodies() {
        return practice.database.read(tx -> tx.list(row -> row.text("body"), "SELECT body FROM comment"));
    }

    /// Asks once more than it uses, so that its transaction has begun while it waits.
    private List<String> bodiesOnceTheyMay() {
        return practice.database.read(tx -> {
            tx.list(row -> true, "SELECT id FROM comment");
            await(goOn);
            return tx.list(row -> row.text("body"), "SELECT body FROM comment");
        });
    }

    private static List<String> interruptedAfter(List<String> bodies) {
        return List.of(bodies.getFirst(), Thread.interrupted() ? "interrupted" : "not interrupted");
    }

    private record Started(Thread thread, FutureTask<List<String>> result) {}

    private static Started started(Callable<List<String>> work) {
        var result = new FutureTask<>(work);
        return new Started(Thread.ofPlatform().daemon().start(result), result);
    }

    private static void awaitThatItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
