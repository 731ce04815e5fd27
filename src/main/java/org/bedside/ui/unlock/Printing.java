package org.bedside.ui.unlock;

import javafx.scene.layout.Region;

/// Puts a page on paper. The system's own dialog in production; a test answers by itself.
@FunctionalInterface
public interface Printing {
    enum Outcome {
        PRINTED,
        GIVEN_UP,
        NO_PRINTER
    }

    Outcome print(Region page);
}
