package org.bedside.ui.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.backup.Restore;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyDesk;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// Restoring a backup: choosing it, opening it, and making a practice of it. Used on the JavaFX thread only.
public final class RestoreViewModel {
    private final Path folder;
    private final Supplier<Preparing> preparing;
    private final Consumer<DataKey> onPrepared;
    private final Background background;
    private final Texts texts;
    private final Progress progress;
    private final ReadOnlyObjectWrapper<Optional<Path>> file = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// Makes a practice of a backup without touching the one that is there.
    @FunctionalInterface
    public interface Preparing {
        void prepare(Path backup, DataKey key, DoubleConsumer progress, BooleanSupplier cancelled);
    }

    /// Where what opens a backup comes from.
    private interface Opening {
        DataKey key(Path backup);
    }

    /// @param folder the data folder it goes into
    /// @param preparing asked on the JavaFX thread, for the one who asks now
    /// @param onPrepared opens the data folder anew, and so the restored practice
    public RestoreViewModel(
            Path folder,
            Supplier<Preparing> preparing,
            Consumer<DataKey> onPrepared,
            Background background,
            Texts texts) {
        this.folder = folder;
        this.preparing = preparing;
        this.onPrepared = onPrepared;
        this.background = background;
        this.texts = texts;
        this.progress = new Progress(background);
    }

    public void choose(Path backup) {
        file.set(Optional.of(backup));
        problem.set("");
    }

    /// Restores the chosen backup, which `typed` opens: a passphrase or a recovery key.
    public void restore(String typed) {
        file.get().ifPresent(chosen -> restore(chosen, backup -> KeyDesk.open(Restore.keys(backup, folder), typed)));
    }

    /// Restores a backup that the key at hand is known to open.
    void restore(Path backup, DataKey key) {
        choose(backup);
        restore(backup, _ -> key);
    }

    private void restore(Path backup, Opening opening) {
        var mine = new AtomicBoolean();
        cancelled = mine;
        busy.set(true);
        problem.set("");
        var told = progress.begin();
        var prepare = preparing.get();
        background.run(
                () -> {
                    var key = opening.key(backup);
                    prepare.prepare(backup, key, told, mine::get);
                    return key;
                },
                key -> {
                    busy.set(false);
                    onPrepared.accept(key);
                },
                this::show);
    }

    /// Shows why it did not work, here or where the practice was to be opened.
    public void show(Exception e) {
        busy.set(false);
        problem.set(e instanceof CancellationException ? "" : texts.problem(e));
    }

    /// Stops what is under way; nothing has been changed then.
    public void cancel() {
        cancelled.set(true);
    }

    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty progressProperty() {
        return progress.shareProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
