package org.bedside.ui.reply;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.model.GuardOverride;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a doctor or manager lets a text pass in spite of the guard, and says why.
final class OverridePane extends VBox {
    private final ComposerViewModel model;
    private final Texts texts;
    private final Button begin;
    private final TextField reason = new TextField();
    private final VBox asked = new VBox();

    OverridePane(ComposerViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("override");
        getStyleClass().add("override");
        begin = new Button(texts.get("override.begin"), new FontIcon(Feather.UNLOCK));
        begin.setId("override-begin");
        begin.setOnAction(_ -> ask(true));
        begin.managedProperty().bind(begin.visibleProperty());
        asked.managedProperty().bind(asked.visibleProperty());
        asked.getStyleClass().add("override-asked");
        asked.getChildren().addAll(question(), buttons());
        asked.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                ask(false);
                key.consume();
            }
        });
        getChildren().addAll(Layout.message("override-hint", "quiet", model.overrideHint()), begin, asked);
        ask(false);
        visibleProperty().bind(model.mayOverride().or(model.overrideHint().isNotEmpty()));
        managedProperty().bind(visibleProperty());
        model.mayOverride().subscribe(_ -> ask(false));
    }

    private VBox question() {
        var why = new Label(texts.get("override.reason", GuardOverride.SHORTEST_REASON));
        why.setWrapText(true);
        why.setLabelFor(reason);
        reason.setId("override-reason");
        reason.setAccessibleText(why.getText());
        reason.setOnAction(_ -> decide());
        var question = new VBox(why, reason);
        question.getStyleClass().add("labelled");
        return question;
    }

    private HBox buttons() {
        var decide = new Button(texts.get("override.do"));
        decide.setId("override-do");
        decide.setOnAction(_ -> decide());
        decide.disableProperty().bind(Bindings.createBooleanBinding(() -> !isLongEnough(), reason.textProperty()));
        var cancel = new Button(texts.get("dialog.cancel"));
        cancel.setId("override-cancel");
        cancel.setOnAction(_ -> ask(false));
        var buttons = new HBox(decide, cancel);
        buttons.getStyleClass().add("override-buttons");
        return buttons;
    }

    private boolean isLongEnough() {
        var given = reason.getText().strip();
        return given.codePointCount(0, given.length()) >= GuardOverride.SHORTEST_REASON;
    }

    private void decide() {
        if (isLongEnough()) {
            model.override(reason.getText());
        }
    }

    private void ask(boolean open) {
        var isAllowed = model.mayOverride().get();
        reason.clear();
        begin.setVisible(isAllowed && !open);
        asked.setVisible(isAllowed && open);
        if (asked.isVisible()) {
            reason.requestFocus();
        }
    }
}
