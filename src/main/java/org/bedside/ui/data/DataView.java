package org.bedside.ui.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.backup.Backup;
import org.bedside.backup.Keeping;
import org.bedside.practice.Act;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.data.DataViewModel.Shown;
import org.bedside.ui.report.SaveDialog;
import org.bedside.ui.unlock.Printing;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screen "Practice data": where the data live and what opens them, their backups, and the way back from one.
public final class DataView extends StackPane {
    private static final int SPINNER_COLUMNS = 2;

    private final DataViewModel model;
    private final KeysViewModel keys;
    private final RestoreViewModel restore;
    private final Texts texts;
    private final Times times;
    private final Dialogs dialogs;
    private final TableView<Backup> table = new TableView<>();
    private final Spinner<Integer> daily = spinner("daily", 1);
    private final Spinner<Integer> weekly = spinner("weekly", 0);
    private final Spinner<Integer> monthly = spinner("monthly", 0);
    private final Label data = Pages.words("");
    private final Label folder = Pages.words("");
    private final VBox main;
    private Optional<Node> opener = Optional.empty();

    /// What the screen asks the system for.
    public record Dialogs(OpenDialogs open, SaveDialog save, Printing printing) {}

    public DataView(
            DataViewModel model,
            KeysViewModel keys,
            RestoreViewModel restore,
            Texts texts,
            Times times,
            Dialogs dialogs) {
        this.model = model;
        this.keys = keys;
        this.restore = restore;
        this.texts = texts;
        this.times = times;
        this.dialogs = dialogs;
        setId("data");
        var parts = new VBox(where(), backups());
        parts.getStyleClass().add("parts");
        VBox.setVgrow(parts.getChildren().getLast(), Priority.ALWAYS);
        main = new VBox(
                Layout.heading(texts.get("data.title"), texts.get("data.subtitle")),
                Layout.message("data-problem", "problem", model.problemProperty()),
                Layout.message("data-trouble", "problem", model.shownProperty().map(Shown::trouble)),
                Layout.message("data-done", "note", model.doneProperty()),
                Layout.scroll(parts));
        main.getStyleClass().add("screen");
        getChildren().setAll(main);
        model.shownProperty().subscribe((before, now) -> show(Optional.of(before), now));
        show(Optional.empty(), model.shownProperty().get());
    }

    private VBox where() {
        data.setId("data-where");
        var encrypted = Pages.words(texts.get("data.encrypted"));
        encrypted.getStyleClass().add("quiet");
        var passphrase = button("data-passphrase", "keys.passphrase.change", Feather.LOCK, () -> {
            if (model.allows(Act.CHANGE_KEYS)) {
                keys.begin();
                open(new PassphraseView(keys, texts, this::back));
            }
        });
        var recovery = button("data-recovery-key", "keys.recovery.change", Feather.KEY, () -> {
            if (model.allows(Act.CHANGE_KEYS)) {
                keys.begin();
                open(new RecoveryKeyView(keys, texts, dialogs.save, dialogs.printing, this::back));
            }
        });
        return card(data, encrypted, row(passphrase, recovery));
    }

    private VBox backups() {
        folder.setId("data-folder");
        HBox.setHgrow(folder, Priority.ALWAYS);
        folder.setMaxWidth(Double.MAX_VALUE);
        var choose = button(
                "data-choose-folder",
                "data.choose-folder",
                Feather.FOLDER,
                () -> dialogs.open.folder().ifPresent(chosen -> change(Optional.of(chosen))));
        var own = button("data-own-folder", "data.own-folder", Feather.HOME, () -> change(Optional.empty()));
        own.disableProperty()
                .bind(model.shownProperty().map(shown -> shown.plan().folder().isEmpty()));
        var place = new HBox(folder, choose, own);
        place.getStyleClass().add("line");
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        var card = card(
                Pages.title(texts.get("data.backups")),
                place,
                keeping(),
                making(),
                Working.bar("backup", texts, model.busyProperty(), model.progressProperty(), model::cancel),
                table,
                restoring());
        card.getStyleClass().add("backups");
        return card;
    }

    private FlowPane keeping() {
        var save = new Button(texts.get("data.keep"));
        save.setId("data-keep");
        save.setOnAction(_ -> change(model.shownProperty().get().plan().folder()));
        save.disableProperty().bind(model.busyProperty());
        var row = new FlowPane(
                new Label(texts.get("data.keep.newest")),
                daily,
                unit("data.keep.daily", daily),
                weekly,
                unit("data.keep.weekly", weekly),
                monthly,
                unit("data.keep.monthly", monthly),
                save);
        row.getStyleClass().add("keeping");
        return row;
    }

