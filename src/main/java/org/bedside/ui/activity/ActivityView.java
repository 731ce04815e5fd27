package org.bedside.ui.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.MemberId;
import org.bedside.practice.Member;
import org.bedside.ui.Choices;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The screen "Activity": every decision, found by words, member and kind, and the proof that none was changed.
public final class ActivityView extends VBox {
    private final ActivityViewModel model;
    private final Texts texts;

    public ActivityView(ActivityViewModel model, SignedIn signedIn, Texts texts, Times times) {
        this.model = model;
        this.texts = texts;
        setId("activity");
        getStyleClass().add("screen");
        var table = table(times);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Layout.heading(texts.get("activity.title"), texts.get("activity.subtitle")),
                        Layout.message("activity-problem", "problem", model.problemProperty()),
                        filters(signedIn),
                        table,
                        older(),
                        proof(),
                        Layout.message("activity-whole", "note", model.wholeProperty()));
    }

    private HBox filters(SignedIn signedIn) {
        var words = new TextField();
        words.setId("activity-search");
        words.setPromptText(texts.get("activity.search"));
        words.setAccessibleText(texts.get("activity.search"));
        words.textProperty().bindBidirectional(model.wordsProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        var member = new ComboBox<Optional<MemberId>>();
        member.setId("activity-member");
        member.setAccessibleText(texts.get("activity.member"));
        member.getItems()
                .setAll(anyAnd(signedIn.members().stream().map(Member::id).toList()));
        Choices.show(member, id -> id.map(signedIn::nameOf).orElseGet(() -> texts.get("activity.member.any")));
        member.valueProperty().bindBidirectional(model.memberProperty());
        var what = new ComboBox<Optional<What>>();
        what.setId("activity-what");
        what.setAccessibleText(texts.get("activity.what"));
        what.getItems().setAll(anyAnd(List.of(What.values())));
        Choices.show(what, one -> one.map(texts::of).orElseGet(() -> texts.get("activity.what.any")));
        what.valueProperty().bindBidirectional(model.whatProperty());
        var filters = new HBox(words, member, what);
        filters.getStyleClass().add("line");
        return filters;
    }

    private static <T> List<Optional<T>> anyAnd(List<T> values) {
        var all = new ArrayList<Optional<T>>();
        all.add(Optional.empty());
        values.forEach(value -> all.add(Optional.of(value)));
        return all;
    }

    private TableView<ActivityEntry> table(Times times) {
        var table = new TableView<>(model.entries());
        table.setId("activity-table");
        table.setAccessibleText(texts.get("activity.title"));
        table.setPlaceholder(new Label(texts.get("activity.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().add(column("activity.number", 70, entry -> texts.get("activity.number-of", entry.number())));
        table.getColumns().add(column("activity.at", 170, entry -> times.exact(entry.at())));
        table.getColumns().add(column("activity.who", 150, model::who));
        table.getColumns().add(column("activity.did", 190, entry -> texts.of(entry.what())));
        table.getColumns().add(column("activity.about", 140, ActivityEntry::reference));
        table.getColumns().add(column("activity.detail", 240, ActivityEntry::detail));
        return table;
    }

    private TableColumn<ActivityEntry, String> column(
            String title, double width, Function<ActivityEntry, String> text) {
        var column = new TableColumn<ActivityEntry, String>(texts.get(title));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        // The newest stand first, and more are read at the end.
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private Node older() {
        var older = new Button(texts.get("activity.older"));
        older.setId("activity-older");
        older.setOnAction(_ -> model.readOlder());
        older.visibleProperty().bind(model.olderProperty());
        older.managedProperty().bind(older.visibleProperty());
        return older;
    }

    private HBox proof() {
        var printed = new TextField();
        printed.setId("activity-printed");
        printed.setPromptText(texts.get("activity.printed"));
        printed.setAccessibleText(texts.get("activity.printed"));
        printed.textProperty().bindBidirectional(model.printedProperty());
        HBox.setHgrow(printed, Priority.ALWAYS);
        var verify = new Button(texts.get("activity.verify"), new FontIcon(Feather.SHIELD));
        verify.setId("activity-verify");
        verify.setMinWidth(USE_PREF_SIZE);
        verify.setOnAction(_ -> model.verify());
        verify.disableProperty().bind(model.verifyingProperty());
        var spinner = Layout.spinner(texts.get("activity.verifying"));
        spinner.visibleProperty().bind(model.verifyingProperty());
        var proof = new HBox(printed, verify, spinner);
        proof.getStyleClass().add("line");
        return proof;
    }
}
