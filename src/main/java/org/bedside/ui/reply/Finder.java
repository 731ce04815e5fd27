package org.bedside.ui.reply;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Finds something for the reply as one types, and hands it over with Enter; each as two lines.
final class Finder<T> extends VBox {
    private final TextField query = new TextField();
    private final ListView<T> matches = new ListView<>();
    private final Function<String, List<T>> find;
    private final Consumer<T> onChosen;

    /// What it says of itself.
    ///
    /// @param search what may be typed
    /// @param matches what the list is
    /// @param none that nothing was found
    record Words(String search, String matches, String none) {}

    /// @param kind names its controls (`<kind>-query`)
    Finder(
            String kind,
            Words said,
            Function<String, List<T>> find,
            Function<T, String> name,
            Function<T, String> words,
            Consumer<T> onChosen) {
        this.find = find;
        this.onChosen = onChosen;
        setId(kind + "-chooser");
        getStyleClass().add("chooser");
        query.setId(kind + "-query");
        query.setPromptText(said.search());
        query.setAccessibleText(said.search());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        matches.setId(kind + "-matches");
        matches.setAccessibleText(said.matches());
        matches.setCellFactory(_ -> new Cell<>(name, words));
        matches.setPlaceholder(new Label(said.none()));
        matches.setOnMouseClicked(click -> {
            if (click.getClickCount() > 1) {
                choose();
            }
        });
        matches.setOnKeyPressed(this::steer);
        query.textProperty().addListener((_, _, now) -> find(now));
        getChildren().addAll(query, matches);
        hideFinder();
    }

    void open() {
        query.clear();
        find("");
        setVisible(true);
        setManaged(true);
        query.requestFocus();
    }

    void hideFinder() {
        setVisible(false);
        setManaged(false);
    }

    private void find(String wanted) {
        matches.getItems().setAll(find.apply(wanted));
        matches.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent key) {
        var selection = matches.getSelectionModel();
        switch (key.getCode()) {
            case KeyCode.DOWN -> selection.selectNext();
            case KeyCode.UP -> selection.selectPrevious();
            case KeyCode.ENTER -> choose();
            case KeyCode.ESCAPE -> hideFinder();
            default -> {
                return;
            }
        }
        matches.scrollTo(Math.max(0, selection.getSelectedIndex() - 1));
        key.consume();
    }

    private void choose() {
        var chosen = matches.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            hideFinder();
            onChosen.accept(chosen);
        }
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, String> nameOf;
        private final Function<T, String> wordsOf;
        private final Label name = new Label();
        private final Label words = new Label();
        private final VBox box = new VBox(name, words);

        Cell(Function<T, String> nameOf, Function<T, String> wordsOf) {
            this.nameOf = nameOf;
            this.wordsOf = wordsOf;
            name.getStyleClass().add("who");
            words.getStyleClass().add("quiet");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            name.setText(nameOf.apply(item));
            words.setText(wordsOf.apply(item));
            setGraphic(box);
        }
    }
}
