package org.bedside.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Turns a burst of changes in the store into one refresh of what is on screen.
///
/// [#changed] may be called by any thread; listeners run on the JavaFX thread.
public final class Bursts {
    private final AtomicBoolean announced = new AtomicBoolean();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Executor fxThreadSoon;

    /// Takes the way to the JavaFX thread, which waits a moment so that more changes can join.
    public Bursts(Executor fxThreadSoon) {
        this.fxThreadSoon = fxThreadSoon;
    }

    public void changed() {
        if (announced.compareAndSet(false, true)) {
            fxThreadSoon.execute(() -> {
                announced.set(false);
                listeners.forEach(Runnable::run);
            });
        }
    }

    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
