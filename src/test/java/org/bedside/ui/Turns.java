package org.bedside.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Does what it is given only when a test says so, in the order given.
public final class Turns implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /// How much waits to be done.
    public int waiting() {
        return waiting.size();
    }

    public void one() {
        waiting.remove().run();
    }

    /// Does what waits and what comes of it.
    public void all() {
        while (!waiting.isEmpty()) {
            one();
        }
    }
}
