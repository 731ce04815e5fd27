package org.bedside.ui.reply;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.bedside.reply.canned.CannedReply;
import org.bedside.ui.Texts;
import org.jspecify.annotations.Nullable;

/// Finds a canned reply by name, shortcut or category as one types, and hands it over with Enter.
final class CannedChooser extends VBox {
    private final ComposerViewModel model;
    private final TextField query = new TextField();
    private final ListView<CannedReply> matches = new ListView<>();
    private final Consumer<CannedReply> onChosen;

    CannedChooser(ComposerViewModel model, Texts texts, Consumer<CannedReply> onChosen) {
        this.model = model;
        this.onChosen = onChosen;
        setId("canned-chooser");
        getStyleClass().add("chooser");
        query.setId("canned-query");
        query.setPromptText(texts.get("canned.search"));
        query.setAccessibleText(texts.get("canned.search"));
        query.textProperty().subscribe(this::find);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        matches.setId("canned-matches");
        matches.setAccessibleText(texts.get("canned.matches"));
        matches.setCellFactory(_ -> new Cell(texts));
        matches.setPlaceholder(new Label(texts.get("canned.none")));
        matches.setOnMouseClicked(click -> {
            if (click.getClickCount() > 1) {
                choose();
            }
        });
        matches.setOnKeyPressed(this::steer);
        getChildren().addAll(query, matches);
        hideChooser();
    }

    void open() {
        query.clear();
        find("");
        setVisible(true);
        setManaged(true);
        query.requestFocus();
    }

    void hideChooser() {
        setVisible(false);
        setManaged(false);
    }

    private void find(String words) {
        matches.getItems().setAll(model.cannedMatching(words));
        matches.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent key) {
        var selection = matches.getSelectionModel();
        switch (key.getCode()) {
            case KeyCode.DOWN -> selection.selectNext();
            case KeyCode.UP -> selection.selectPrevious();
            case KeyCode.ENTER -> choose();
            case KeyCode.ESCAPE -> hideChooser();
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
            hideChooser();
            onChosen.accept(chosen);
        }
    }

    private static final class Cell extends ListCell<CannedReply> {
        private final Texts texts;
        private final Label name = new Label();
        private final Label words = new Label();
        private final VBox box = new VBox(name, words);

        Cell(Texts texts) {
            this.texts = texts;
            name.getStyleClass().add("who");
            words.getStyleClass().add("quiet");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable CannedReply reply, boolean empty) {
            super.updateItem(reply, empty);
            if (empty || reply == null) {
                setGraphic(null);
                return;
            }
            name.setText(texts.get("canned.item", reply.name(), reply.shortcut(), texts.of(reply.category())));
            words.setText(reply.variants().getFirst().replace('\n', ' '));
            setGraphic(box);
        }
    }
}
