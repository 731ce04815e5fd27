package org.bedside.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Small pieces that several screens are laid out with.
public final class Layout {
    private Layout() {}

    /// Takes the room that is left in a row.
    public static Region filler() {
        var filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        return filler;
    }

    /// A text that wraps and takes no room while it is empty.
    public static Label message(String id, String style, ObservableValue<String> text) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// What stands where nothing is to be shown: what would be here, and how to get it.
    public static VBox empty(String title, String hint) {
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var words = new Label(hint);
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        var box = new VBox(heading, words);
        box.getStyleClass().add("empty");
        return box;
    }

    /// The heading of a screen.
    public static VBox heading(String title, String subtitle) {
        var heading = new Label(title);
        heading.getStyleClass().add("screen-title");
        var words = new Label(subtitle);
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        var box = new VBox(heading, words);
        box.getStyleClass().add("heading");
        return box;
    }
}
