package org.bedside.ui.reply;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.bedside.model.ConversationId;
import org.bedside.model.Reply;
import org.bedside.practice.Member;
import org.bedside.reply.Written;
import org.bedside.store.StoreException;
import org.bedside.ui.Background;

/// Hands words to the store one after the other, and remembers those that it has not taken. Used on the JavaFX thread
/// only.
final class Keeping {
    private final Background background;
    private final Map<ConversationId, Written> notKept = new HashMap<>();
    private final Map<ConversationId, Member> toKeepAgain = new HashMap<>();
    private final Deque<Runnable> turns = new ArrayDeque<>();

    Keeping(Background background) {
        this.background = background;
    }

    /// The words of a conversation that the store has not taken; they are shown again.
    Optional<Written> notKept(ConversationId id) {
        return Optional.ofNullable(notKept.get(id));
    }

    /// Whose words the store could not take, by conversation: they are handed over again.
    Map<ConversationId, Member> toKeepAgain() {
        return Map.copyOf(toKeepAgain);
    }

    /// Words that wait elsewhere for the store.
    void remember(ConversationId id, Written written) {
        notKept.put(id, written);
    }

    /// Does `work`, which hands what was written to the store, and remembers it until it is there.
    void keep(
            Member by,
            ConversationId id,
            Written written,
            Callable<Reply> work,
            Consumer<Reply> onSuccess,
            Consumer<Exception> onFailure) {
        notKept.put(id, written);
        inTurn(
                work,
                reply -> {
                    notKept.remove(id, written);
                    toKeepAgain.remove(id);
                    onSuccess.accept(reply);
                },
                e -> {
                    // What was refused would be refused again.
                    if (e instanceof StoreException) {
                        toKeepAgain.put(id, by);
                    } else {
                        toKeepAgain.remove(id);
                    }
                    onFailure.accept(e);
                });
    }

    /// One step after the other, in the order asked: a draft kept after its words were submitted would take them back.
    void inTurn(Callable<Reply> work, Consumer<Reply> onSuccess, Consumer<Exception> onFailure) {
        turns.add(() -> background.run(
                work,
                reply -> {
                    onSuccess.accept(reply);
                    next();
                },
                e -> {
                    onFailure.accept(e);
                    next();
                }));
        if (turns.size() == 1) {
            turns.getFirst().run();
        }
    }

    private void next() {
        turns.removeFirst();
        if (!turns.isEmpty()) {
            turns.getFirst().run();
        }
    }
}
