package org.bedside.ui.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.model.Platform;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// Connects an account by the keys that its platform's developer page shows, until sign-in by browser arrives.
public final class ConnectView extends VBox {
    private final ConnectViewModel model;
    private final Texts texts;

    public ConnectView(ConnectViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("connect");
        getStyleClass().add("cards");
        getChildren()
                .addAll(
                        Layout.message("connect-problem", "problem", model.problemProperty()),
                        Layout.message("connect-done", "note", model.doneProperty()),
                        pane(Platform.X, "consumer-key", "consumer-secret", "token", "token-secret"),
                        pane(Platform.FACEBOOK, "page-id", "token"));
    }

    private TitledPane pane(Platform platform, String... names) {
        var fields = new LinkedHashMap<String, TextField>();
        var form = new GridPane();
        form.getStyleClass().add("form");
        for (var name : names) {
            var field = name.equals("page-id") ? new TextField() : new PasswordField();
            field.setId("connect-" + platform.name() + "-" + name);
            field.setPrefColumnCount(40);
            var label = new Label(texts.get("connect." + platform.name() + "." + name));
            label.setLabelFor(field);
            field.setAccessibleText(label.getText());
            form.addRow(form.getRowCount(), label, field);
            fields.put(name, field);
        }
        var connect = new Button(texts.get("connect.do"));
        connect.setId("connect-" + platform.name());
        connect.disableProperty().bind(model.busyProperty());
        connect.setOnAction(_ ->
                model.connect(platform, values(fields), () -> fields.values().forEach(TextField::clear)));
        var hint = new Label(texts.get("connect." + platform.name() + ".hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(hint, form, new HBox(connect));
        content.getStyleClass().add("fields");
        var pane = new TitledPane(texts.get("connect." + platform.name()), content);
        pane.setId("connect-pane-" + platform.name());
        pane.setExpanded(false);
        pane.setMaxWidth(760);
        return pane;
    }

    private static Map<String, String> values(Map<String, TextField> fields) {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> values.put(name, field.getText().strip()));
        return values;
    }
}
