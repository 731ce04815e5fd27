package org.bedside.ui.join;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.PassphraseField;

/// Asks for the server of a practice and for an account there.
public final class JoinView extends StackPane {
    private final JoinViewModel model;
    private final Texts texts;

    /// With a way back to where the person came from.
    public JoinView(JoinViewModel model, Texts texts, Runnable onBack) {
        this(model, texts, texts.get("join.words"), Optional.of(onBack));
    }

    private JoinView(JoinViewModel model, Texts texts, String words, Optional<Runnable> onBack) {
        this.model = model;
        this.texts = texts;
        setId("join");
        getStyleClass().add("welcome");
        var address = field("join-address", model.addressProperty());
        address.setPromptText(texts.get("join.address.prompt"));
        var account = field("join-account", model.accountProperty());
        var password = new PassphraseField(
                "join-password", model.passwordProperty(), model::join, texts.get("join.password"), texts);
        var fields = new VBox(
                JoinParts.labelled(texts.get("join.address"), address),
                JoinParts.labelled(texts.get("join.account"), account),
                JoinParts.labelled(texts.get("join.password"), password));
        fields.getStyleClass().add("labelled-fields");
        var card = JoinParts.card(
                JoinParts.title(texts.get("join.title")),
                JoinParts.words(words),
                fields,
                JoinParts.keep("join-keep", texts, model.keepProperty(), model.keyStoreThereProperty()),
                JoinParts.problem("join-problem", model.problemProperty()),
                actions(onBack));
        getChildren().add(card);
        Platform.runLater(() -> {
            if (model.addressProperty().get().isEmpty()) {
                address.requestFocus();
            } else {
                password.focus();
            }
        });
    }

    /// Joins the practice that was in this folder until it was moved: there is nothing to go back to.
    public static JoinView ofMoved(JoinViewModel model, Texts texts) {
        return new JoinView(model, texts, texts.get("join.moved"), Optional.empty());
    }

    /// The way back, and in its place what stops an attempt while one is under way.
    private HBox actions(Optional<Runnable> onBack) {
        var busy = model.busyProperty();
        var row = new HBox();
        row.getStyleClass().add("welcome-buttons");
        onBack.ifPresent(action -> {
            var back = button("join-back", texts.get("setup.back"), action);
            JoinParts.shownWhile(busy.not(), back);
            row.getChildren().add(back);
        });
        var cancel = button("join-cancel", texts.get("dialog.cancel"), model::cancel);
        JoinParts.shownWhile(busy, cancel);
        row.getChildren()
                .addAll(
                        cancel,
                        JoinParts.accent("join-do", texts.get("join.do"), busy, model::join),
                        JoinParts.working(texts.get("join.working"), busy, texts));
        return row;
    }

    private static Button button(String id, String text, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private TextField field(String id, StringProperty typed) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(typed);
        field.setOnAction(_ -> model.join());
        return field;
    }
}
