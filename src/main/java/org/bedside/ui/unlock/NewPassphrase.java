package org.bedside.ui.unlock;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.bedside.practice.Refused;
import org.bedside.settings.KeyFile;

/// A passphrase that is chosen by typing it twice. Used on the JavaFX thread only.
final class NewPassphrase {
    final StringProperty first = new SimpleStringProperty("");
    final StringProperty again = new SimpleStringProperty("");

    /// @throws Refused if it is too short, or the two differ
    char[] chosen() {
        var passphrase = first.get().toCharArray();
        KeyFile.requireLength(passphrase);
        if (!first.get().equals(again.get())) {
            throw new Refused("passphrase-differs");
        }
        return passphrase;
    }

    void clear() {
        first.set("");
        again.set("");
    }
}
