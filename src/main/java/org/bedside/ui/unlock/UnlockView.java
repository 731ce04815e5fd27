package org.bedside.ui.unlock;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.UnlockViewModel.Stage;

/// The first screen of a practice that is locked: one question at a time, on one card.
public final class UnlockView extends StackPane {
    private final UnlockViewModel model;
    private final Texts texts;

    public UnlockView(UnlockViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("unlock");
        getStyleClass().add("welcome");
        var card = new VBox(keyStore(), passphrase(), recoveryKey(), newPassphrase());
        card.getStyleClass().add("welcome-card");
        card.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(card);
    }

    private VBox keyStore() {
        var row = new HBox(spinner(), new Label(texts.get("unlock.key-store")));
        row.getStyleClass().add("line");
        return page(
                Stage.KEY_STORE,
                heading("unlock.title"),
                row,
                link("unlock-passphrase-at-once", "unlock.use-passphrase", model::usePassphrase));
    }

    private VBox passphrase() {
        var name = texts.get("unlock.passphrase");
        var field = new PassphraseField(
                "unlock-passphrase", model.passphraseProperty(), model::openByPassphrase, name, texts);
        focusAt(Stage.PASSPHRASE, field::focus);
        return page(
                Stage.PASSPHRASE,
                heading("unlock.title"),
                labelled(name, field),
                withoutAsking("unlock-without-asking"),
                problem("unlock-problem"),
                actions("unlock-open", "unlock.open", model::openByPassphrase),
                link("unlock-use-recovery-key", "unlock.use-recovery-key", model::useRecoveryKey));
    }

    private VBox recoveryKey() {
        var name = texts.get("unlock.recovery-key");
        var field = new TextField();
        field.setId("unlock-recovery-key");
        field.getStyleClass().add("recovery-key-field");
        field.setAccessibleText(name);
        field.setOnAction(_ -> model.tryRecoveryKey());
        field.textProperty().bindBidirectional(model.recoveryKeyProperty());
        focusAt(Stage.RECOVERY_KEY, () -> Platform.runLater(field::requestFocus));
        var back = link("unlock-use-passphrase", "unlock.use-passphrase", model::usePassphrase);
        var page = page(
                Stage.RECOVERY_KEY,
                heading("unlock.recovery-key.title"),
                words("unlock.recovery-key.words"),
                labelled(name, field),
                problem("unlock-recovery-problem"),
                actions("unlock-try-recovery-key", "unlock.next", model::tryRecoveryKey),
                back);
        Layout.leaveByEscape(page, back);
        return page;
    }

    private VBox newPassphrase() {
        var fields = new NewPassphraseFields("unlock-new", model.newPassphrase(), model::openWithNewPassphrase, texts);
        focusAt(Stage.NEW_PASSPHRASE, fields::focus);
        return page(
                Stage.NEW_PASSPHRASE,
                heading("unlock.new-passphrase.title"),
                words("passphrase.good"),
                fields,
                withoutAsking("unlock-new-without-asking"),
                problem("unlock-new-problem"),
                actions("unlock-open-new", "unlock.open", model::openWithNewPassphrase));
    }

    private VBox page(Stage stage, Node... parts) {
        var page = new VBox(parts);
        page.getStyleClass().add("card-page");
        page.visibleProperty().bind(model.stageProperty().isEqualTo(stage));
        page.managedProperty().bind(page.visibleProperty());
        return page;
    }

    /// The cursor is in the field when its question is put, and again when the answer was wrong.
    private void focusAt(Stage stage, Runnable focus) {
        Runnable here = () -> {
            if (model.stageProperty().get() == stage) {
                focus.run();
            }
        };
        model.stageProperty().subscribe(here);
        model.problemProperty().subscribe(here);
    }

    private Label heading(String key) {
        var heading = new Label(texts.get(key));
        heading.getStyleClass().add("screen-title");
        return heading;
    }

    private Label words(String key) {
        var words = new Label(texts.get(key));
        words.setWrapText(true);
        return words;
    }

    private Label problem(String id) {
        return Layout.message(id, "problem", model.problemProperty());
    }

    private static VBox labelled(String name, Node field) {
        var label = new Label(name);
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    private CheckBox withoutAsking(String id) {
        var box = new CheckBox(texts.get("keys.without-asking"));
        box.setId(id);
        box.selectedProperty().bindBidirectional(model.withoutAskingProperty());
        box.visibleProperty().bind(model.keyStoreThereProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private HBox actions(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("accent");
        button.disableProperty().bind(model.busyProperty());
        button.setOnAction(_ -> action.run());
        var spinner = spinner();
        spinner.visibleProperty().bind(model.busyProperty());
        var row = new HBox(button, spinner);
        row.getStyleClass().add("welcome-buttons");
        return row;
    }

    private ProgressIndicator spinner() {
        return Layout.spinner(texts.get("unlock.working"));
    }

    private Hyperlink link(String id, String key, Runnable action) {
        var link = new Hyperlink(texts.get(key));
        link.setId(id);
        link.disableProperty().bind(model.busyProperty());
        link.setOnAction(_ -> action.run());
        return link;
    }
}
