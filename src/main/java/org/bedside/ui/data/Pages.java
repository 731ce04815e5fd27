package org.bedside.ui.data;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// What the pages of this screen have in common.
final class Pages {
    private Pages() {}

    static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("title");
        return title;
    }

    /// Words that wrap and are never cut off.
    static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    static Button back(String id, Texts texts, ObservableBooleanValue busy, Runnable onBack) {
        var back = new Button(texts.get("setup.back"));
        back.setId(id);
        back.disableProperty().bind(busy);
        back.setOnAction(_ -> onBack.run());
        return back;
    }

    static Button accent(String id, String text, ObservableBooleanValue disabled, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("accent");
        button.disableProperty().bind(disabled);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static ProgressIndicator working(Texts texts, ObservableBooleanValue busy) {
        var spinner = Layout.spinner(texts.get("unlock.working"));
        spinner.visibleProperty().bind(busy);
        return spinner;
    }

    /// The cursor goes to the first field.
    static void focus(Parent page) {
        page.lookupAll(".text-field").stream()
                .filter(Node::isVisible)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /// What was wrong is typed anew at once.
    static void focusAtProblem(Parent page, ObservableValue<String> problem) {
        problem.subscribe(now -> {
            if (!now.isEmpty()) {
                focus(page);
            }
        });
    }

    static HBox buttons(Node... buttons) {
        var row = new HBox(buttons);
        row.getStyleClass().add("welcome-buttons");
        return row;
    }
}
