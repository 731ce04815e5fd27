package org.bedside.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.bedside.practice.Refused;

/// The one way off the JavaFX thread and back to it. In production the workers are a pool of platform threads and the
/// way back is `Platform::runLater`; a test passes `Runnable::run` twice and needs no screen.
public final class Background {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());

    private final Executor workers;
    private final Executor fxThread;

    public Background(Executor workers, Executor fxThread) {
        this.workers = workers;
        this.fxThread = fxThread;
    }

    /// Does `work` and tells what came of it. Once the program ends, what a pause or a burst still asks for is left
    /// undone.
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
        try {
            workers.execute(() -> work(work, onSuccess, onFailure));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "left undone at the end", e);
        }
    }

    /// Lets work that is under way show how far it has come.
    public void show(Runnable change) {
        fxThread.execute(change);
    }

    private <T> void work(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
        try {
            T result = work.call();
            fxThread.execute(() -> onSuccess.accept(result));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (!(e instanceof Refused || e instanceof CancellationException)) {
                LOG.log(System.Logger.Level.ERROR, "work in the background failed", e);
            }
            fxThread.execute(() -> onFailure.accept(e));
        }
    }
}
