package org.bedside.ui.channel;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.bedside.intake.Prices;
import org.bedside.model.Paid;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;

/// What X takes and how much of it the practice wants to spend in a month. What is typed stays until it is saved.
final class PricesView extends TitledPane {
    private final TextField cap = new TextField();
    private final Map<Paid, TextField> prices = new EnumMap<>(Paid.class);

    PricesView(ChannelsViewModel model, Texts texts) {
        super(texts.get("prices.title"), new VBox());
        setId("prices");
        setAnimated(false);
        setExpanded(false);
        setMaxWidth(760);
        var form = new GridPane();
        form.getStyleClass().add("form");
        row(form, texts.get("prices.cap"), cap, "prices-cap");
        for (var what : Paid.values()) {
            var field = new TextField();
            prices.put(what, field);
            row(form, texts.of(what), field, "prices-" + what.name());
        }
        var save = new Button(texts.get("prices.save"));
        save.setId("prices-save");
        save.setOnAction(_ -> model.savePrices(cap.getText(), typed()));
        var hint = new Label(texts.get("prices.hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        var content = new VBox(
                hint,
                form,
                new HBox(save),
                Layout.message("prices-problem", "problem", model.pricesProblemProperty()),
                Layout.message("prices-saved", "note", model.pricesSavedProperty()));
        content.getStyleClass().add("fields");
        setContent(content);
        model.pricesProperty().subscribe(this::show);
    }

    private static void row(GridPane form, String name, TextField field, String id) {
        field.setId(id);
        field.setPrefColumnCount(8);
        var label = new Label(name);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        form.addRow(form.getRowCount(), label, field);
    }

    private Map<Paid, String> typed() {
        var typed = new EnumMap<Paid, String>(Paid.class);
        prices.forEach((what, field) -> typed.put(what, field.getText()));
        return typed;
    }

    private void show(Prices now) {
        cap.setText(now.cap().map(ChannelsViewModel::dollars).orElse(""));
        prices.forEach((what, field) -> field.setText(ChannelsViewModel.dollars(now.micros(what))));
    }
}
