package org.bedside.ui.unlock;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.report.SaveDialog;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two pages on which a practice gets its passphrase and its recovery key.
public final class NewKeysView extends StackPane {
    private final NewKeysViewModel model;
    private final SaveDialog saveDialog;
    private final Printing printing;
    private final Texts texts;
    private final Button backButton = new Button();
    private final Button backToPassphrase = new Button();
    private final Label words = new Label();
    private final NewPassphraseFields fields;

    public NewKeysView(NewKeysViewModel model, SaveDialog saveDialog, Printing printing, Texts texts) {
        this.model = model;
        this.saveDialog = saveDialog;
        this.printing = printing;
        this.texts = texts;
        fields = new NewPassphraseFields("keys", model.passphrase(), model::choosePassphrase, texts);
        setId("keys");
        getStyleClass().add("welcome");
        getChildren()
                .addAll(
                        card(passphrase(), model.passphraseChosenProperty().not(), backButton),
                        card(recoveryKey(), model.passphraseChosenProperty(), backToPassphrase));
        showBack(false);
        visibleProperty().subscribe(shown -> {
            if (shown) {
                fields.focus();
            }
        });
        model.problemProperty().subscribe(problem -> {
            if (!problem.isEmpty() && !model.passphraseChosenProperty().get()) {
                fields.focus();
            }
        });
    }

    /// Why a passphrase is asked for, where that is not plain from what went before.
    public void explain(String why) {
        words.setText(why);
        words.setVisible(true);
        words.setManaged(true);
    }

    /// Offers a way back from the first page.
    public void setOnBack(Runnable onBack) {
        showBack(true);
        backButton.setOnAction(_ -> onBack.run());
    }

    private void showBack(boolean shown) {
        backButton.setVisible(shown);
        backButton.setManaged(shown);
    }

    private Node[] passphrase() {
        words.setWrapText(true);
        words.setVisible(false);
        words.setManaged(false);
        words.setId("keys-words");
        var good = new Label(texts.get("passphrase.good"));
        good.setWrapText(true);
        var withoutAsking = new CheckBox(texts.get("keys.without-asking"));
        withoutAsking.setId("keys-without-asking");
        withoutAsking.selectedProperty().bindBidirectional(model.withoutAskingProperty());
        withoutAsking.visibleProperty().bind(model.keyStoreThereProperty());
        withoutAsking.managedProperty().bind(withoutAsking.visibleProperty());
        backButton.setText(texts.get("setup.back"));
        backButton.setId("keys-back");
        var next = accent("keys-next", "keys.next", model::choosePassphrase);
        return new Node[] {
            title("keys.passphrase.title"),
            words,
            good,
            fields,
            withoutAsking,
            problem("keys-problem"),
            row(backButton, next)
        };
    }

    private Node[] recoveryKey() {
        var why = new Label(texts.get("keys.recovery-key.words"));
        why.setWrapText(true);
        var key = new Label(model.recoveryKey());
        key.setId("keys-recovery-key");
        key.getStyleClass().add("recovery-key");
        key.setMaxWidth(Double.MAX_VALUE);
        var print = button("keys-print", "keys.print", Feather.PRINTER, () -> model.printed(printing.print(page())));
        var save = button(
                "keys-save",
                "keys.save",
                Feather.SAVE,
                () -> saveDialog.ask(texts.get("keys.file")).ifPresent(model::save));
        var putAway = new CheckBox(texts.get("keys.put-away"));
        putAway.setId("keys-put-away");
        putAway.selectedProperty().bindBidirectional(model.putAwayProperty());
        backToPassphrase.setText(texts.get("setup.back"));
        backToPassphrase.setId("keys-back-to-passphrase");
        backToPassphrase.disableProperty().bind(model.busyProperty());
        backToPassphrase.setOnAction(_ -> {
            model.backToPassphrase();
            fields.focus();
        });
        var finish = accent("keys-finish", "keys.finish", model::finish);
        finish.disableProperty()
                .bind(model.busyProperty().or(model.putAwayProperty().not()));
        var spinner = Layout.spinner(texts.get("unlock.working"));
        spinner.visibleProperty().bind(model.busyProperty());
        return new Node[] {
            title("keys.recovery-key.title"),
            why,
            key,
            row(print, save),
            Layout.message("keys-done", "note", model.doneProperty()),
            putAway,
            problem("keys-recovery-problem"),
            row(backToPassphrase, finish, spinner)
        };
    }

    /// What goes on paper: black on white, whatever the window looks like.
    private Region page() {
        var page = new Label(model.page());
        page.getStyleClass().add("paper");
        return page;
    }

    private static VBox card(Node[] parts, ObservableBooleanValue shown, Button back) {
        var card = new VBox(parts);
        card.getStyleClass().add("welcome-card");
        card.setMaxHeight(USE_PREF_SIZE);
        card.visibleProperty().bind(shown);
        Layout.leaveByEscape(card, back);
        return card;
    }

    private Label title(String key) {
        var title = new Label(texts.get(key));
        title.getStyleClass().add("screen-title");
        return title;
    }

    private Label problem(String id) {
        return Layout.message(id, "problem", model.problemProperty());
    }

    private Button accent(String id, String key, Runnable action) {
        var button = new Button(texts.get(key));
        button.setId(id);
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button button(String id, String key, Feather icon, Runnable action) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("welcome-buttons");
        return row;
    }
}
