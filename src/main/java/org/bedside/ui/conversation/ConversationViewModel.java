package org.bedside.ui.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.channel.Deed;
import org.bedside.channel.Possible;
import org.bedside.model.Category;
import org.bedside.model.CommentId;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.model.ReplyId;
import org.bedside.model.Role;
import org.bedside.outbox.DeedDesk;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.triage.Queue;
import org.bedside.triage.Queue.Details;
import org.bedside.triage.TriageDesk;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The conversation that is open, and what a member can do with it. Used on the JavaFX thread only.
public final class ConversationViewModel {
    private final Queue queue;
    private final TriageDesk desk;
    private final DeedDesk deeds;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<Details>> details = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<ConversationId> shown = Optional.empty();

    public ConversationViewModel(
            Queue queue, TriageDesk desk, DeedDesk deeds, SignedIn signedIn, Background background, Texts texts) {
        this.queue = queue;
        this.desk = desk;
        this.deeds = deeds;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    /// Opens a conversation, or none.
    public void show(Optional<ConversationId> id) {
        if (!id.equals(shown)) {
            problem.set("");
        }
        shown = id;
        if (id.isEmpty()) {
            details.set(Optional.empty());
        } else {
            refresh();
        }
    }

    /// Reads the open conversation again; an answer that comes after another was opened is left aside.
    public void refresh() {
        shown.ifPresent(id -> background.run(
                () -> queue.details(id),
                read -> {
                    if (shown.equals(Optional.of(id))) {
                        details.set(Optional.of(read));
                    }
                },
                e -> problem.set(texts.problem(e))));
    }

    public void assign(Optional<Member> to) {
        act((by, id) -> desk.assign(by, id, to));
    }

    public void escalate(Role to, String reason, Instant deadline) {
        act((by, id) -> desk.escalate(by, id, to, reason, deadline));
    }

    public void snooze(Instant until, String reason) {
        act((by, id) -> desk.snooze(by, id, until, reason));
    }

    public void close(CloseReason reason) {
        act((by, id) -> desk.close(by, id, reason));
    }

    public void reopen() {
        act(desk::reopen);
    }

    public void setPriority(Priority priority) {
        act((by, id) -> desk.setPriority(by, id, priority));
    }

    public void setCategory(Category category) {
        act((by, id) -> desk.setCategory(by, id, category));
    }

    /// Asks what can be done to the person's latest comment on the platform, and tells `then`.
    public void possible(Consumer<Map<Deed, Possible>> then) {
        latest().ifPresent(id -> background.run(() -> deeds.possible(id), then, e -> problem.set(texts.problem(e))));
    }

    /// Whether we like the person's latest comment, as far as we did so from here.
    public boolean isLiked() {
        return details.get().filter(open -> open.latestComment().liked()).isPresent();
    }

    /// Does it to the person's latest comment on the platform.
    public void act(Deed deed) {
        latest().ifPresent(id -> whereItStands(by -> deeds.act(by, deed, id)));
    }

    /// Deletes a reply of ours on the platform.
    public void delete(ReplyId id) {
        whereItStands(by -> deeds.delete(by, id));
    }

    /// Deletes on the platform what we wrote there ourselves.
    public void delete(CommentId id) {
        whereItStands(by -> deeds.act(by, Deed.DELETE, id));
    }

    /// Whether the member at this desk may delete what we wrote.
    public boolean mayDelete() {
        return signedIn.member().may(Act.DELETE_REPLY);
    }

    private interface OnPlatform {
        void act(Member by) throws InterruptedException;
    }

    private void whereItStands(OnPlatform deed) {
        var by = signedIn.member();
        background.run(
                () -> {
                    deed.act(by);
                    return by;
                },
                _ -> {
                    problem.set("");
                    refresh();
                },
                e -> {
                    problem.set(texts.problem(e));
                    refresh();
                });
    }

    private Optional<CommentId> latest() {
        return details.get().map(read -> read.conversation().latestComment());
    }

    public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /// What could not be done, in the person's words; empty when all went well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private interface Step {
        void take(Member by, ConversationId id);
    }

    private void act(Step step) {
        var by = signedIn.member();
        shown.ifPresent(id -> background.run(
                () -> {
                    step.take(by, id);
                    return id;
                },
                _ -> {
                    problem.set("");
                    refresh();
                },
                e -> problem.set(texts.problem(e))));
    }
}
