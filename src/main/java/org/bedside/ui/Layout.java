package org.bedside.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

    /// Scrolls what is higher than the room there is.
    public static ScrollPane scroll(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /// A text that wraps and takes no room while it is empty.
    public static Label message(String id, String style, ObservableValue<String> text) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// What stands where nothing is to be shown: what would be here, and how to get it.
    public static VBox empty(String title, String hint) {
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        heading.setWrapText(true);
        var words = quiet(hint);
        var box = new VBox(heading, words);
        box.getStyleClass().add("empty");
        return box;
    }

    /// The heading of a screen.
    public static VBox heading(String title, String subtitle) {
        var heading = new Label(title);
        heading.getStyleClass().add("screen-title");
        var words = quiet(subtitle);
        var box = new VBox(heading, words);
        box.getStyleClass().add("heading");
        return box;
    }

    private static Label quiet(String text) {
        var words = new Label(text);
        words.getStyleClass().add("quiet");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    /// Turns while something is under way of which nobody knows how far it has come.
    public static ProgressIndicator spinner(String accessibleText) {
        var spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-progress");
        spinner.setAccessibleText(accessibleText);
        return spinner;
    }

    /// Esc leaves the page as its button does, where that can be pressed.
    public static void leaveByEscape(Node page, ButtonBase back) {
        page.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && back.isVisible()) {
                back.fire();
                key.consume();
            }
        });
    }
}
