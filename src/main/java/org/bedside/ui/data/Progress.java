package org.bedside.ui.data;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.bedside.ui.Background;

/// How far some work has come, shown in whole hundredths so that the JavaFX thread is not flooded.
final class Progress {
    private static final int PARTS = 100;

    private final Background background;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();

    Progress(Background background) {
        this.background = background;
    }

    /// Begins at nothing; used on the JavaFX thread. What is given back is told from any other.
    DoubleConsumer begin() {
        share.set(0);
        var shown = new AtomicInteger();
        return done -> {
            var part = (int) (done * PARTS);
            if (shown.getAndSet(part) != part) {
                background.show(() -> share.set((double) part / PARTS));
            }
        };
    }

    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }
}
