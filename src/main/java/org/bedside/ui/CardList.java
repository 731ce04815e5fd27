package org.bedside.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Cards below one another, each as high as its words need; for lists of some hundred at most.
public final class CardList extends ScrollPane {
    private final VBox cards = new VBox();
    private final Node whenEmpty;

    public CardList(String id, String accessibleText, Node whenEmpty) {
        this.whenEmpty = whenEmpty;
        setId(id);
        setAccessibleText(accessibleText);
        setFitToWidth(true);
        getStyleClass().addAll("edge-to-edge", "card-list");
        cards.getStyleClass().add("cards");
        setContent(new StackPane(cards, whenEmpty));
        show(List.of());
    }

    public void show(List<? extends Node> nodes) {
        cards.getChildren().setAll(nodes);
        whenEmpty.setVisible(nodes.isEmpty());
    }

    public int size() {
        return cards.getChildren().size();
    }
}
