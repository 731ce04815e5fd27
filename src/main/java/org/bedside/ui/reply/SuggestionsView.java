package org.bedside.ui.reply;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.canned.Suggestions.Suggestion;
import org.bedside.ui.Texts;

/// Up to three canned replies above an empty reply field; Alt with their number, or a click, puts one into the text.
final class SuggestionsView extends VBox {
    private static final double WIDEST_TOOLTIP = 420;

    private final ComposerViewModel model;
    private final Texts texts;
    private final Consumer<CannedReply> onChosen;

    SuggestionsView(ComposerViewModel model, Texts texts, Consumer<CannedReply> onChosen) {
        this.model = model;
        this.texts = texts;
        this.onChosen = onChosen;
        setId("reply-suggestions");
        getStyleClass().add("suggestions");
        setAccessibleText(texts.get("suggestion.title"));
        var shown = model.suggested().shown();
        shown.subscribe(this::show);
        visibleProperty()
                .bind(Bindings.isNotEmpty(shown)
                        .and(Bindings.createBooleanBinding(
                                () -> model.textProperty().get().isBlank(), model.textProperty())));
        managedProperty().bind(visibleProperty());
        show();
    }

    private void show() {
        getChildren().clear();
        for (var suggestion : model.suggested().shown()) {
            getChildren().add(button(getChildren().size() + 1, suggestion));
        }
    }

    private Button button(int number, Suggestion suggestion) {
        var key = new Label(texts.get("suggestion.key", number));
        key.getStyleClass().add("shortcut");
        key.setMinWidth(USE_PREF_SIZE);
        var name = new Label(suggestion.reply().name());
        var why = new Label(model.suggested().why(suggestion));
        why.getStyleClass().add("quiet");
        var line = new HBox(key, name, why);
        line.getStyleClass().add("line");
        var button = new Button();
        button.setGraphic(line);
        button.setId("suggestion-" + number);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(texts.get("suggestion.insert", name.getText(), why.getText(), number));
        var words = new Tooltip(suggestion.reply().variants().getFirst());
        words.setWrapText(true);
        words.setMaxWidth(WIDEST_TOOLTIP);
        button.setTooltip(words);
        button.setOnAction(_ -> onChosen.accept(suggestion.reply()));
        return button;
    }

    /// Alt with 1 to 3 while they are shown.
    boolean choose(KeyEvent key) {
        if (!isVisible() || !key.isAltDown() || key.isShortcutDown()) {
            return false;
        }
        int number = switch (key.getCode()) {
            case KeyCode.DIGIT1, KeyCode.NUMPAD1 -> 0;
            case KeyCode.DIGIT2, KeyCode.NUMPAD2 -> 1;
            case KeyCode.DIGIT3, KeyCode.NUMPAD3 -> 2;
            default -> -1;
        };
        var shown = model.suggested().shown();
        if (number < 0 || number >= shown.size()) {
            return false;
        }
        onChosen.accept(shown.get(number).reply());
        return true;
    }
}
