package org.bedside.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The threads that do something again and again, each with a name of its own. Stopping is an interrupt.
final class Loops implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Loops.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    /// Does its work once and says how long to wait before the next time.
    interface Body {
        Duration once() throws InterruptedException;
    }

    /// Starts the loop of that name; one that runs under the same name is stopped.
    void start(String name, Body body) {
        var before = threads.put(name, Thread.ofPlatform().daemon().name(name).start(() -> run(name, body)));
        if (before != null) {
            before.interrupt();
        }
    }

    private static void run(String name, Body body) {
        try {
            while (true) {
                Thread.sleep(waitAfter(name, body));
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} stops", name);
        }
    }

    private static Duration waitAfter(String name, Body body) throws InterruptedException {
        try {
            return body.once();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, name + " failed and is tried again", e);
            return AFTER_FAILURE;
        }
    }

    @Override
    public void close() {
        threads.values().forEach(Thread::interrupt);
        for (var thread : threads.values()) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