    private Label unit(String key, Spinner<Integer> number) {
        var unit = new Label(texts.get(key));
        unit.setLabelFor(number);
        number.getEditor().setAccessibleText(texts.get("data.keep.newest") + " " + unit.getText());
        return unit;
    }

    private HBox making() {
        var now = new Button(texts.get("data.now"), new FontIcon(Feather.SAVE));
        now.setId("data-now");
        now.getStyleClass().add("accent");
        now.setOnAction(_ -> model.backUpNow());
        now.disableProperty().bind(model.busyProperty());
        var file = button(
                "data-to-file",
                "data.to-file",
                Feather.DOWNLOAD,
                () -> dialogs.save.ask(model.suggestedName()).ifPresent(model::backUpTo));
        return row(now, file);
    }

    private HBox restoring() {
        var chosen = button("data-restore", "data.restore", Feather.ROTATE_CCW, () -> {
            restore.choose(table.getSelectionModel().getSelectedItem().file());
            openRestore();
        });
        chosen.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            var selected = table.getSelectionModel().getSelectedItem();
                            return model.busyProperty().get() || selected == null || !selected.whole();
                        },
                        model.busyProperty(),
                        table.getSelectionModel().selectedItemProperty()));
        var file = button(
                "data-restore-file",
                "data.restore-file",
                Feather.FOLDER,
                () -> dialogs.open.backup().ifPresent(backup -> {
                    restore.choose(backup);
                    openRestore();
                }));
        return row(chosen, file);
    }

    private void openRestore() {
        if (model.allows(Act.RESTORE)) {
            open(new RestoreView(restore, texts, dialogs.open, this::back));
        }
    }

    private void change(Optional<Path> chosen) {
        model.change(chosen, daily.getValue(), weekly.getValue(), monthly.getValue());
    }

    private void columns() {
        table.setId("data-backups");
        table.setAccessibleText(texts.get("data.backups"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(Layout.empty(texts.get("data.empty.title"), texts.get("data.empty.hint")));
        column("data.column.at", backup -> times.exact(backup.at()));
        column("data.column.kind", backup -> texts.of(backup.kind()));
        column("data.column.size", backup -> Sizes.of(texts, backup.bytes()))
                .getStyleClass()
                .add("number-column");
        column("data.column.state", backup -> texts.get(backup.whole() ? "data.verified" : "data.damaged"));
    }

    private TableColumn<Backup, String> column(String key, Function<Backup, String> value) {
        var column = new TableColumn<Backup, String>(texts.get(key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        table.getColumns().add(column);
        return column;
    }

    private void show(Optional<Shown> before, Shown now) {
        data.setText(texts.get("data.where", now.data()));
        folder.setText(texts.get("data.folder", now.folder()));
        if (before.filter(old -> old.backups().equals(now.backups())).isEmpty()) {
            table.getItems().setAll(now.backups());
        }
        // What is being chosen stays while nothing else was stored.
        if (before.filter(old -> old.plan().equals(now.plan())).isEmpty()) {
            daily.getValueFactory().setValue(now.plan().keeping().daily());
            weekly.getValueFactory().setValue(now.plan().keeping().weekly());
            monthly.getValueFactory().setValue(now.plan().keeping().monthly());
        }
    }

    private void open(Parent page) {
        opener = Optional.ofNullable(getScene().getFocusOwner());
        var place = new VBox(page);
        place.getStyleClass().add("screen");
        getChildren().setAll(Layout.scroll(place));
        // The scroll pane has its content only now, and the focus goes only to what is in the window.
        applyCss();
        Pages.focus(page);
    }

    private void back() {
        getChildren().setAll(main);
        opener.ifPresent(Node::requestFocus);
        model.refresh();
    }

    private Spinner<Integer> spinner(String id, int least) {
        var spinner = new Spinner<Integer>(least, Keeping.MOST, least);
        spinner.setId("data-" + id);
        spinner.setEditable(true);
        spinner.getEditor().setPrefColumnCount(SPINNER_COLUMNS);
        return spinner;
    }

    private Button button(String id, String key, Feather icon, Runnable action) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static VBox card(Node... nodes) {
        var card = new VBox(nodes);
        card.getStyleClass().add("card");
        return card;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("line");
        return row;
    }
}
