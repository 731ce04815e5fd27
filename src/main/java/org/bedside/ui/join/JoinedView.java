package org.bedside.ui.join;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.bedside.ui.Texts;
import org.bedside.ui.join.JoinedViewModel.Stage;
import org.bedside.ui.unlock.PassphraseField;

/// The first screen of a practice that was joined, while it is not open: where it is, and what it takes to open it.
public final class JoinedView extends StackPane {
    /// @param onOther leads to another practice
    public JoinedView(JoinedViewModel model, Texts texts, Runnable onOther) {
        setId("joined");
        getStyleClass().add("welcome");
        var busy = model.busyProperty();
        var asking = model.stageProperty().isEqualTo(Stage.PASSWORD);
        var stuck = model.stageProperty().isEqualTo(Stage.STUCK);
        var name = texts.get("join.password");
        var field =
                new PassphraseField("joined-password", model.passwordProperty(), model::openByPassword, name, texts);
        var password = JoinParts.labelled(name, field);
        JoinParts.shownWhile(asking, password);
        var keep = JoinParts.keep(
                "joined-keep",
                texts,
                model.keepProperty(),
                model.keyStoreThereProperty().and(asking));
        var open = JoinParts.accent("joined-open", texts.get("unlock.open"), busy, model::openByPassword);
        JoinParts.shownWhile(asking, open);
        var again = JoinParts.accent("joined-again", texts.get("joined.again"), busy, model::start);
        JoinParts.shownWhile(stuck, again);
        var actions = new HBox(open, again, JoinParts.working(texts.get("join.working"), busy, texts));
        actions.getStyleClass().add("welcome-buttons");
        var other = new Hyperlink(texts.get("joined.other"));
        other.setId("joined-other");
        other.disableProperty().bind(busy);
        other.setOnAction(_ -> onOther.run());
        getChildren()
                .add(JoinParts.card(
                        JoinParts.title(texts.get("joined.title")),
                        where(model, texts),
                        password,
                        keep,
                        JoinParts.problem("joined-problem", model.problemProperty()),
                        actions,
                        other));
        asking.subscribe(now -> {
            if (now) {
                field.focus();
            }
        });
    }

    private static GridPane where(JoinedViewModel model, Texts texts) {
        var where = new GridPane();
        where.getStyleClass().add("form");
        row(where, texts.get("join.address"), "joined-address", model.server().address());
        row(where, texts.get("join.account"), "joined-account", model.server().account());
        return where;
    }

    private static void row(GridPane form, String name, String id, String value) {
        var heading = new Label(name);
        heading.getStyleClass().add("quiet");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        var shown = JoinParts.words(value);
        shown.setId(id);
        form.addRow(form.getRowCount(), heading, shown);
    }
}
