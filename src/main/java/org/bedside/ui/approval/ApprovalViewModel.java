package org.bedside.ui.approval;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.model.GuardOverride;
import org.bedside.model.Reply;
import org.bedside.practice.Act;
import org.bedside.reply.ReplyDesk;
import org.bedside.reply.guard.Finding;
import org.bedside.triage.Queue;
import org.bedside.triage.Queue.Details;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// What waits for a doctor's yes. Used on the JavaFX thread only.
public final class ApprovalViewModel {
    /// A reply that waits, with the conversation as the doctor sees it.
    public record Waiting(Reply reply, Details details) {}

    private final ReplyDesk desk;
    private final Queue queue;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ObservableList<Waiting> waiting = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<GuardOverride>> override =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Waiting>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    public ApprovalViewModel(ReplyDesk desk, Queue queue, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.queue = queue;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        selected.subscribe(this::check);
    }

    public void refresh() {
        background.run(
                () -> desk.waiting().stream()
                        .map(reply -> new Waiting(reply, queue.details(reply.conversation())))
                        .toList(),
                this::show,
                e -> problem.set(texts.problem(e)));
    }

    /// The choice stays on the same reply; where that is gone, it goes to the one that took its place.
    private void show(List<Waiting> read) {
        var at = Math.max(0, indexOfSelected());
        if (!waiting.equals(read)) {
            waiting.setAll(read);
        }
        var same = selected.get()
                .flatMap(before -> read.stream()
                        .filter(one -> one.reply().id().equals(before.reply().id()))
                        .findFirst());
        selected.set(same.or(() ->
                read.isEmpty() ? Optional.empty() : Optional.of(read.get(Math.min(at, read.size() - 1)))));
    }

    private int indexOfSelected() {
        return selected.get().map(waiting::indexOf).orElse(-1);
    }

    private void check(Optional<Waiting> chosen) {
        findings.clear();
        override.set(Optional.empty());
        chosen.ifPresent(one -> background.run(
                () -> desk.judge(
                        one.reply().conversation(),
                        one.reply().way(),
                        one.reply().text()),
                judged -> {
                    if (selected.get().equals(chosen)) {
                        findings.setAll(judged.findings());
                        override.set(judged.override());
                    }
                },
                e -> problem.set(texts.problem(e))));
    }

    /// The doctor's yes to the words on the screen.
    public void approve() {
        var doctor = signedIn.member();
        selected.get()
                .ifPresent(one -> background.run(
                        () -> desk.approve(
                                doctor,
                                one.reply().id(),
                                one.reply().text(),
                                one.details().latestComment()),
                        _ -> succeeded(texts.get("approval.approved")),
                        this::failed));
    }

    /// Gives the reply back to its author with what should be changed.
    public void reject(String note) {
        var doctor = signedIn.member();
        selected.get()
                .ifPresent(one -> background.run(
                        () -> desk.reject(doctor, one.reply().id(), note),
                        _ -> succeeded(texts.get(
                                "approval.rejected", signedIn.nameOf(one.reply().author()))),
                        this::failed));
    }

    /// Goes `steps` further down the list, or up where it is negative.
    public void move(int steps) {
        if (!waiting.isEmpty()) {
            var next = Math.clamp((long) indexOfSelected() + steps, 0, waiting.size() - 1);
            selected.set(Optional.of(waiting.get(next)));
        }
    }

    /// Why the member at this desk cannot approve the chosen reply; empty where they can.
    public String obstacle() {
        if (!signedIn.member().may(Act.APPROVE)) {
            return texts.get("refused.not-permitted.approve");
        }
        var own = selected.get()
                .filter(one -> one.reply().author().equals(signedIn.member().id()));
        if (own.isPresent()) {
            return texts.get("refused.approve-own");
        }
        var letPass = override.get()
                .filter(decided -> decided.by().equals(signedIn.member().id()));
        return letPass.isPresent() ? texts.get("refused.approve-own-override") : "";
    }

    /// Who let the chosen reply pass in spite of the guard, and why; empty where nobody had to.
    public String overrideNote() {
        return override.get()
                .map(decided -> texts.get("approval.override", signedIn.nameOf(decided.by()), decided.reason()))
                .orElse("");
    }

    /// What was let pass in the chosen reply.
    public ReadOnlyObjectProperty<Optional<GuardOverride>> overrideProperty() {
        return override.getReadOnlyProperty();
    }

    private void succeeded(String message) {
        problem.set("");
        done.set(message);
        refresh();
    }

    private void failed(Exception e) {
        done.set("");
        problem.set(texts.problem(e));
        refresh();
    }

    public ObservableList<Waiting> waiting() {
        return waiting;
    }

    public ObservableList<Finding> findings() {
        return findings;
    }

    public ObjectProperty<Optional<Waiting>> selectedProperty() {
        return selected;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
