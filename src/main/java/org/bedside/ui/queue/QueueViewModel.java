package org.bedside.ui.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.model.ConversationId;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.triage.Queue;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// The queue on screen: the rows read so far, its filter, its counts and which conversation is open beside it.
/// Used on the JavaFX thread only.
public final class QueueViewModel {
    static final int PAGE = 60;
    private static final int MOST_REFRESHED = 600;

    private final Queue queue;
    private final Background background;
    private final Texts texts;
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(QueueFilter.OPEN);
    private final ReadOnlyObjectWrapper<QueueCounts> counts =
            new ReadOnlyObjectWrapper<>(new QueueCounts(Map.of(), 0, 0, 0));
    private final ObjectProperty<Optional<ConversationId>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<QueueRow> last = Optional.empty();
    private boolean complete;
    private boolean loading;
    private boolean again;

    public QueueViewModel(Queue queue, Background background, Texts texts) {
        this.queue = queue;
        this.background = background;
        this.texts = texts;
        filter.subscribe(_ -> refresh());
    }

    /// Reads again what is shown. While a reading is under way, any number of further calls make one more reading.
    public void refresh() {
        if (loading) {
            again = true;
            return;
        }
        loading = true;
        var wanted = filter.get();
        // In whole pages, so that there are few statements for the database to keep.
        var most = Math.clamp((long) Math.ceilDiv(rows.size(), PAGE) * PAGE, PAGE, MOST_REFRESHED);
        background.run(
                () -> new Read(queue.page(wanted, Optional.empty(), most), queue.counts()),
                read -> {
                    complete = read.rows.size() < most;
                    last = read.rows.isEmpty() ? Optional.empty() : Optional.of(read.rows.getLast());
                    show(read);
                    problem.set("");
                    loaded();
                },
                e -> {
                    problem.set(texts.problem(e));
                    loaded();
                });
    }

    private record Read(List<QueueRow> rows, QueueCounts counts) {}

    /// Reads the next rows, where there are any.
    public void loadMore() {
        if (loading || complete || last.isEmpty()) {
            return;
        }
        loading = true;
        var wanted = filter.get();
        var after = last;
        background.run(
                () -> queue.page(wanted, after, PAGE),
                next -> {
                    complete = next.size() < PAGE;
                    last = next.isEmpty() ? after : Optional.of(next.getLast());
                    var nothingNew = !rows.addAll(notShown(next));
                    loaded();
                    if (nothingNew) {
                        loadMore();
                    }
                },
                e -> {
                    problem.set(texts.problem(e));
                    loaded();
                });
    }

    /// A search meets a conversation again at each of its comments; it is shown once, by the newest.
    private List<QueueRow> notShown(List<QueueRow> next) {
        var shown = rows.stream().map(row -> row.conversation().id()).collect(Collectors.toSet());
        return next.stream()
                .filter(row -> !shown.contains(row.conversation().id()))
                .toList();
    }

    /// Only what differs is set, so that the list keeps its place and its selection.
    private void show(Read read) {
        if (!rows.equals(read.rows)) {
            rows.setAll(read.rows);
        }
        counts.set(read.counts);
    }

    private void loaded() {
        loading = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    public ObservableList<QueueRow> rows() {
        return rows;
    }

    public ObjectProperty<QueueFilter> filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<QueueCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// The conversation that is open beside the list; it stays open when it leaves the list.
    public ObjectProperty<Optional<ConversationId>> selectedProperty() {
        return selected;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Opens the row `steps` further down, or up where it is negative.
    public void move(int steps) {
        if (rows.isEmpty()) {
            return;
        }
        var at = indexOfSelected().orElse(steps > 0 ? -1 : rows.size());
        var next = Math.clamp((long) at + steps, 0, rows.size() - 1);
        selected.set(Optional.of(rows.get(next).conversation().id()));
    }

    /// Where the open conversation stands in the list now.
    public Optional<Integer> indexOfSelected() {
        for (int i = 0; i < rows.size(); i++) {
            if (selected.get().equals(Optional.of(rows.get(i).conversation().id()))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
