package org.bedside.ui.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.bedside.ui.Choices;
import org.bedside.ui.Texts;

/// Asks for a choice or two and a reason, before something is escalated or put to rest; or whether something
/// is meant that nobody can take back.
final class DecisionDialog extends Dialog<String> {
    private static final int REASON_ROWS = 3;
    private static final double TOLD_WIDTH = 380;

    private final VBox fields = new VBox();
    private final TextArea reason = new TextArea();

    // The key begins the dialog's texts: <key>.title, <key>.reason, <key>.do
    DecisionDialog(Texts texts, Window owner, String key) {
        var done = begin(texts, owner, key, ButtonData.OK_DONE);
        var pane = getDialogPane();
        pane.lookupButton(done).disableProperty().bind(reason.textProperty().map(String::isBlank));
        reason.setId("decision-reason");
        reason.setPrefRowCount(REASON_ROWS);
        reason.setWrapText(true);
        reason.setAccessibleText(texts.get(key + ".reason"));
        fields.getChildren().addAll(new Label(texts.get(key + ".reason")), reason);
        setResultConverter(button -> button == done ? reason.getText() : null);
        setOnShown(_ -> reason.requestFocus());
    }

    // Without a reason: <key>.title, <key>.words, <key>.do
    static DecisionDialog question(Texts texts, Window owner, String key) {
        return new DecisionDialog(texts, owner, key, texts.get(key + ".words"));
    }

    private DecisionDialog(Texts texts, Window owner, String key, String words) {
        var done = begin(texts, owner, key, ButtonData.APPLY);
        var told = new Label(words);
        told.setWrapText(true);
        told.setMaxWidth(TOLD_WIDTH);
        fields.getChildren().add(told);
        setResultConverter(button -> button == done ? words : null);
        // Whoever presses Enter unread takes nothing away. Before it is shown, the pane has its own default.
        setOnShown(_ -> {
            var pane = getDialogPane();
            var cancel = (Button) pane.lookupButton(pane.getButtonTypes().getLast());
            cancel.setDefaultButton(true);
            cancel.requestFocus();
        });
    }

    private ButtonType begin(Texts texts, Window owner, String key, ButtonData does) {
        initOwner(owner);
        setTitle(texts.get(key + ".title"));
        setHeaderText(null);
        var pane = getDialogPane();
        pane.setId("decision");
        var root = owner.getScene().getRoot();
        pane.getStylesheets().setAll(root.getStylesheets());
        if (root.getStyleClass().contains("dark")) {
            pane.getStyleClass().add("dark");
        }
        var done = new ButtonType(texts.get(key + ".do"), does);
        pane.getButtonTypes().addAll(done, new ButtonType(texts.get("dialog.cancel"), ButtonData.CANCEL_CLOSE));
        pane.lookupButton(done).setId("decision-do");
        fields.getStyleClass().add("fields");
        pane.setContent(fields);
        return done;
    }

    /// A further choice above the reason.
    <T> ComboBox<T> choice(String id, String label, List<T> choices, Function<T, String> shown) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(choices);
        box.setValue(choices.getFirst());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(label);
        Choices.show(box, shown);
        fields.getChildren().addAll(fields.getChildren().size() - 2, List.of(new Label(label), box));
        return box;
    }

    /// Waits for the person; empty when they thought better of it.
    Optional<String> ask() {
        return showAndWait();
    }
}
