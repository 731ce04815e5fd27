package org.bedside.ui.rules;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.model.Assessment;
import org.bedside.triage.own.OwnRuleDesk;
import org.bedside.triage.own.Trial;
import org.bedside.ui.Layout;
import org.bedside.ui.MarkedText;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// What the words of a rule find among past comments, while they are typed.
final class FoundView extends VBox {
    private final Texts texts;
    private final Times times;
    private final Label count = new Label();
    private final VBox cards = new VBox();
    private final ScrollPane scroll;

    FoundView(RulesViewModel model, Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
        getStyleClass().add("rule-found");
        count.setId("rules-count");
        count.getStyleClass().add("title");
        count.setWrapText(true);
        count.setMinHeight(USE_PREF_SIZE);
        var spinner = Layout.spinner(texts.get("rules.looking"));
        spinner.visibleProperty().bind(model.lookingProperty());
        var head = new HBox(count, Layout.filler(), spinner);
        head.getStyleClass().add("line");
        head.setMinHeight(USE_PREF_SIZE);
        cards.setId("rules-found");
        cards.getStyleClass().add("cards");
        cards.setAccessibleText(texts.get("rules.found"));
        scroll = Layout.scroll(cards);
        getChildren().addAll(head, scroll);
        model.trialProperty().subscribe(this::show);
    }

    private void show(Optional<Trial> trial) {
        count.setText(trial.map(this::count).orElseGet(() -> texts.get("rules.found")));
        if (trial.isEmpty()) {
            var empty = Layout.empty(
                    texts.get("rules.found.empty.title"), texts.get("rules.found.empty.hint", OwnRuleDesk.TRIED_ON));
            empty.setId("rules-found-empty");
            cards.getChildren().setAll(empty);
        } else {
            cards.getChildren()
                    .setAll(trial.get().first().stream().map(this::card).toList());
            if (trial.get().matches() > trial.get().first().size()) {
                cards.getChildren()
                        .add(quiet(texts.get(
                                "rules.found.more", trial.get().first().size())));
            }
        }
        scroll.setVvalue(0);
    }

    private String count(Trial trial) {
        return trial.comments() == 0
                ? texts.get("rules.count.no-comments")
                : texts.get("rules.count", trial.matches(), trial.comments());
    }

    private Node card(Trial.Match match) {
        var comment = match.comment();
        var who = new Label(comment.author().label());
        who.getStyleClass().add("who");
        who.setMinWidth(0);
        var at = quiet(times.exact(comment.writtenAt()));
        at.setMinWidth(USE_PREF_SIZE);
        at.setWrapText(false);
        var head = new HBox(who, Layout.filler(), at);
        head.getStyleClass().add("line");
        var excerpt = Excerpt.of(match);
        var card = new VBox(head, new MarkedText(excerpt.words(), excerpt.places()));
        match.before().map(this::said).ifPresent(card.getChildren()::add);
        card.getStyleClass().add("card");
        return card;
    }

    private Label said(Assessment before) {
        return quiet(texts.get(
                before.pleaseCheck() ? "rules.so-far.check" : "rules.so-far",
                before.priority().name(),
                texts.of(before.priority()),
                String.join(", ", before.flags().stream().map(texts::of).toList())));
    }

    private static Label quiet(String words) {
        var label = new Label(words);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }
}
