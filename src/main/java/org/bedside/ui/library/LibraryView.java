package org.bedside.ui.library;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.reply.canned.CannedReplies;
import org.bedside.reply.canned.CannedReply;
import org.bedside.reply.source.TrustedSource;
import org.bedside.reply.source.TrustedSources;
import org.bedside.ui.CardList;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.controlsfx.control.SegmentedButton;

/// The practice's canned replies with all their variants, and the trusted sources that replies may link to.
public final class LibraryView extends VBox {
    private final Texts texts;

    public LibraryView(CannedReplies canned, TrustedSources sources, Texts texts) {
        this.texts = texts;
        setId("library");
        getStyleClass().add("screen");
        var replies = part(
                "library",
                texts.get("canned.search"),
                new CardList("library-list", texts.get("canned.matches"), new Label(texts.get("canned.none"))),
                Layout.heading(
                        texts.get("library.title"),
                        texts.get("library.subtitle", canned.all().size())),
                query -> canned.find(query).stream().map(this::card).toList());
        var links = part(
                "sources",
                texts.get("source.search"),
                new CardList("sources-list", texts.get("source.matches"), new Label(texts.get("source.none"))),
                Layout.heading(
                        texts.get("library.sources"),
                        texts.get("library.sources.subtitle", sources.all().size())),
                query -> sources.find(query, "").stream().map(this::card).toList());
        var parts = new StackPane(replies, links);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().addAll(choice(replies, links), parts);
    }

    /// Which of the two is shown.
    private SegmentedButton choice(VBox replies, VBox links) {
        var toReplies = new ToggleButton(texts.get("library.canned"));
        toReplies.setId("library-canned");
        toReplies.setSelected(true);
        var toLinks = new ToggleButton(texts.get("library.sources"));
        toLinks.setId("library-sources");
        var choice = new SegmentedButton(toReplies, toLinks);
        choice.setAccessibleText(texts.get("library.show"));
        var group = new ToggleGroup();
        choice.setToggleGroup(group);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        replies.visibleProperty().bind(toLinks.selectedProperty().not());
        links.visibleProperty().bind(toLinks.selectedProperty());
        return choice;
    }

    private static VBox part(String id, String hint, CardList list, VBox heading, Function<String, List<VBox>> find) {
        VBox.setVgrow(list, Priority.ALWAYS);
        var search = new TextField();
        search.setId(id + "-search");
        search.setPromptText(hint);
        search.setAccessibleText(hint);
        search.textProperty().subscribe(query -> list.show(find.apply(query)));
        var part = new VBox(heading, search, list);
        part.getStyleClass().add("parts");
        return part;
    }

    private VBox card(CannedReply reply) {
        var shortcut = new Label("/" + reply.shortcut());
        shortcut.getStyleClass().add("shortcut");
        var card = card(reply.name(), shortcut, texts.of(reply.category()));
        for (var variant : reply.variants()) {
            card.getChildren().add(wrapped(variant));
        }
        return card;
    }

    private VBox card(TrustedSource source) {
        var publisher = new Label(source.publisher());
        publisher.getStyleClass().add("quiet");
        var card = card(source.topic(), publisher, texts.get("library.language." + source.language()));
        card.getChildren().addAll(wrapped(source.title()), wrapped(source.url().toString()));
        return card;
    }

    private static VBox card(String name, Label beside, String right) {
        var who = new Label(name);
        who.getStyleClass().add("who");
        var last = new Label(right);
        last.getStyleClass().add("quiet");
        var head = new HBox(who, beside, Layout.filler(), last);
        head.getStyleClass().add("line");
        var card = new VBox(head);
        card.getStyleClass().add("card");
        return card;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        return label;
    }
}
