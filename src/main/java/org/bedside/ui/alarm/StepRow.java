package org.bedside.ui.alarm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.bedside.alarm.AlarmList;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.model.MemberId;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One step of the list as it is being changed: after how many minutes, and whom it calls.
final class StepRow extends FlowPane {
    private static final int SPINNER_COLUMNS = 3;

    private final Spinner<Integer> minutes;
    private final Map<Role, CheckBox> roles = new LinkedHashMap<>();
    private final Map<MemberId, CheckMenuItem> people = new LinkedHashMap<>();
    private final MenuButton persons = new MenuButton();
    private final Texts texts;

    /// @param number from 1; the first step calls at once
    StepRow(int number, Step step, List<Member> members, Texts texts, Runnable onRemove) {
        this.texts = texts;
        getStyleClass().add("alarm-step");
        minutes = new Spinner<>(0, AlarmList.LATEST, step.minutes());
        minutes.setId("alarm-step-minutes-" + number);
        minutes.setEditable(true);
        minutes.getEditor().setId("alarm-step-minutes-editor-" + number);
        minutes.getEditor().setPrefColumnCount(SPINNER_COLUMNS);
        minutes.getEditor().setAccessibleText(texts.get("alarm-list.minutes.accessible", number));
        var title = new Label(texts.get("alarm-list.step", number));
        title.getStyleClass().add("alarm-step-title");
        getChildren().add(title);
        getChildren().addAll(number == 1 ? List.of(when("alarm-list.at-once")) : after());
        for (var role : List.of(Role.DOCTOR, Role.MANAGER, Role.STAFF)) {
            var box = new CheckBox(texts.of(role));
            box.setId("alarm-step-" + number + "-" + role.name());
            box.setSelected(step.roles().contains(role));
            box.setMinWidth(USE_PREF_SIZE);
            roles.put(role, box);
            getChildren().add(box);
        }
        persons(number, step, members);
        if (number > 1) {
            getChildren().add(remove(number, onRemove));
        }
    }

    private List<Node> after() {
        return List.of(when("alarm-list.after"), minutes, when("alarm-list.minutes"));
    }

    private Label when(String key) {
        var label = new Label(texts.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void persons(int number, Step step, List<Member> members) {
        persons.setId("alarm-step-persons-" + number);
        for (var member : members) {
            var item = new CheckMenuItem(member.name());
            item.setSelected(step.members().contains(member.id()));
            item.selectedProperty().subscribe(this::count);
            people.put(member.id(), item);
            persons.getItems().add(item);
        }
        count();
        getChildren().add(persons);
    }

    private void count() {
        persons.setText(texts.get("alarm-list.persons", chosen().size()));
    }

    private Button remove(int number, Runnable onRemove) {
        var remove = new Button("", new FontIcon(Feather.TRASH_2));
        remove.setId("alarm-step-remove-" + number);
        remove.getStyleClass().add("flat");
        remove.setAccessibleText(texts.get("alarm-list.remove", number));
        remove.setTooltip(new Tooltip(remove.getAccessibleText()));
        remove.setOnAction(_ -> onRemove.run());
        return remove;
    }

    private Set<MemberId> chosen() {
        return people.entrySet().stream()
                .filter(one -> one.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Step step() {
        var called = new ArrayList<Role>();
        roles.forEach((role, box) -> {
            if (box.isSelected()) {
                called.add(role);
            }
        });
        return new Step(minutes.getValue(), new HashSet<>(called), chosen());
    }
}
