package org.bedside.ui.data;

import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.PassphraseField;

/// Changes the passphrase.
final class PassphraseView extends VBox {
    private final StringProperty now = new SimpleStringProperty("");
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");

    PassphraseView(KeysViewModel model, Texts texts, Runnable onBack) {
        setId("passphrase");
        getStyleClass().addAll("card", "data-page");
        Runnable change = () -> model.changePassphrase(now.get(), chosen.get(), again.get());
        model.doneProperty().subscribe(this::clear);
        var back = Pages.back("passphrase-back", texts, model.busyProperty(), () -> {
            clear();
            onBack.run();
        });
        Layout.leaveByEscape(this, back);
        Pages.focusAtProblem(this, model.problemProperty());
        getChildren()
                .addAll(
                        Pages.title(texts.get("keys.passphrase.do")),
                        Pages.words(texts.get("keys.passphrase.words")),
                        Pages.words(texts.get("passphrase.good")),
                        field("passphrase-now", texts.get("keys.now"), now, change, texts),
                        field("passphrase-chosen", texts.get("keys.passphrase.new"), chosen, change, texts),
                        field("passphrase-again", texts.get("passphrase.again"), again, change, texts),
                        Layout.message("passphrase-problem", "problem", model.problemProperty()),
                        Layout.message("passphrase-done", "note", model.doneProperty()),
                        Pages.buttons(
                                back,
                                Pages.accent(
                                        "passphrase-do",
                                        texts.get("keys.passphrase.do"),
                                        Bindings.createBooleanBinding(
                                                () -> model.busyProperty().get()
                                                        || Stream.of(now, chosen, again)
                                                                .anyMatch(typed -> typed.get()
                                                                        .isEmpty()),
                                                model.busyProperty(),
                                                now,
                                                chosen,
                                                again),
                                        change),
                                Pages.working(texts, model.busyProperty())));
    }

    private void clear() {
        Stream.of(now, chosen, again).forEach(typed -> typed.set(""));
    }

    static VBox field(String id, String name, StringProperty typed, Runnable onEnter, Texts texts) {
        var box = new VBox(new Label(name), new PassphraseField(id, typed, onEnter, name, texts));
        box.getStyleClass().add("labelled");
        return box;
    }
}
