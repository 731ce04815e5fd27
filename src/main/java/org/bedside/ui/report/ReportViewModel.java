package org.bedside.ui.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.bedside.report.CsvReport;
import org.bedside.report.ReportDesk;
import org.bedside.report.ReportGroup.Dimension;
import org.bedside.report.ResponseReport;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;
import org.jspecify.annotations.Nullable;

/// A period's response report, and its export. Used on the JavaFX thread only.
public final class ReportViewModel {
    private final ReportDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ObjectProperty<LocalDate> from;
    private final ObjectProperty<LocalDate> to;
    private final ObjectProperty<Dimension> by = new SimpleObjectProperty<>(Dimension.CATEGORY);
    private final ReadOnlyObjectWrapper<Optional<ResponseReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private AtomicBoolean outdated = new AtomicBoolean();
    private AtomicBoolean cancelled = new AtomicBoolean();

    public ReportViewModel(ReportDesk desk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        this.from = new SimpleObjectProperty<>(desk.today().withDayOfMonth(1));
        this.to = new SimpleObjectProperty<>(desk.today());
        for (var day : List.of(from, to)) {
            day.subscribe((before, now) -> chosen(day, before, now));
        }
    }

    /// A date field that is cleared gives null: the day that stood there comes back.
    private void chosen(ObjectProperty<LocalDate> day, LocalDate before, @Nullable LocalDate now) {
        if (now == null) {
            day.set(before);
        } else {
            refresh();
        }
    }

    /// Makes the report of the chosen days; one that was under way is given up.
    public void refresh() {
        outdated.set(true);
        var mine = new AtomicBoolean();
        outdated = mine;
        var first = from.get();
        var last = to.get();
        background.run(
                () -> desk.make(desk.period(first, last), mine::get),
                made -> {
                    if (!mine.get()) {
                        report.set(Optional.of(made));
                        problem.set("");
                    }
                },
                this::failed);
    }

    /// What the file is called unless the person says otherwise.
    public String suggestedName() {
        return texts.get("reports.file", from.get().toString(), to.get().toString());
    }

    /// Saves the report that is shown; where there is none yet, nothing happens.
    public void save(Path file) {
        report.get().ifPresent(made -> save(made, file));
    }

    private void save(ResponseReport made, Path file) {
        var by = signedIn.member();
        var mine = new AtomicBoolean();
        cancelled = mine;
        saved.set("");
        busy.set(true);
        background.run(
                () -> {
                    desk.export(Optional.of(by), made, file, _ -> {}, mine::get);
                    return file;
                },
                written -> {
                    busy.set(false);
                    problem.set("");
                    saved.set(texts.get(
                            "reports.saved",
                            written.getFileName(),
                            CsvReport.summaryOf(written).getFileName()));
                },
                e -> {
                    busy.set(false);
                    failed(e);
                });
    }

    /// Stops what is under way; files that were there stay as they were.
    public void cancel() {
        cancelled.set(true);
    }

    private void failed(Exception e) {
        problem.set(e instanceof CancellationException ? "" : texts.problem(e));
    }

    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    /// What the figures are grouped by.
    public ObjectProperty<Dimension> byProperty() {
        return by;
    }

    public ReadOnlyObjectProperty<Optional<ResponseReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }
}
