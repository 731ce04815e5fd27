package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LoopsTest {
    @Test
    void aLoopWorksAgainAndAgainOnAThreadOfItsName() throws Exception {
        var turns = new CountDownLatch(3);
        var thread = new CompletableFuture<Thread>();

        try (var loops = new Loops()) {
            loops.start("poll-x", () -> {
                thread.complete(Thread.currentThread());
                turns.countDown();
                return Duration.ZERO;
            });
            turns.await();
        }

        assertThat(thread.get().getName()).isEqualTo("poll-x");
        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void closingEndsALoopThatPauses() throws Exception {
        var thread = new CompletableFuture<Thread>();

        try (var loops = new Loops()) {
            loops.start("poll-x", () -> {
                thread.complete(Thread.currentThread());
                return Duration.ofDays(1);
            });
            thread.get();
        }

        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void closingInterruptsALoopAtWorkAndWaitsForItsEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CompletableFuture<String>();

        try (var loops = new Loops()) {
            loops.start("outbox", () -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                    return Duration.ZERO;
                } finally {
                    ended.complete("tidied up");
                }
            });
            begun.await();
        }

        assertThat(ended.getNow("still at work")).isEqualTo("tidied up");
    }

    @Test
    void aLoopStartedAgainStopsTheOneBeforeIt() throws Exception {
        var first = new CompletableFuture<Thread>();

        try (var loops = new Loops()) {
            loops.start("poll-x", () -> {
                first.complete(Thread.currentThread());
                return Duration.ofDays(1);
            });
            first.get();
            loops.start("poll-x", () -> Duration.ofDays(1));

            assertThat(first.get().join(Duration.ofSeconds(30))).isTrue();
        }
    }
}
