package org.bedside.ui.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.bedside.alarm.AlarmList;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.model.Role;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the settings that says whom an alarm calls, step by step.
public final class AlarmListView extends VBox {
    private static final int NEXT_AFTER = 5;

    private final AlarmListViewModel model;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final Button add;

    public AlarmListView(AlarmListViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("alarm-list");
        getStyleClass().add("card");
        var title = new Label(texts.get("alarm-list.title"));
        title.getStyleClass().add("title");
        var hint = new Label(texts.get("alarm-list.hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        add = button("alarm-list-add", "alarm-list.add", Feather.PLUS, this::addStep);
        var standard = button(
                "alarm-list-standard",
                "alarm-list.standard",
                Feather.ROTATE_CCW,
                () -> show(AlarmList.STANDARD.steps()));
        var save = new Button(texts.get("alarm-list.save"));
        save.setId("alarm-list-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> model.save(steps()));
        var buttons = new FlowPane(save, add, standard);
        buttons.getStyleClass().add("alarm-step");
        rows.getStyleClass().add("alarm-steps");
        var changing = new VBox(rows, buttons);
        changing.getStyleClass().add("alarm-steps");
        changing.disableProperty().bind(model.allowedProperty().not());
        getChildren()
                .addAll(
                        title,
                        hint,
                        Layout.message(
                                "alarm-list-not-allowed",
                                "quiet",
                                model.allowedProperty()
                                        .map(yes -> yes ? "" : texts.get("refused.not-permitted.set_alarm_list"))),
                        changing,
                        Layout.message("alarm-list-problem", "problem", model.problemProperty()),
                        Layout.message("alarm-list-done", "note", model.doneProperty()));
        model.keptProperty().subscribe(kept -> kept.map(AlarmList::steps).ifPresent(this::show));
    }

    private void addStep() {
        var steps = new ArrayList<>(steps());
        var next = Math.min(steps.getLast().minutes() + NEXT_AFTER, AlarmList.LATEST);
        steps.add(new Step(next, Set.of(Role.values()), Set.of()));
        show(steps);
    }

    private void removeStep(int index) {
        var steps = new ArrayList<>(steps());
        steps.remove(index);
        show(steps);
    }

    private List<Step> steps() {
        return rows.getChildren().stream().map(row -> ((StepRow) row).step()).toList();
    }

    private void show(List<Step> steps) {
        rows.getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            var at = i;
            rows.getChildren().add(new StepRow(i + 1, steps.get(i), model.members(), texts, () -> removeStep(at)));
        }
        add.setDisable(steps.size() >= AlarmList.MOST_STEPS);
    }

    private Button button(String id, String key, Feather icon, Runnable action) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
