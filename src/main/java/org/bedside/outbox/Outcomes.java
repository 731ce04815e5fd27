package org.bedside.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bedside.activity.Activity;
import org.bedside.channel.Posted;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.reply.ReplyRecords;
import org.bedside.store.Tx;

/// Writes down what became of a reply: with the reply itself, its conversation and the activity.
final class Outcomes {
    /// How long to wait before each look for a reply that nobody confirmed, since it was posted or last looked for.
    static final List<Duration> LOOKS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(120));

    private final ReplyRecords records;
    private final Activity activity;
    private final InstantSource clock;

    Outcomes(ReplyRecords records, Activity activity, InstantSource clock) {
        this.records = records;
        this.activity = activity;
        this.clock = clock;
    }

    /// The platform has it: the reply is sent, and what the person asked is answered. P0 and P1 stay
    /// open until a person closes them. One that another desktop has settled meanwhile stays as it is.
    void confirm(ReplyId id, Posted posted, What what, Optional<MemberId> by) {
        records.database().change(tx -> {
            var reply = records.replies().get(tx, id);
            var asked = switch (reply.state()) {
                case State.Sending _, State.Unconfirmed _ -> reply;
                // Somebody asked to post it again before this desktop could say that it stands there.
                case State.Queued _ -> reply.startSending(clock.instant());
                case State.Draft _, State.AwaitingApproval _, State.Sent _, State.Failed _, State.Dropped _ -> null;
            };
            if (asked == null) {
                return;
            }
            var sent = asked.sent(posted.externalId(), posted.at());
            records.replies().save(tx, sent);
            records.conversations().answered(tx, reply.conversation(), posted.at(), reply.author());
            var conversation = records.conversations().get(tx, reply.conversation());
            if (conversation.isOpen()) {
                records.conversations().save(tx, conversation, answered(tx, conversation, sent));
            }
            var reference = Activity.reference(reply.conversation());
            if (by.isPresent()) {
                activity.add(tx, clock.instant(), by.get(), what, reference, reference(reply));
            } else {
                activity.add(tx, clock.instant(), what, reference, reference(reply));
            }
        });
    }

    /// What the person wrote while the reply was on its way has not been answered by it, and waits from then on.
    private Conversation answered(Tx tx, Conversation conversation, Reply sent) {
        if (!(sent.state() instanceof State.Sent(var approval, var _, var _, var _))
                || !approval.fingerprint().equals(records.fingerprint(tx, sent))) {
            var latest = records.comments().get(tx, conversation.latestComment());
            return conversation.withComment(
                    latest.id(), conversation.who(), conversation.preview(), latest.writtenAt());
        }
        return conversation.priority().needsAPersonEachTime()
                ? conversation
                : conversation.with(new Conversation.Status.Closed(CloseReason.ANSWERED, clock.instant()));
    }

    /// A step of a reply that this desktop is sending; one that another desktop took over stays as it is.
    void step(ReplyId id, UnaryOperator<Reply> change, What what, String detail) {
        records.database().change(tx -> {
            var reply = records.replies().get(tx, id);
            if (reply.state() instanceof State.Sending) {
                step(tx, change.apply(reply), what, detail);
            }
        });
    }

    Reply step(Tx tx, Reply next, What what, String detail) {
        records.replies().save(tx, next);
        var fact = detail.isEmpty() ? reference(next) : reference(next) + " " + detail;
        activity.add(tx, clock.instant(), what, Activity.reference(next.conversation()), fact);
        return next;
    }

    void queueAgain(ReplyId id, Instant notBefore, String why) {
        step(id, reply -> reply.queueAgain(notBefore), What.FAILED, why);
    }

    void unconfirmed(ReplyId id, String why) {
        step(id, reply -> reply.unconfirmed(nextLook(0)), What.UNCONFIRMED, why);
    }

    /// When to look after so many looks; empty where a person has to decide.
    Optional<Instant> nextLook(int looksMade) {
        return looksMade < LOOKS.size() ? Optional.of(clock.instant().plus(LOOKS.get(looksMade))) : Optional.empty();
    }

    static String reference(Reply reply) {
        return "reply " + reply.id().value();
    }
}
