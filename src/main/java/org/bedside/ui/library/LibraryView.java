package org.bedside.ui.library;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.CannedReply;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.jspecify.annotations.Nullable;

/// The practice's canned replies with all their variants, found by name, shortcut or category.
public final class LibraryView extends VBox {
    private final Texts texts;

    public LibraryView(CannedReplies canned, Texts texts) {
        this.texts = texts;
        setId("library");
        getStyleClass().add("screen");
        var list = new ListView<CannedReply>();
        list.setId("library-list");
        list.setAccessibleText(texts.get("library.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(texts.get("canned.none")));
        VBox.setVgrow(list, Priority.ALWAYS);
        var search = new TextField();
        search.setId("library-search");
        search.setPromptText(texts.get("canned.search"));
        search.setAccessibleText(texts.get("canned.search"));
        search.textProperty().subscribe(query -> list.getItems().setAll(canned.find(query)));
        getChildren()
                .addAll(
                        Layout.heading(
                                texts.get("library.title"),
                                texts.get("library.subtitle", canned.all().size())),
                        search,
                        list);
    }

    private final class Cell extends ListCell<CannedReply> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable CannedReply reply, boolean empty) {
            super.updateItem(reply, empty);
            setGraphic(empty || reply == null ? null : card(reply));
        }
    }

    private VBox card(CannedReply reply) {
        var name = new Label(reply.name());
        name.getStyleClass().add("who");
        var shortcut = new Label("/" + reply.shortcut());
        shortcut.getStyleClass().add("shortcut");
        var category = new Label(texts.of(reply.category()));
        category.getStyleClass().add("quiet");
        var head = new HBox(name, shortcut, Layout.filler(), category);
        head.getStyleClass().add("line");
        var card = new VBox(head);
        card.getStyleClass().add("card");
        for (var variant : reply.variants()) {
            var words = new Label(variant);
            words.setWrapText(true);
            card.getChildren().add(words);
        }
        return card;
    }
}
