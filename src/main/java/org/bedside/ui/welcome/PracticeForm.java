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
import javafx.scene.layout.VBox;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.welcome.WelcomeView.SetUp;

/// The facts of a new practice and its first people. What was typed stays until it is right.
final class PracticeForm extends VBox {
    private final Texts texts;
    private final StringProperty problem = new SimpleStringProperty("");
    private final GridPane form = new GridPane();
    private final Button backButton = new Button();
    private final TextField name;
    private final TextField zone;
    private final TextField opens;
    private final TextField closes;
    private final TextField phone;
    private final TextField site;
    private final TextField manager;
    private final TextField doctor;
    private Consumer<SetUp> onTold = _ -> {};

    PracticeForm(Texts texts, ZoneId here) {
        this.texts = texts;
        getStyleClass().add("welcome-card");
        setMaxHeight(USE_PREF_SIZE);
        var title = new Label(texts.get("setup.title"));
        title.getStyleClass().add("screen-title");
        form.getStyleClass().add("form");
        name = field("name", "");
        zone = field("zone", here.getId());
        opens = field("opens", "08:00");
        closes = field("closes", "17:00");
        phone = field("phone", "");
        site = field("site", "");
        manager = field("manager", "");
        doctor = field("doctor", "");
        var done = new Button(texts.get("setup.do"));
        done.setId("setup-do");
        done.getStyleClass().add("accent");
        done.setOnAction(_ -> tell());
        backButton.setText(texts.get("setup.back"));
        backButton.setId("setup-back");
        var buttons = new HBox(backButton, done);
        buttons.getStyleClass().add("welcome-buttons");
        getChildren().addAll(title, form, Layout.message("setup-problem", "problem", problem), buttons);
    }

    void setOnBack(Runnable onBack) {
        backButton.setOnAction(_ -> {
            problem.set("");
            onBack.run();
        });
    }

    void setOnTold(Consumer<SetUp> onTold) {
        this.onTold = onTold;
    }

    private void tell() {
        try {
            problem.set("");
            onTold.accept(told());
        } catch (DateTimeException | IllegalArgumentException e) {
            problem.set(texts.get("setup.bad-time"));
        } catch (Refused e) {
            problem.set(texts.problem(e));
        }
    }

    private SetUp told() {
        var hours = OpeningHours.weekdays(
                ZoneId.of(zone.getText().strip()),
                LocalTime.parse(opens.getText().strip()),
                LocalTime.parse(closes.getText().strip()));
        var words = texts.get(
                "setup.hours-words", opens.getText().strip(), closes.getText().strip());
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
        return new SetUp(practice, manager.getText().strip(), doctor.getText().strip());
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
}
