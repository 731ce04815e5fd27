package org.bedside.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Knows what keeps the store from its work now, and tells when that begins, changes and ends.
/// Safe for use by several threads at once.
final class TroubleWatch {
    private final List<Consumer<Optional<StoreTrouble>>> listeners = new CopyOnWriteArrayList<>();
    private Optional<StoreTrouble> now = Optional.empty();

    /// A transaction failed.
    void met(Throwable failure) {
        var trouble = StoreTrouble.of(failure);
        if (trouble != StoreTrouble.OTHER) {
            become(Optional.of(trouble));
        }
    }

    /// Something was written again. What is damaged does not heal by that.
    synchronized void over() {
        if (!now.equals(Optional.of(StoreTrouble.DAMAGED))) {
            become(Optional.empty());
        }
    }

    synchronized boolean lasts() {
        return now.isPresent();
    }

    synchronized void listen(Consumer<Optional<StoreTrouble>> listener) {
        listeners.add(listener);
        if (now.isPresent()) {
            listener.accept(now);
        }
    }

    void clear() {
        listeners.clear();
    }

    private synchronized void become(Optional<StoreTrouble> next) {
        if (!now.equals(next)) {
            now = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }
}
