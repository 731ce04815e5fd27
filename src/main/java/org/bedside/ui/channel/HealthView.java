package org.bedside.ui.channel;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.bedside.intake.ChannelHealth;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// How one channel fares: what is missing and what to do about it, and, unfolded, each lane, what is left of the
/// platform's limits, what was used, and the last errors.
final class HealthView extends VBox {
    private final ChannelsViewModel model;
    private final ChannelHealth health;
    private final Texts texts;
    private final HealthWords words;
    private final String id;

    HealthView(ChannelsViewModel model, ChannelHealth health, Texts texts, HealthWords words) {
        this.model = model;
        this.health = health;
        this.texts = texts;
        this.words = words;
        this.id = "channel-" + health.channel().id().value();
        getStyleClass().add("health");
        health.beingReadFirst().forEach(lane -> getChildren().add(history(lane)));
        for (var gap : health.gaps()) {
            getChildren().add(gap(gap));
        }
        getChildren().add(details());
    }

    private Node history(Lane lane) {
        var bar = new ProgressBar();
        bar.setAccessibleText(words.history(health, lane));
        var stop = button("health.stop", id + "-stop-" + lane.name());
        stop.setAccessibleText(texts.get("health.stop.of", texts.of(lane)));
        stop.setOnAction(_ -> model.stopHistory(health.channel(), lane));
        var line = new HBox(bar, quiet(words.history(health, lane)), Layout.filler(), stop);
        line.getStyleClass().add("line");
        return line;
    }

    private Node gap(Gap gap) {
        var what = new Label(words.gap(health.channel().platform(), gap));
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        var again = button("health.again", id + "-fetch-" + gap.id());
        again.setAccessibleText(texts.get("health.again.of", what.getText()));
        again.setOnAction(_ -> model.fetchAgain(health.channel(), gap));
        var seen = button("health.seen", id + "-seen-" + gap.id());
        seen.setAccessibleText(texts.get("health.seen.of", what.getText()));
        seen.setOnAction(_ -> model.seen(health.channel(), gap));
        var buttons = new HBox(again, seen);
        buttons.getStyleClass().add("line");
        var box = new VBox(what, buttons);
        box.getStyleClass().addAll("note", "gap");
        return box;
    }

    private TitledPane details() {
        var content = new VBox(lanes(), quiet(words.reach(health.channel().platform())));
        content.getStyleClass().add("fields");
        health.quotas().forEach(quota -> content.getChildren().add(quiet(words.quota(quota))));
        content.getChildren().add(quiet(words.use(health)));
        if (!health.faults().isEmpty()) {
            var title = new Label(texts.get("health.faults"));
            title.getStyleClass().add("who");
            content.getChildren().add(title);
            for (var fault : health.faults()) {
                var what = new Label(words.fault(fault));
                what.setWrapText(true);
                what.setMinHeight(USE_PREF_SIZE);
                content.getChildren().add(new VBox(what, quiet(words.whatToDo(fault.trouble()))));
            }
        }
        var details = new TitledPane(texts.get("health.details"), content);
        details.setId(id + "-details");
        details.setAnimated(false);
        details.setExpanded(model.isUnfolded(health.channel()));
        details.expandedProperty().subscribe(open -> model.unfold(health.channel(), open));
        return details;
    }

    private GridPane lanes() {
        var grid = new GridPane();
        grid.getStyleClass().add("lanes");
        grid.addRow(
                0,
                head("health.column.lane"),
                head("health.column.read"),
                head("health.column.next"),
                head("health.column.state"));
        for (var lane : HealthWords.lanes(health)) {
            var fares = health.channel().health(lane);
            var state = new Label(texts.of(fares.trouble()));
            state.setId(id + "-" + lane.name());
            if (fares.trouble() != Trouble.NONE) {
                state.getStyleClass().add("missing-scope");
            }
            grid.addRow(
                    grid.getRowCount(),
                    new Label(texts.of(lane)),
                    new Label(words.read(fares)),
                    new Label(words.next(fares).orElse("–")),
                    state);
        }
        return grid;
    }

    private Label head(String key) {
        var head = new Label(texts.get(key));
        head.getStyleClass().add("quiet");
        return head;
    }

    private Button button(String key, String buttonId) {
        var button = new Button(texts.get(key));
        button.setId(buttonId);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
