package org.bedside.ui.data;

import java.nio.file.Path;
import java.util.Optional;

/// Asks which backup to read, or which folder to use. The system's own dialogs in production; a test answers by itself.
public interface OpenDialogs {
    /// Where nobody is there to choose.
    OpenDialogs NOBODY = new OpenDialogs() {
        @Override
        public Optional<Path> backup() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }
    };

    /// The backup chosen, or nothing where the person thought better of it.
    Optional<Path> backup();

    /// The folder chosen, or nothing where the person thought better of it.
    Optional<Path> folder();
}
