package org.bedside.ui.triage;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.triage.LearningDesk;
import org.bedside.triage.LearningDesk.Learnt;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// What triage has learnt from the practice, and the way back. Used on the JavaFX thread only.
public final class LearntViewModel {
    private final LearningDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<Learnt>> versions = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public LearntViewModel(LearningDesk desk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    public void refresh() {
        run(desk::all);
    }

    void use(long number) {
        var by = signedIn.member();
        run(() -> {
            desk.use(by, number);
            return desk.all();
        });
    }

    void useShipped() {
        var by = signedIn.member();
        run(() -> {
            desk.useShipped(by);
            return desk.all();
        });
    }

    private void run(Callable<List<Learnt>> work) {
        busy.set(true);
        problem.set("");
        background.run(
                work,
                now -> {
                    busy.set(false);
                    versions.set(now);
                },
                failure -> {
                    busy.set(false);
                    problem.set(texts.problem(failure));
                });
    }

    /// The newest first.
    ReadOnlyObjectProperty<List<Learnt>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
