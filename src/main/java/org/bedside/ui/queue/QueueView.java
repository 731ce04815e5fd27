package org.bedside.ui.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.Platform;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.ui.Choices;
import org.bedside.ui.Layout;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/// The list of conversations in triage order or as a search finds them, its filters above, its counts below.
public final class QueueView extends VBox {
    private final QueueViewModel model;
    private final Texts texts;
    private final SignedIn signedIn;
    private final ListView<QueueRow> list = new ListView<>();
    private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
    private final ComboBox<Part> part = new ComboBox<>();
    private final ComboBox<Optional<Category>> category = new ComboBox<>();
    private final ComboBox<Optional<Platform>> platform = new ComboBox<>();
    private boolean following;

    /// A part of the queue that can be chosen above the list.
    private enum Part {
        OPEN,
        MINE,
        UNASSIGNED,
        ESCALATED,
        SNOOZED,
        CLOSED
    }

    public QueueView(QueueViewModel model, Texts texts, Times times, SignedIn signedIn) {
        this.model = model;
        this.texts = texts;
        this.signedIn = signedIn;
        setId("queue");
        getStyleClass().add("queue");
        list.setId("queue-list");
        list.setAccessibleText(texts.get("queue.accessible"));
        list.setItems(model.rows());
        list.setCellFactory(_ -> cell(times));
        list.setPlaceholder(Layout.empty(texts.get("queue.empty.title"), texts.get("queue.empty.hint")));
        VBox.setVgrow(list, Priority.ALWAYS);
        var problem = Layout.message("queue-problem", "problem", model.problemProperty());
        getChildren().addAll(filters(), problem, list, footer());
        followSelection();
        signedIn.memberProperty().subscribe(_ -> filter());
    }

    /// Shows everything that is open, whatever was looked for before.
    void showAll() {
        part.setValue(Part.OPEN);
        category.setValue(Optional.empty());
        platform.setValue(Optional.empty());
        search.clear();
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
    }

    /// Shows ages and times left as they are now.
    public void tick() {
        list.refresh();
    }

    private QueueCell cell(Times times) {
        var cell = new QueueCell(texts, times, signedIn);
        cell.indexProperty().subscribe(index -> {
            if (index.intValue() >= model.rows().size() - 1) {
                model.loadMore();
            }
        });
        return cell;
    }

    private VBox filters() {
        part.setId("queue-part");
        part.setAccessibleText(texts.get("queue.part.accessible"));
        part.getItems().setAll(Part.values());
        Choices.show(part, chosen -> texts.get("queue.part." + chosen.name()));
        part.setValue(Part.OPEN);
        part.setMaxWidth(Double.MAX_VALUE);
        category.setId("queue-category");
        category.setAccessibleText(texts.get("queue.category.accessible"));
        category.getItems().setAll(allAnd(List.of(Category.values())));
        Choices.show(category, chosen -> chosen.map(texts::of).orElseGet(() -> texts.get("queue.category.all")));
        category.setValue(Optional.empty());
        category.setMaxWidth(Double.MAX_VALUE);
        platform.setId("queue-platform");
        platform.setAccessibleText(texts.get("queue.platform.accessible"));
        platform.getItems().setAll(allAnd(List.of(Platform.values())));
        Choices.show(platform, chosen -> chosen.map(texts::of).orElseGet(() -> texts.get("queue.platform.all")));
        platform.setValue(Optional.empty());
        platform.setMaxWidth(Double.MAX_VALUE);
        search.setId("queue-search");
        search.setPromptText(texts.get("queue.search"));
        search.setAccessibleText(texts.get("queue.search"));
        search.setAccessibleHelp(texts.get("queue.search.help"));
        search.setTooltip(new Tooltip(texts.get("queue.search.help")));
        part.valueProperty().subscribe(_ -> filter());
        category.valueProperty().subscribe(_ -> filter());
        platform.valueProperty().subscribe(_ -> filter());
        search.textProperty().subscribe(_ -> filter());
        part.setMinWidth(USE_PREF_SIZE);
        for (var box : List.of(category, platform)) {
            box.setMinWidth(0);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(0);
        }
        HBox.setHgrow(search, Priority.ALWAYS);
        var first = new HBox(part, search);
        first.getStyleClass().add("choices");
        var second = new HBox(category, platform);
        second.getStyleClass().add("choices");
        var filters = new VBox(first, searchHint(), second);
        filters.getStyleClass().add("filters");
        return filters;
    }

    /// What can be typed, while somebody is about to type.
    private Label searchHint() {
        var hint = new Label(texts.get("queue.search.hint"));
        hint.setId("queue-search-hint");
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        hint.visibleProperty().bind(search.focusedProperty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    private void filter() {
        var chosen = part.getValue();
        var view = switch (chosen) {
            case OPEN, MINE -> QueueFilter.View.OPEN;
            case UNASSIGNED -> QueueFilter.View.UNASSIGNED;
            case ESCALATED -> QueueFilter.View.ESCALATED;
            case SNOOZED -> QueueFilter.View.SNOOZED;
            case CLOSED -> QueueFilter.View.CLOSED;
        };
        var mine = chosen == Part.MINE ? Optional.of(signedIn.member().id()) : Optional.<MemberId>empty();
        model.filterProperty()
                .set(new QueueFilter(
                        view, mine, Optional.empty(), category.getValue(), platform.getValue(), search.getText()));
    }

    private HBox footer() {
        var counts = new Label();
        counts.setId("queue-counts");
        counts.getStyleClass().add("quiet");
        counts.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> counted(model.countsProperty().get()), model.countsProperty()));
        var footer = new HBox(counts);
        footer.getStyleClass().add("queue-footer");
        return footer;
    }

    private String counted(QueueCounts counts) {
        return texts.get("queue.counts", counts.openInAll(), counts.overdue());
    }

    /// The model's choice and the list's selection follow one another, also when the rows are read anew.
    private void followSelection() {
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !following) {
                model.selectedProperty().set(Optional.of(row.conversation().id()));
            }
        });
        model.selectedProperty().subscribe(_ -> select());
        model.rows().subscribe(this::select);
    }

    private void select() {
        following = true;
        try {
            var index = model.indexOfSelected();
            if (index.isEmpty()) {
                list.getSelectionModel().clearSelection();
            } else if (list.getSelectionModel().getSelectedIndex() != index.get()) {
                list.getSelectionModel().select((int) index.get());
                list.scrollTo(Math.max(0, index.get() - 3));
            }
        } finally {
            following = false;
        }
    }

    private static <T> List<Optional<T>> allAnd(List<T> values) {
        var all = new ArrayList<Optional<T>>();
        all.add(Optional.empty());
        values.forEach(value -> all.add(Optional.of(value)));
        return all;
    }
}
