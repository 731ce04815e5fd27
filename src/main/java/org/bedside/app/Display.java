package org.bedside.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether there is a screen to open a window on.
final class Display {
    private Display() {}

    /// Asked before JavaFX is started, which would fail deep in native code.
    static boolean isThere() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        return given(System.getenv("DISPLAY")) || given(System.getenv("WAYLAND_DISPLAY"));
    }

    /// Draws into memory from now on; only before JavaFX is started.
    static void useNone() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
