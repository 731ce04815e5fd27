package org.bedside.ui.data;

import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.unlock.Printing;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes a new recovery key, and shows it until the person leaves.
final class RecoveryKeyView extends VBox {
    private final StringProperty now = new SimpleStringProperty("");

    RecoveryKeyView(KeysViewModel model, Texts texts, SaveDialog saveDialog, Printing printing, Runnable onBack) {
        setId("recovery-key");
        getStyleClass().addAll("card", "data-page");
        model.recoveryKeyProperty().subscribe(() -> now.set(""));
        var key = new Label();
        key.setId("recovery-key-shown");
        key.getStyleClass().add("recovery-key");
        key.setMaxWidth(Double.MAX_VALUE);
        key.setMinHeight(USE_PREF_SIZE);
        key.textProperty().bind(model.recoveryKeyProperty().map(KeysViewModel::lines));
        var print = new Button(texts.get("keys.print"), new FontIcon(Feather.PRINTER));
        print.setId("recovery-key-print");
        print.setOnAction(_ -> model.printed(printing.print(page(model))));
        var save = new Button(texts.get("keys.save"), new FontIcon(Feather.SAVE));
        save.setId("recovery-key-save");
        save.setOnAction(_ -> saveDialog.ask(texts.get("keys.file")).ifPresent(model::saveRecoveryKey));
        var shown = new VBox(key, new HBox(print, save));
        shown.getStyleClass().add("card-page");
        shown.getChildren().getLast().getStyleClass().add("welcome-buttons");
        shown.visibleProperty().bind(model.recoveryKeyProperty().map(made -> made.isPresent()));
        shown.managedProperty().bind(shown.visibleProperty());
        shown.visibleProperty().subscribe(made -> {
            if (made) {
                Platform.runLater(print::requestFocus);
            }
        });
        Runnable make = () -> model.newRecoveryKey(now.get());
        var typed = PassphraseView.field("recovery-key-now", texts.get("keys.now"), now, make, texts);
        var done = Pages.accent(
                "recovery-key-do",
                texts.get("keys.recovery.do"),
                model.busyProperty().or(now.isEmpty()),
                make);
        // Once the key is made, all that is left is to put it away.
        for (var before : new Node[] {typed, done}) {
            before.visibleProperty().bind(shown.visibleProperty().not());
            before.managedProperty().bind(before.visibleProperty());
        }
        var back = Pages.back("recovery-key-back", texts, model.busyProperty(), () -> {
            now.set("");
            model.begin();
            onBack.run();
        });
        // Not by Esc once the key is shown, since it is never shown again.
        Layout.leaveByEscape(typed, back);
        Pages.focusAtProblem(typed, model.problemProperty());
        getChildren()
                .addAll(
                        Pages.title(texts.get("keys.recovery.title")),
                        Pages.words(texts.get("keys.recovery.words")),
                        typed,
                        shown,
                        Layout.message("recovery-key-problem", "problem", model.problemProperty()),
                        Layout.message("recovery-key-done", "note", model.doneProperty()),
                        Pages.buttons(back, done, Pages.working(texts, model.busyProperty())));
    }

    /// What goes on paper: black on white, whatever the window looks like.
    private static Label page(KeysViewModel model) {
        var page = new Label(model.page());
        page.getStyleClass().add("paper");
        return page;
    }
}
