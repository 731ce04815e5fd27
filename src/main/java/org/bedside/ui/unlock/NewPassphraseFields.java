package org.bedside.ui.unlock;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.bedside.ui.Texts;

/// The two fields in which a new passphrase is typed; Enter goes from the first to the second and then on.
final class NewPassphraseFields extends VBox {
    private final PassphraseField first;

    NewPassphraseFields(String id, NewPassphrase passphrase, Runnable onEnter, Texts texts) {
        getStyleClass().add("labelled-fields");
        var name = texts.get("passphrase.new");
        var nameAgain = texts.get("passphrase.again");
        var again = new PassphraseField(id + "-passphrase-again", passphrase.again, onEnter, nameAgain, texts);
        first = new PassphraseField(id + "-passphrase", passphrase.first, again::focus, name, texts);
        getChildren().addAll(labelled(name, first), labelled(nameAgain, again));
    }

    private static VBox labelled(String name, PassphraseField field) {
        var box = new VBox(new Label(name), field);
        box.getStyleClass().add("labelled");
        return box;
    }

    void focus() {
        first.focus();
    }
}
