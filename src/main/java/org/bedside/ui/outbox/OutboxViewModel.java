package org.bedside.ui.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.bedside.model.Reply;
import org.bedside.model.ReplyId;
import org.bedside.model.Scope;
import org.bedside.outbox.Outbox;
import org.bedside.practice.Member;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// What is on its way to the platforms, and the latest that was sent. Used on the JavaFX thread only.
public final class OutboxViewModel {
    private static final int SENT = 100;

    private final Outbox outbox;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ObservableList<Reply> replies = FXCollections.observableArrayList();
    private Map<ReplyId, Scope> held = Map.of();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public OutboxViewModel(Outbox outbox, SignedIn signedIn, Background background, Texts texts) {
        this.outbox = outbox;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    private record Read(List<Reply> replies, Map<ReplyId, Scope> held) {}

    public void refresh() {
        background.run(
                () -> {
                    var all = new ArrayList<>(outbox.underWay());
                    all.addAll(outbox.sent(SENT));
                    return new Read(all, outbox.held());
                },
                read -> {
                    if (!replies.equals(read.replies()) || !held.equals(read.held())) {
                        held = read.held();
                        replies.setAll(read.replies());
                    }
                },
                e -> problem.set(texts.problem(e)));
    }

    public void postAgain(ReplyId id) {
        decide(by -> outbox.postAgain(by, id));
    }

    public void markAsSent(ReplyId id) {
        decide(by -> outbox.markAsSent(by, id));
    }

    public void drop(ReplyId id) {
        decide(by -> outbox.drop(by, id));
    }

    private void decide(Consumer<Member> decision) {
        var by = signedIn.member();
        background.run(
                () -> {
                    decision.accept(by);
                    return by;
                },
                _ -> {
                    problem.set("");
                    refresh();
                },
                e -> problem.set(texts.problem(e)));
    }

    /// The scope that the account's sign-in lacks to send the reply.
    Optional<Scope> lacking(ReplyId id) {
        return Optional.ofNullable(held.get(id));
    }

    public ObservableList<Reply> replies() {
        return replies;
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
