package org.bedside.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.QueueCounts;
import org.bedside.store.StoreTrouble;
import org.bedside.ui.Background;

/// What the window's edges say: the channels' state, what waits, what burns, what
/// keeps the store from its work. Used on the JavaFX thread only.
public final class ShellViewModel {
    /// The figures of the status bar, read together.
    public record Status(List<ConnectedChannel> channels, QueueCounts counts, int waiting, int outbox) {
        /// Before anything was read.
        public static final Status UNKNOWN = new Status(List.of(), new QueueCounts(Map.of(), 0, 0, 0), 0, 0);
    }

    private final Callable<Status> read;
    private final Background background;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.UNKNOWN);
    private final ReadOnlyObjectWrapper<Optional<StoreTrouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ShellViewModel(Callable<Status> read, Background background) {
        this.read = read;
        this.background = background;
    }

    /// Reads the figures again; where that fails the last ones stay.
    public void refresh() {
        background.run(read, status::set, _ -> {});
    }

    /// What keeps the store from its work, until it is over.
    public void trouble(Optional<StoreTrouble> now) {
        trouble.set(now);
    }

    public ReadOnlyObjectProperty<Optional<StoreTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Status> statusProperty() {
        return status.getReadOnlyProperty();
    }
}
