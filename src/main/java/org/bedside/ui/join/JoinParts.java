package org.bedside.ui.join;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// What the two pages have in common.
final class JoinParts {
    private JoinParts() {}

    static VBox card(Node... parts) {
        var card = new VBox(parts);
        card.getStyleClass().add("welcome-card");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        return card;
    }

    static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("screen-title");
        return title;
    }

    static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    static VBox labelled(String name, Node field) {
        var label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        var box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    static CheckBox keep(String id, Texts texts, BooleanProperty keep, ObservableBooleanValue keyStoreThere) {
        var box = new CheckBox(texts.get("join.keep"));
        box.setId(id);
        box.selectedProperty().bindBidirectional(keep);
        shownWhile(keyStoreThere, box);
        return box;
    }

    static Label problem(String id, ObservableValue<String> problem) {
        return Layout.message(id, "problem", problem);
    }

    static Button accent(String id, String text, ObservableBooleanValue disabled, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("accent");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(disabled);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// That something is under way, and what.
    static HBox working(String words, ObservableBooleanValue busy, Texts texts) {
        var spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-progress");
        spinner.setAccessibleText(texts.get("unlock.working"));
        var line = new HBox(spinner, new Label(words));
        line.getStyleClass().add("line");
        shownWhile(busy, line);
        return line;
    }

    /// Takes no room while it is not shown.
    static void shownWhile(ObservableBooleanValue condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
