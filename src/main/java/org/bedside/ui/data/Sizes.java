package org.bedside.ui.data;

import org.bedside.ui.Texts;

/// How large a file is, as people say it.
final class Sizes {
    private static final double MEGABYTE = 1_000_000;

    private Sizes() {}

    static String of(Texts texts, long bytes) {
        return texts.get("data.size", bytes / MEGABYTE);
    }
}
