package org.bedside.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bedside.ui.alarm.Signal;

/// Signals that nobody hears or sees, kept in their order.
public final class CountedSignals implements Signal {
    private final List<String> given = new CopyOnWriteArrayList<>();

    @Override
    public void sound(boolean loud) {
        given.add(loud ? "loud" : "soft");
    }

    @Override
    public void call(String title, String words) {
        given.add(title + ": " + words);
    }

    /// What was given until now: `soft`, `loud`, or the words that were shown.
    public List<String> given() {
        return List.copyOf(given);
    }
}
