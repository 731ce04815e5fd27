package org.bedside.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.backup.Backup;
import org.bedside.backup.BackupDesk;
import org.bedside.backup.BackupDesk.Plan;
import org.bedside.backup.Keeping;
import org.bedside.practice.Act;
import org.bedside.practice.Refused;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// Where the data live and which backups there are, and making one. Used on the JavaFX thread only.
public final class DataViewModel {
    private final BackupDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final Progress progress;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private AtomicBoolean cancelled = new AtomicBoolean();

    /// What the screen shows, read together.
    ///
    /// @param folder where backups go
    /// @param trouble why the last daily backup could not be made; empty where all is well
    public record Shown(Path data, Path folder, Plan plan, List<Backup> backups, String trouble) {
        /// Before anything was read.
        static final Shown NOTHING =
                new Shown(Path.of(""), Path.of(""), new Plan(Optional.empty(), Keeping.STANDARD), List.of(), "");
    }

    public DataViewModel(BackupDesk desk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        this.progress = new Progress(background);
    }

    /// Reads again what is shown.
    public void refresh() {
        background.run(
                () -> new Shown(
                        desk.data(),
                        desk.folder(),
                        desk.plan(),
                        desk.all(),
                        desk.trouble().map(texts::problem).orElse("")),
                shown::set,
                this::failed);
    }

    /// Makes a backup where the daily ones lie.
    public void backUpNow() {
        var by = signedIn.member();
        make((told, stopped) -> desk.now(by, told, stopped).file());
    }

    /// Makes a backup at a place that the person chose, and agreed to replace what lies there.
    public void backUpTo(Path file) {
        var by = signedIn.member();
        var named = String.valueOf(file.getFileName()).endsWith(Backup.ENDING)
                ? file
                : file.resolveSibling(file.getFileName() + Backup.ENDING);
        // The dialog asked about the name as it was typed, and not about the one with the ending.
        var agreed = named.equals(file);
        make((told, stopped) -> {
            desk.toFile(Optional.of(by), named, agreed, told, stopped);
            return named;
        });
    }

    /// What a backup is called unless the person says otherwise.
    public String suggestedName() {
        return texts.get("data.file");
    }

    private interface Making {
        Path make(DoubleConsumer progress, BooleanSupplier cancelled);
    }

    private void make(Making making) {
        var mine = new AtomicBoolean();
        cancelled = mine;
        var told = progress.begin();
        run(() -> making.make(told, mine::get), made -> texts.get("data.made", made));
    }

    /// Changes where backups go and how many are kept.
    public void change(Optional<Path> folder, int daily, int weekly, int monthly) {
        var by = signedIn.member();
        run(
                () -> {
                    desk.change(by, new Plan(folder, new Keeping(daily, weekly, monthly)));
                    return true;
                },
                _ -> texts.get("data.changed"));
    }

    private interface Told<T> {
        String of(T result);
    }

    private <T> void run(Callable<T> work, Told<T> told) {
        busy.set(true);
        problem.set("");
        done.set("");
        background.run(
                work,
                result -> {
                    busy.set(false);
                    done.set(told.of(result));
                    refresh();
                },
                this::failed);
    }

    /// Stops the backup that is being made; nothing of it is left.
    public void cancel() {
        cancelled.set(true);
    }

    private void failed(Exception e) {
        busy.set(false);
        problem.set(e instanceof CancellationException ? "" : texts.problem(e));
    }

    /// Whether the member may do this; where not, the screen says so.
    boolean allows(Act act) {
        done.set("");
        try {
            signedIn.member().require(act);
            problem.set("");
            return true;
        } catch (Refused e) {
            problem.set(texts.problem(e));
            return false;
        }
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
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

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
