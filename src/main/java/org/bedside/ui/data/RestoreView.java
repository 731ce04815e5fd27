package org.bedside.ui.data;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Asks for a backup and for what opens it, and says what restoring does before it is done.
public final class RestoreView extends VBox {
    private final SimpleStringProperty secret = new SimpleStringProperty("");

    /// @param onBack leaves without restoring
    public RestoreView(RestoreViewModel model, Texts texts, OpenDialogs dialogs, Runnable onBack) {
        setId("restore");
        getStyleClass().addAll("card", "data-page");
        setMaxHeight(USE_PREF_SIZE);
        Runnable restore = () -> {
            if (!secret.get().isEmpty()) {
                model.restore(secret.get());
            }
        };
        var back = Pages.back("restore-back", texts, model.busyProperty(), () -> {
            secret.set("");
            onBack.run();
        });
        Layout.leaveByEscape(this, back);
        Pages.focusAtProblem(this, model.problemProperty());
        getChildren()
                .addAll(
                        Pages.title(texts.get("restore.title")),
                        Pages.words(texts.get("restore.words")),
                        file(model, texts, dialogs),
                        PassphraseView.field("restore-secret", texts.get("restore.secret"), secret, restore, texts),
                        Layout.message("restore-problem", "problem", model.problemProperty()),
                        Working.bar("restore", texts, model.busyProperty(), model.progressProperty(), model::cancel),
                        Pages.buttons(
                                back,
                                Pages.accent(
                                        "restore-do",
                                        texts.get("restore.do"),
                                        Bindings.createBooleanBinding(
                                                () -> model.busyProperty().get()
                                                        || secret.get().isEmpty()
                                                        || model.fileProperty()
                                                                .get()
                                                                .isEmpty(),
                                                model.busyProperty(),
                                                secret,
                                                model.fileProperty()),
                                        restore)));
    }

    private HBox file(RestoreViewModel model, Texts texts, OpenDialogs dialogs) {
        var chosen = Pages.words("");
        chosen.setId("restore-file");
        chosen.textProperty()
                .bind(model.fileProperty()
                        .map(file -> file.map(path -> String.valueOf(path.getFileName()))
                                .orElseGet(() -> texts.get("restore.no-file"))));
        var choose = new Button(texts.get("restore.choose"), new FontIcon(Feather.FOLDER));
        choose.setId("restore-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> dialogs.backup().ifPresent(file -> {
            model.choose(file);
            Pages.focus(this);
        }));
        choose.disableProperty().bind(model.busyProperty());
        var line = new HBox(choose, chosen);
        line.getStyleClass().add("line");
        return line;
    }
}
