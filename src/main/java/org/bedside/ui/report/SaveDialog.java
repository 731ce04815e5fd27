package org.bedside.ui.report;

import java.nio.file.Path;
import java.util.Optional;

/// Asks where a file is to be saved. The system's own dialog in production; a test answers by itself.
@FunctionalInterface
public interface SaveDialog {
    /// The place chosen, or nothing where the person thought better of it.
    Optional<Path> ask(String suggestedName);
}
