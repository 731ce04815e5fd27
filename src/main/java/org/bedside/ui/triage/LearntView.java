package org.bedside.ui.triage;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.model.Category;
import org.bedside.model.LearntModel.State;
import org.bedside.triage.LearningDesk.Learnt;
import org.bedside.triage.LearningDesk.Tried;
import org.bedside.ui.CardList;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// The screen "Triage": each version of what triage has learnt, how it did on the frozen set, and the way back to one.
public final class LearntView extends VBox {
    private final LearntViewModel model;
    private final Texts texts;
    private final Times times;
    private final CardList versions;
    private final Button shipped;

    public LearntView(LearntViewModel model, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        this.times = times;
        setId("learnt");
        getStyleClass().add("screen");
        versions = new CardList(
                "learnt-versions",
                texts.get("learnt.title"),
                Layout.empty(texts.get("learnt.empty.title"), texts.get("learnt.empty.hint")));
        VBox.setVgrow(versions, Priority.ALWAYS);
        shipped = button("learnt-use-shipped", texts.get("learnt.use-shipped"));
        shipped.setOnAction(_ -> model.useShipped());
        var spinner = Layout.spinner(texts.get("unlock.working"));
        spinner.visibleProperty().bind(model.busyProperty());
        var below = new HBox(shipped, spinner);
        below.getStyleClass().add("line");
        getChildren()
                .addAll(
                        Layout.heading(texts.get("learnt.title"), texts.get("learnt.subtitle")),
                        Layout.message("learnt-problem", "problem", model.problemProperty()),
                        versions,
                        below);
        model.versionsProperty().subscribe(this::show);
    }

    private void show(List<Learnt> now) {
        versions.show(now.stream().map(this::card).toList());
        shipped.setDisable(now.stream().noneMatch(learnt -> learnt.version().state() == State.LIVE));
    }

    private Node card(Learnt learnt) {
        var version = learnt.version();
        var title = words(
                texts.get("learnt.version", version.number(), times.exact(version.madeAt()), version.lessons()), "who");
        var state = words(texts.of(version.state()), "quiet");
        var head = new HBox(title, Layout.filler(), state);
        head.getStyleClass().add("line");
        if (version.usable() && version.state() == State.EARLIER) {
            head.getChildren().add(use(version.number()));
        }
        var card = new VBox(head, words(tried(learnt.tried()), "quiet"));
        card.setId("learnt-" + version.number());
        card.getStyleClass().add("card");
        return card;
    }

    private String tried(Map<Category, Tried> tried) {
        return tried.entrySet().stream()
                .map(one -> texts.get(
                        "learnt.tried",
                        texts.of(one.getKey()),
                        one.getValue().before(),
                        one.getValue().after(),
                        one.getValue().of()))
                .collect(Collectors.joining("   "));
    }

    private Button use(long number) {
        var use = button("learnt-use-" + number, texts.get("learnt.use"));
        use.setAccessibleText(texts.get("learnt.use.version", number));
        use.setOnAction(_ -> model.use(number));
        return use;
    }

    private static Button button(String id, String text) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Label words(String text, String style) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(style);
        return words;
    }
}
