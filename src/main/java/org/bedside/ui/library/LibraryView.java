package org.bedside.ui.library;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.CannedReply;
import org.bedside.ui.CardList;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// The practice's canned replies with all their variants, found by name, shortcut or category.
public final class LibraryView extends VBox {
    private final Texts texts;

    public LibraryView(CannedReplies canned, Texts texts) {
        this.texts = texts;
        setId("library");
        getStyleClass().add("screen");
        var list = new CardList("library-list", texts.get("library.title"), new Label(texts.get("canned.none")));
        VBox.setVgrow(list, Priority.ALWAYS);
        var search = new TextField();
        search.setId("library-search");
        search.setPromptText(texts.get("canned.search"));
        search.setAccessibleText(texts.get("canned.search"));
        search.textProperty()
                .subscribe(query ->
                        list.show(canned.find(query).stream().map(this::card).toList()));
        getChildren()
                .addAll(
                        Layout.heading(
                                texts.get("library.title"),
                                texts.get("library.subtitle", canned.all().size())),
                        search,
                        list);
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
