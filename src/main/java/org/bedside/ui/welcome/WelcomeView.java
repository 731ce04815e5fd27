package org.bedside.ui.welcome;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen where no practice was set up yet: try the demo, or set up one's own.
public final class WelcomeView extends StackPane {
    /// What a manager tells of a new practice.
    public record SetUp(Practice practice, String manager, String doctor) {}

    private final Texts texts;
    private final StringProperty problem = new SimpleStringProperty("");
    private final GridPane form = new GridPane();
    private final Button ownButton = new Button();
    private final Button backButton = new Button();

    public WelcomeView(Texts texts, ZoneId zone, Runnable onDemo, Consumer<SetUp> onSetUp) {
        this.texts = texts;
        setId("welcome");
        getStyleClass().add("welcome");
        var choose = choose(onDemo);
        var setUp = setUp(zone, onSetUp);
        setUp.setVisible(false);
        getChildren().addAll(choose, setUp);
        ownButton.setOnAction(_ -> {
            problem.set("");
            choose.setVisible(false);
            setUp.setVisible(true);
        });
        backButton.setOnAction(_ -> {
            problem.set("");
            choose.setVisible(true);
            setUp.setVisible(false);
        });
    }

    private VBox choose(Runnable onDemo) {
        var title = new Label(texts.get("welcome.title"));
        title.getStyleClass().add("welcome-title");
        var words = new Label(texts.get("welcome.words"));
        words.getStyleClass().add("welcome-words");
        words.setWrapText(true);
        var demo = new Button(texts.get("welcome.demo"), new FontIcon(Feather.PLAY));
        demo.setId("welcome-demo");
        demo.setDefaultButton(true);
        demo.setOnAction(_ -> onDemo.run());
        ownButton.setText(texts.get("welcome.own"));
        ownButton.setGraphic(new FontIcon(Feather.HOME));
        ownButton.setId("welcome-set-up");
        var buttons = new HBox(demo, ownButton);
        buttons.getStyleClass().add("welcome-buttons");
        var hint = new Label(texts.get("welcome.demo.hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        var box = new VBox(title, words, buttons, Layout.message("welcome-problem", "problem", problem), hint);
        box.getStyleClass().add("welcome-card");
        box.setMaxHeight(USE_PREF_SIZE);
        return box;
    }

    private VBox setUp(ZoneId zone, Consumer<SetUp> onSetUp) {
        var title = new Label(texts.get("setup.title"));
        title.getStyleClass().add("screen-title");
        form.getStyleClass().add("form");
        var name = field("name", "");
        var zoneField = field("zone", zone.getId());
        var opens = field("opens", "08:00");
        var closes = field("closes", "17:00");
        var phone = field("phone", "");
        var site = field("site", "");
        var manager = field("manager", "");
        var doctor = field("doctor", "");
        var done = new Button(texts.get("setup.do"));
        done.setId("setup-do");
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> {
            try {
                var hours = OpeningHours.weekdays(
                        ZoneId.of(zoneField.getText().strip()),
                        LocalTime.parse(opens.getText().strip()),
                        LocalTime.parse(closes.getText().strip()));
                var words = texts.get(
                        "setup.hours-words",
                        opens.getText().strip(),
                        closes.getText().strip());
                require(manager, "setup.manager");
                require(doctor, "setup.doctor");
                var practice = new Practice(
                        name.getText().strip(),
                        hours,
                        words,
                        phone.getText().strip(),
                        "",
                        site.getText().strip(),
                        "",
                        "",
                        false);
                onSetUp.accept(new SetUp(
                        practice, manager.getText().strip(), doctor.getText().strip()));
            } catch (DateTimeException | IllegalArgumentException e) {
                problem.set(texts.get("setup.bad-time"));
            } catch (Refused e) {
                problem.set(texts.problem(e));
            }
        });
        backButton.setText(texts.get("setup.back"));
        backButton.setId("setup-back");
        var buttons = new HBox(backButton, done);
        buttons.getStyleClass().add("welcome-buttons");
        var box = new VBox(title, form, Layout.message("setup-problem", "problem", problem), buttons);
        box.getStyleClass().add("welcome-card");
        box.setMaxHeight(USE_PREF_SIZE);
        return box;
    }

    private void require(TextField field, String key) {
        if (field.getText().isBlank()) {
            throw new Refused("field-empty", texts.get(key));
        }
    }

    private TextField field(String key, String value) {
        var field = new TextField(value);
        field.setId("setup-" + key);
        var label = new Label(texts.get("setup." + key));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        form.addRow(form.getRowCount(), label, field);
        return field;
    }

    /// Shows what went wrong with the demo, or after the form was sent off; what was typed stays.
    public void show(Exception e) {
        problem.set(texts.problem(e));
    }
}
