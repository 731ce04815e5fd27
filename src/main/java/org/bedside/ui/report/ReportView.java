package org.bedside.ui.report;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.Category;
import org.bedside.report.Figures;
import org.bedside.report.ReportGroup;
import org.bedside.report.ReportGroup.Dimension;
import org.bedside.report.ResponseReport;
import org.bedside.ui.Choices;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The response report of some days: the figures at a glance, a table by day, channel, category, priority or member,
/// and its export.
public final class ReportView extends VBox {
    private static final List<Dimension> CHOICES =
            List.of(Dimension.CATEGORY, Dimension.PRIORITY, Dimension.CHANNEL, Dimension.MEMBER, Dimension.DAY);

    private final Texts texts;
    private final Times times;
    private final HBox tiles = new HBox();
    private final TableView<ReportGroup> table = new TableView<>();

    public ReportView(ReportViewModel model, Texts texts, Times times, SaveDialog dialog) {
        this.texts = texts;
        this.times = times;
        setId("reports");
        getStyleClass().add("screen");
        tiles.getStyleClass().add("tiles");
        columns();
        getChildren()
                .addAll(
                        Layout.heading(texts.get("reports.title"), texts.get("reports.subtitle")),
                        choices(model, dialog),
                        Layout.message("report-problem", "problem", model.problemProperty()),
                        Layout.message("report-saved", "note", model.savedProperty()),
                        tiles,
                        table);
        VBox.setVgrow(table, Priority.ALWAYS);
        model.reportProperty().subscribe(() -> show(model));
        model.byProperty().subscribe(() -> show(model));
        show(model);
    }

    private HBox choices(ReportViewModel model, SaveDialog dialog) {
        var by = new ComboBox<>(FXCollections.observableArrayList(CHOICES));
        by.setId("report-by");
        by.setAccessibleText(texts.get("reports.by"));
        Choices.show(by, dimension -> texts.get("reports.by." + dimension.name()));
        by.valueProperty().bindBidirectional(model.byProperty());
        var save = new Button(texts.get("reports.save"), new FontIcon(Feather.DOWNLOAD));
        save.setId("report-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> dialog.ask(model.suggestedName()).ifPresent(model::save));
        save.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.busyProperty().get()
                                || model.reportProperty().get().isEmpty(),
                        model.busyProperty(),
                        model.reportProperty()));
        var cancel = new Button(texts.get("dialog.cancel"));
        cancel.setId("report-cancel");
        cancel.setOnAction(_ -> model.cancel());
        cancel.visibleProperty().bind(model.busyProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        var row = new HBox(
                labelled("reports.from", date("report-from", model.fromProperty())),
                labelled("reports.to", date("report-to", model.toProperty())),
                labelled("reports.by", by),
                Layout.filler(),
                cancel,
                save);
        row.getStyleClass().add("report-choices");
        return row;
    }

    private DatePicker date(String id, ObjectProperty<LocalDate> value) {
        var picker = new DatePicker();
        picker.setId(id);
        picker.valueProperty().bindBidirectional(value);
        return picker;
    }

    private VBox labelled(String key, Control control) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("quiet");
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        return new VBox(label, control);
    }

    private void columns() {
        table.setId("report-table");
        table.setAccessibleText(texts.get("reports.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Layout.empty(texts.get("reports.empty.title"), texts.get("reports.empty.hint")));
        column("", false, this::label);
        column("reports.received", true, group -> number(group.figures().received()));
        column("reports.answered", true, group -> number(group.figures().answered()));
        column("reports.answered-share", true, group -> share(group.figures().answeredShare()));
        column("reports.within", true, group -> share(group.figures().withinTargetShare()));
        column("reports.median", true, group -> time(group.figures().medianElapsed()));
        column("reports.median-open", true, group -> time(group.figures().medianOpen()));
        column("reports.p90", true, group -> time(group.figures().p90Elapsed()));
    }

    private void column(String key, boolean number, Function<ReportGroup, String> value) {
        var column = new TableColumn<ReportGroup, String>(key.isEmpty() ? "" : texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        if (number) {
            column.getStyleClass().add("number-column");
        }
        table.getColumns().add(column);
    }

    private void show(ReportViewModel model) {
        var report = model.reportProperty().get();
        tiles.getChildren().setAll(report.map(made -> tiles(made.total())).orElse(List.of()));
        table.getItems()
                .setAll(report.map(made -> groups(made, model.byProperty().get()))
                        .orElse(List.of()));
    }

    private static List<ReportGroup> groups(ResponseReport report, Dimension dimension) {
        return report.groups(dimension).stream()
                .filter(group -> group.figures().received() > 0)
                .toList();
    }

    private List<Node> tiles(Figures total) {
        return List.of(
                tile("reports.received", number(total.received())),
                tile("reports.answered", number(total.answered())),
                tile("reports.answered-share", share(total.answeredShare())),
                tile("reports.within", share(total.withinTargetShare())),
                tile("reports.median", time(total.medianElapsed())),
                tile("reports.median-open", time(total.medianOpen())));
    }

    private Node tile(String key, String value) {
        var figure = new Label(value);
        figure.getStyleClass().add("figure");
        var label = new Label(texts.get(key));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        var tile = new VBox(figure, label);
        tile.getStyleClass().addAll("card", "tile");
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    private String label(ReportGroup group) {
        return switch (group.dimension()) {
            case CATEGORY -> texts.of(Category.valueOf(group.key()));
            case PRIORITY ->
                texts.get("priority.item", group.key(), texts.of(org.bedside.model.Priority.valueOf(group.key())));
            case MEMBER -> group.key().isEmpty() ? texts.get("reports.nobody") : group.label();
            case TOTAL, DAY, CHANNEL -> group.label();
        };
    }

    private String number(int value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    private String share(OptionalDouble value) {
        return value.isPresent()
                ? NumberFormat.getPercentInstance(texts.locale()).format(value.getAsDouble())
                : texts.get("reports.none");
    }

    private String time(Optional<Duration> value) {
        return value.map(times::stretch).orElseGet(() -> texts.get("reports.none"));
    }
}
