package org.bedside.ui.unlock;

import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A field for a passphrase: hidden until its eye is pressed, and with a word where capitals are locked.
///
/// The field has the id given, the one that shows what is typed `<id>-shown`, the eye `<id>-show`.
public final class PassphraseField extends VBox {
    private final Texts texts;
    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final ToggleButton eye = new ToggleButton();
    private final StringProperty hint = new SimpleStringProperty("");

    public PassphraseField(String id, StringProperty passphrase, Runnable onEnter, String name, Texts texts) {
        this.texts = texts;
        getStyleClass().add("passphrase-field");
        for (var field : new TextField[] {hidden, shown}) {
            field.setAccessibleText(name);
            field.setOnAction(_ -> onEnter.run());
            field.textProperty().bindBidirectional(passphrase);
            field.addEventHandler(KeyEvent.ANY, _ -> lookForCapitals());
            field.focusedProperty().subscribe(_ -> lookForCapitals());
        }
        hidden.setId(id);
        shown.setId(id + "-shown");
        hidden.visibleProperty().bind(eye.selectedProperty().not());
        shown.visibleProperty().bind(eye.selectedProperty());
        eye.setId(id + "-show");
        eye.setAccessibleText(texts.get("passphrase.show"));
        eye.selectedProperty().subscribe(on -> eye.setGraphic(new FontIcon(on ? Feather.EYE_OFF : Feather.EYE)));
        eye.setOnAction(_ -> {
            field().requestFocus();
            field().end();
        });
        var stack = new StackPane(hidden, shown);
        HBox.setHgrow(stack, Priority.ALWAYS);
        var row = new HBox(stack, eye);
        row.getStyleClass().add("line");
        getChildren().addAll(row, Layout.message(id + "-capitals", "quiet", hint));
    }

    /// The cursor goes here.
    public void focus() {
        Platform.runLater(() -> field().requestFocus());
    }

    private TextField field() {
        return eye.isSelected() ? shown : hidden;
    }

    private void lookForCapitals() {
        var locked = field().isFocused() && Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
        hint.set(locked ? texts.get("passphrase.capitals") : "");
    }
}
