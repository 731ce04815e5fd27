package org.bedside.ui.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.model.Category;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRuleId;
import org.bedside.practice.Act;
import org.bedside.triage.own.OwnRuleDesk;
import org.bedside.triage.own.Trial;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The practice's own rules, the one that is being written, and what it would have found. Used on the JavaFX thread
/// only.
public final class RulesViewModel {
    /// A rule of which nothing was written yet.
    static final Content NOTHING = new Content(
            "", OwnRule.Kind.PHRASES, "", Category.GENERAL_QUESTION, Optional.empty(), Optional.empty(), true);

    private final OwnRuleDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Executor pause;
    private final Texts texts;
    private final ObservableList<OwnRule> rules = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<OwnRule>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Content> draft = new ReadOnlyObjectWrapper<>(NOTHING);
    private final Map<Optional<OwnRuleId>, Content> unsaved = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Trial>> trial = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayEdit = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canSave = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private AtomicBoolean outdated = new AtomicBoolean();
    private boolean sound;
    private boolean busy;

    /// @param pause runs a task once the person has stopped typing for a moment
    public RulesViewModel(OwnRuleDesk desk, SignedIn signedIn, Background background, Executor pause, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.pause = pause;
        this.texts = texts;
        signedIn.memberProperty().subscribe(member -> {
            mayEdit.set(member.may(Act.SET_RULES));
            tell();
        });
    }

    /// Reads the rules again; what is being written stays.
    public void refresh() {
        background.run(desk::all, this::show, e -> problem.set(texts.problem(e)));
    }

    private void show(List<OwnRule> read) {
        if (rules.equals(read)) {
            return;
        }
        rules.setAll(read);
        chosen.get()
                .filter(before -> !changed.get())
                .filter(before -> !stored(before).equals(Optional.of(before)))
                .ifPresent(before -> choose(stored(before)));
    }

    private Optional<OwnRule> stored(OwnRule rule) {
        return rules.stream().filter(one -> one.id().equals(rule.id())).findFirst();
    }

    /// Goes to a rule, or to a new one; what was written elsewhere and not saved waits there.
    public void choose(Optional<OwnRule> rule) {
        problem.set("");
        done.set("");
        open(rule, Optional.ofNullable(unsaved.get(rule.map(OwnRule::id))).orElseGet(() -> content(rule)));
    }

    private void open(Optional<OwnRule> rule, Content content) {
        chosen.set(rule);
        draft.set(content);
        tell();
        lookSoon();
    }

    /// Takes what the person has written.
    public void write(Content content) {
        var before = draft.get();
        if (content.equals(before)) {
            return;
        }
        draft.set(content);
        done.set("");
        problem.set("");
        var id = chosen.get().map(OwnRule::id);
        if (content.equals(content(chosen.get()))) {
            unsaved.remove(id);
        } else {
            unsaved.put(id, content);
        }
        if (content.kind() != before.kind() || !content.words().equals(before.words())) {
            lookSoon();
        }
        tell();
    }

    /// Puts what is stored in place of what was written.
    public void discard() {
        unsaved.remove(chosen.get().map(OwnRule::id));
        choose(chosen.get().flatMap(this::stored));
    }

    public void save() {
        if (!canSave.get()) {
            return;
        }
        var by = signedIn.member();
        var content = draft.get();
        var before = chosen.get();
        run(() -> before.map(rule -> desk.change(by, rule, content)).orElseGet(() -> desk.add(by, content)), saved -> {
            unsaved.remove(before.map(OwnRule::id));
            chosen.set(Optional.of(saved));
            draft.set(saved.content());
            done.set(texts.get(saved.content().on() ? "rules.saved" : "rules.saved.off"));
        });
    }

    /// Removes the rule; what it said stands there as a new one until something else is written.
    public void remove() {
        var by = signedIn.member();
        chosen.get()
                .ifPresent(rule -> run(
                        () -> {
                            desk.remove(by, rule);
                            return rule;
                        },
                        removed -> {
                            unsaved.remove(Optional.of(removed.id()));
                            unsaved.put(Optional.empty(), removed.content());
                            choose(Optional.empty());
                            done.set(texts.get("rules.removed"));
                        }));
    }

    private <T> void run(Callable<T> work, Consumer<T> onSuccess) {
        busy = true;
        problem.set("");
        done.set("");
        tell();
        background.run(
                work,
                result -> {
                    busy = false;
                    onSuccess.accept(result);
                    tell();
                    refresh();
                },
                e -> {
                    busy = false;
                    problem.set(texts.problem(e));
                    tell();
                    refresh();
                });
    }

    /// Looks for the words once the person pauses; what is still looked for until then is not waited for any more.
    private void lookSoon() {
        outdated.set(true);
        var mine = new AtomicBoolean();
        outdated = mine;
        sound = false;
        wrong.set("");
        var content = draft.get();
        looking.set(!content.words().isBlank());
        if (content.words().isBlank()) {
            trial.set(Optional.empty());
            return;
        }
        pause.execute(() -> unless(mine, () -> check(content, mine)));
    }

    private void check(Content content, AtomicBoolean mine) {
        background.run(
                () -> {
                    desk.check(content);
                    return content;
                },
                _ -> unless(mine, () -> {
                    sound = true;
                    tell();
                    look(content, mine);
                }),
                e -> unless(mine, () -> failed(e)));
    }

    private void look(Content content, AtomicBoolean mine) {
        background.run(
                () -> desk.attempt(content, mine::get),
                found -> unless(mine, () -> {
                    looking.set(false);
                    trial.set(Optional.of(found));
                }),
                e -> unless(mine, () -> failed(e)));
    }

    private void failed(Exception e) {
        looking.set(false);
        trial.set(Optional.empty());
        wrong.set(texts.problem(e));
    }

    private static void unless(AtomicBoolean outdated, Runnable then) {
        if (!outdated.get()) {
            then.run();
        }
    }

    private void tell() {
        var content = draft.get();
        changed.set(!content.equals(content(chosen.get())));
        canSave.set(mayEdit.get()
                && changed.get()
                && sound
                && !busy
                && !content.name().isBlank());
    }

    private static Content content(Optional<OwnRule> rule) {
        return rule.map(OwnRule::content).orElse(NOTHING);
    }

    public ObservableList<OwnRule> rules() {
        return rules;
    }

    /// The rule that is being looked at; none while a new one is written.
    public ReadOnlyObjectProperty<Optional<OwnRule>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Content> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What the words found among past comments; none until they were looked for, or where they cannot be.
    public ReadOnlyObjectProperty<Optional<Trial>> trialProperty() {
        return trial.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty mayEditProperty() {
        return mayEdit.getReadOnlyProperty();
    }

    /// Whether something was written that is not saved.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canSaveProperty() {
        return canSave.getReadOnlyProperty();
    }

    /// What is wrong with the words.
    public ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
