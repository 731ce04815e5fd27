package org.bedside.reply;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.GuardContext;
import org.bedside.reply.guard.ReplyGuard;

/// The guard, asked about a text in its conversation. It is asked when the text is typed, submitted, approved and sent.
public final class ReplyCheck {
    /// More than any platform takes; what is longer is not even kept as a draft.
    static final int LONGEST_DRAFT = 10_000;

    private final ReplyGuard guard;
    private final Supplier<AllowList> allowed;
    private final BooleanSupplier privateSoftens;

    /// A check by which private messages may say more than public replies.
    public ReplyCheck(ReplyGuard guard, Supplier<AllowList> allowed) {
        this(guard, allowed, () -> true);
    }

    /// @param allowed what the practice publishes about itself, as it stands now
    /// @param privateSoftens whether private messages may say more than public replies, as it is set now
    public ReplyCheck(ReplyGuard guard, Supplier<AllowList> allowed, BooleanSupplier privateSoftens) {
        this.guard = guard;
        this.allowed = allowed;
        this.privateSoftens = privateSoftens;
    }

    public List<Finding> findings(Conversation conversation, Comment latest, Way way, String text) {
        return guard.check(
                text,
                new GuardContext(
                        conversation.platform(),
                        way,
                        latest.author(),
                        latest.text(),
                        allowed.get(),
                        privateSoftens.getAsBoolean()));
    }

    void requireStorable(String text) {
        // Neither comes back from every database as it went in.
        if (text.codePoints().anyMatch(one -> one == 0 || Character.getType(one) == Character.SURROGATE)) {
            throw new Refused("text-with-nul");
        }
        if (text.length() > LONGEST_DRAFT) {
            throw new Refused("text-too-long", text.length(), LONGEST_DRAFT);
        }
    }
}
