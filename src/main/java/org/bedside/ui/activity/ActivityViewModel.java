package org.bedside.ui.activity;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.activity.Activity.Verification;
import org.bedside.activity.ActivityDesk;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ActivitySearch;
import org.bedside.model.MemberId;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The activity as far as it is looked at, the newest first, and whether it is whole. Used on the JavaFX thread only.
public final class ActivityViewModel {
    static final int PAGE = 200;

    private final ActivityDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ObservableList<ActivityEntry> entries = FXCollections.observableArrayList();
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Optional<MemberId>> member = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<What>> what = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty printed = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper verifying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper whole = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int asked;

    /// @param afterPause runs what it is given once the person has stopped typing for a moment
    public ActivityViewModel(
            ActivityDesk desk, SignedIn signedIn, Background background, Consumer<Runnable> afterPause, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        words.subscribe(_ -> afterPause.accept(this::refresh));
        member.addListener((_, _, _) -> refresh());
        what.addListener((_, _, _) -> refresh());
    }

    /// Reads again from the newest entry on.
    public void refresh() {
        read(Long.MAX_VALUE, entries::setAll);
    }

    /// Reads on where the list ends.
    void readOlder() {
        if (!entries.isEmpty()) {
            read(entries.getLast().number(), entries::addAll);
        }
    }

    private void read(long before, Consumer<List<ActivityEntry>> show) {
        var wanted = new ActivitySearch(words.get(), member.get(), what.get());
        int mine = ++asked;
        background.run(
                () -> desk.find(wanted, before, PAGE + 1),
                found -> {
                    if (mine == asked) {
                        problem.set("");
                        older.set(found.size() > PAGE);
                        show.accept(found.stream().limit(PAGE).toList());
                    }
                },
                failure -> problem.set(texts.problem(failure)));
    }

    /// Looks whether all entries are as they were written, the printed head among them.
    void verify() {
        verifying.set(true);
        whole.set("");
        problem.set("");
        var head = printed.get();
        background.run(
                () -> desk.verify(head),
                found -> {
                    verifying.set(false);
                    if (found.isWhole()) {
                        whole.set(texts.get("activity.whole", found.entries(), found.head()));
                    } else {
                        problem.set(broken(found));
                    }
                },
                failure -> {
                    verifying.set(false);
                    problem.set(texts.problem(failure));
                });
    }

    private String broken(Verification found) {
        return found.broken()
                .map(number -> texts.get("activity.broken", number))
                .orElseGet(() -> texts.get("activity.cut", found.entries(), found.head()));
    }

    String who(ActivityEntry entry) {
        return entry.member().map(signedIn::nameOf).orElseGet(() -> texts.get("reasons.by-program"));
    }

    ObservableList<ActivityEntry> entries() {
        return entries;
    }

    StringProperty wordsProperty() {
        return words;
    }

    ObjectProperty<Optional<MemberId>> memberProperty() {
        return member;
    }

    ObjectProperty<Optional<What>> whatProperty() {
        return what;
    }

    /// The head of the activity as a report printed it, for [#verify].
    StringProperty printedProperty() {
        return printed;
    }

    /// Whether there are entries older than the list's last one.
    ReadOnlyBooleanProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty verifyingProperty() {
        return verifying.getReadOnlyProperty();
    }

    /// That all is as it was written; empty before it was looked at, and where it is not so.
    ReadOnlyStringProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
