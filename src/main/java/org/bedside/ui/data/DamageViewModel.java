package org.bedside.ui.data;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.bedside.backup.Backup;
import org.bedside.backup.PracticeFiles;
import org.bedside.ui.Background;

/// A practice whose file is damaged, and the newest backup that is sound. Used on the JavaFX thread only.
public final class DamageViewModel {
    private final PracticeFiles files;
    private final RestoreViewModel restore;
    private final Background background;
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(new Search.UnderWay());

    /// How far the search for a sound backup is.
    public sealed interface Search {
        record UnderWay() implements Search {}

        record Found(Backup backup) implements Search {}

        record Nothing() implements Search {}
    }

    public DamageViewModel(PracticeFiles files, RestoreViewModel restore, Background background) {
        this.files = files;
        this.restore = restore;
        this.background = background;
    }

    /// Reads the backups, the newest first, until one is sound.
    public void start() {
        background.run(
                files::newestSound,
                found -> search.set(found.<Search>map(Search.Found::new).orElseGet(Search.Nothing::new)),
                _ -> search.set(new Search.Nothing()));
    }

    /// Restores what was found; the key that did not open the damaged file opens it.
    void restoreFound() {
        if (search.get() instanceof Search.Found(var backup)) {
            restore.restore(backup.file(), files.key());
        }
    }

    PracticeFiles files() {
        return files;
    }

    RestoreViewModel restore() {
        return restore;
    }

    ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }
}
