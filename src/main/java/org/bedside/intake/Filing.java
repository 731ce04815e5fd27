package org.bedside.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bedside.activity.Activity;
import org.bedside.alarm.Alarms;
import org.bedside.intake.Intake.Taken;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Assessment;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.MemberId;
import org.bedside.model.Priority;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned.Cause;
import org.bedside.practice.ResponseTargets;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.ReplyStore;
import org.bedside.store.Tx;

/// Files comments into the conversations where they belong, within a transaction: a new comment, an edited one, our own
/// words, and what is gone from the platform.
final class Filing {
    /// Comments older than this when their channel was connected come in as history: they are there to be found and
    /// counted, but nobody is asked to answer last month's question, unless it is urgent.
    static final Duration HISTORY = Duration.ofDays(2);

    private static final int PREVIEW = 200;

    private final ResponseTargets targets;
    private final Activity activity;
    private final Alarms alarms;
    private final ChannelStore channels;
    private final ConversationStore conversations;
    private final CommentStore comments;
    private final ReplyStore replies;

    Filing(ResponseTargets targets, Activity activity, Intake.Stores stores) {
        this.targets = targets;
        this.activity = activity;
        this.alarms = new Alarms(activity);
        this.channels = stores.channels();
        this.conversations = stores.conversations();
        this.comments = stores.comments();
        this.replies = stores.replies();
    }

    /// A comment and what triage says of it; our own words are not assessed.
    ///
    /// @param assignTo who gets its conversation where nobody has it yet
    record Assessed(IncomingComment came, Optional<Assessment> assessment, Optional<MemberId> assignTo) {
        static Assessed ours(IncomingComment came) {
            return new Assessed(came, Optional.empty(), Optional.empty());
        }
    }

    /// Whether filing it would change anything.
    boolean isNews(Tx tx, ConnectedChannel channel, IncomingComment came) {
        return known(tx, channel, came).filter(one -> !hasChanged(one, came)).isEmpty();
    }

    /// Files what came and marks what is gone.
    ///
    /// @param assessed the oldest first
    Taken file(Tx tx, ConnectedChannel channel, Lane lane, List<Assessed> assessed, List<String> goneIds, Instant now) {
        var newest = comments.newest(tx);
        int added = 0;
        int edited = 0;
        for (var one : assessed) {
            var known = known(tx, channel, one.came);
            if (known.isEmpty()) {
                added += one.came.ours() ? takeOurs(tx, channel, one.came, now) : takeTheirs(tx, channel, one, now);
            } else if (hasChanged(known.get(), one.came)) {
                // What came earlier on the same page has to be in the index before it can be changed there.
                comments.indexAfter(tx, newest);
                newest = comments.newest(tx);
                edit(tx, known.get(), one, now);
                edited++;
            }
        }
        comments.indexAfter(tx, newest);
        int gone = takeGone(tx, channel, goneIds, now);
        if (added > 0) {
            channels.arrived(
                    tx, channel.id(), lane, added, assessed.getFirst().came().writtenAt(), now);
        }
        if (added + edited + gone > 0) {
            activity.add(
                    tx,
                    now,
                    What.FETCHED,
                    "channel " + channel.id().value(),
                    added + " new, " + edited + " edited" + (gone > 0 ? ", " + gone + " gone" : ""));
        }
        return new Taken(added, edited, 0);
    }

    /// What the platform no longer has stays here as evidence, and says so. A reply to it that waits is not approved
    /// any more.
    private int takeGone(Tx tx, ConnectedChannel channel, List<String> ids, Instant now) {
        int gone = 0;
        for (var id : ids) {
            var known = comments.find(tx, channel.id(), id);
            if (known.isPresent() && comments.setDeleted(tx, known.get().id(), now)) {
                gone++;
                withdraw(
                        tx,
                        known.get().conversation(),
                        Cause.COMMENT_GONE,
                        now,
                        reply -> reply.toExternalId().equals(id));
            }
        }
        return gone;
    }

    private Optional<Comment> known(Tx tx, ConnectedChannel channel, IncomingComment came) {
        var known = comments.find(tx, channel.id(), came.externalId());
        for (var earlier : came.earlierIds()) {
            known = known.or(() -> comments.find(tx, channel.id(), earlier));
        }
        return known;
    }

    private static boolean hasChanged(Comment known, IncomingComment came) {
        return haveWordsChanged(known, came)
                || known.hidden() != isHidden(known, came)
                || known.deletedAt().isPresent();
    }

    private static boolean isHidden(Comment known, IncomingComment came) {
        return came.hidden().orElse(known.hidden());
    }

    /// What retention removed stays away, whatever the platform still delivers.
    private static boolean haveWordsChanged(Comment known, IncomingComment came) {
        return known.redactedAt().isEmpty() && !known.text().equals(came.text());
    }

    private void edit(Tx tx, Comment known, Assessed one, Instant now) {
        if (known.deletedAt().isPresent()) {
            comments.setThere(tx, known.id());
        }
        if (!haveWordsChanged(known, one.came)) {
            comments.setHidden(tx, known.id(), isHidden(known, one.came));
            return;
        }
        comments.edit(tx, known, one.came, now);
        if (one.assessment.isEmpty()) {
            return;
        }
        var wasP0 = Optional.ofNullable(
                        comments.assessments(tx, known.conversation()).get(known.id()))
                .filter(earlier -> earlier.priority() == Priority.P0)
                .isPresent();
        comments.assess(tx, known.id(), one.assessment.get());
        var before = conversations.get(tx, known.conversation());
        var edited = after(before, one, before.latestComment().equals(known.id()), known.id());
        var after = edited.priority().isMoreUrgentThan(before.priority()) ? waitingAgain(before, edited, now) : edited;
        conversations.save(tx, before, after);
        if (!before.isOpen() && after.isOpen()) {
            activity.add(tx, now, What.REOPENED, Activity.reference(after.id()), "more urgent by an edit");
        }
        if (!wasP0 || before.priority() != Priority.P0) {
            raiseAlarm(tx, after.id(), one, now);
        }
        assign(tx, after.id(), one, now);
        voidApproval(tx, after, now);
    }

    /// Words that became more urgent after we had done with them are as good as new ones: they wait from now on.
    private Conversation waitingAgain(Conversation before, Conversation edited, Instant now) {
        if (before.isOpen() && !before.isAnswered()) {
            return edited;
        }
        return edited.withComment(edited.latestComment(), edited.who(), edited.preview(), now)
                .with(edited.triage(), targets.dueAt(edited.category(), edited.priority(), now))
                .with(new Status.Open());
    }

    private Optional<Conversation> conversationOfOurs(Tx tx, ConnectedChannel channel, IncomingComment came) {
        return came.kind() == CommentKind.DIRECT_MESSAGE
                ? conversations.inThread(tx, channel.id(), came.thread())
                : came.parentId()
                        .flatMap(id -> comments.find(tx, channel.id(), id))
                        .map(parent -> conversations.get(tx, parent.conversation()));
    }

    /// Our own words, written on the platform itself or found again after we posted them.
    private int takeOurs(Tx tx, ConnectedChannel channel, IncomingComment came, Instant now) {
        if (replies.isOurs(tx, channel.id(), came.externalId())) {
            return 0;
        }
        var found = conversationOfOurs(tx, channel, came);
        if (found.isEmpty()) {
            return 0;
        }
        var conversation = found.get();
        var underWay = replies.underWay(tx, conversation.id());
        // What the outbox posted a moment ago is about to be confirmed there, with its author.
        if (underWay.filter(reply -> reply.state() instanceof Reply.State.Sending)
                .isPresent()) {
            return 0;
        }
        // It may be the very reply that nobody confirmed: before a person is asked, it is looked for again.
        underWay.filter(reply -> reply.state() instanceof Reply.State.Unconfirmed)
                .ifPresent(reply -> replies.save(tx, reply.lookAgain(now)));
        comments.add(tx, channel.id(), conversation.id(), came, now);
        conversations.answered(tx, conversation.id(), came.writtenAt(), null);
        var answered = conversations.get(tx, conversation.id());
        var waiting = earliestAfterTheAnswer(tx, channel, answered);
        if (waiting.isPresent()) {
            conversations.save(tx, answered, waitingFrom(answered, waiting.get()));
            return 1;
        }
        // An answer from before connecting was somebody's decision; after it, P0 and P1 stay until a person closes
        // them.
        var settles =
                !answered.priority().needsAPersonEachTime() || came.writtenAt().isBefore(channel.connectedAt());
        if (answered.isOpen() && settles) {
            conversations.save(tx, answered, answered.with(new Status.Closed(CloseReason.ANSWERED, came.writtenAt())));
        }
        return 1;
    }

    /// Our own words may come in after theirs, so that the person has written again since we answered. What is
    /// itself only history opens nothing, as always.
    private Optional<Instant> earliestAfterTheAnswer(Tx tx, ConnectedChannel channel, Conversation answered) {
        var assessments = comments.assessments(tx, answered.id());
        return comments.of(tx, answered.id()).stream()
                .filter(comment -> answered.answeredAt().orElseThrow().isBefore(comment.writtenAt()))
                .filter(comment -> Optional.ofNullable(assessments.get(comment.id()))
                        .filter(one -> !isHistory(channel, comment.writtenAt(), one.priority()))
                        .isPresent())
                .map(Comment::writtenAt)
                .findFirst();
    }

    private Conversation waitingFrom(Conversation before, Instant from) {
        return before.withComment(before.latestComment(), before.who(), before.preview(), from)
                .with(before.triage(), targets.dueAt(before.category(), before.priority(), from));
    }

    private int takeTheirs(Tx tx, ConnectedChannel channel, Assessed one, Instant now) {
        var came = one.came;
        var known = conversations.find(
                tx, channel.id(), came.thread(), came.author().externalId());
        if (known.isEmpty()) {
            var begun = begin(tx, channel, one, now);
            conversations.beginsWith(tx, begun, add(tx, channel, begun, one, now));
            raiseAlarm(tx, begun, one, now);
            assign(tx, begun, one, now);
            return 1;
        }
        var conversation = known.get();
        var id = add(tx, channel, conversation.id(), one, now);
        var latest = !came.writtenAt().isBefore(latestTime(tx, conversation));
        var after = after(conversation, one, latest, id).with(status(conversation, latest, channel, one));
        if (!latest && waitedFirst(conversation, channel, one)) {
            after = after.withComment(after.latestComment(), after.who(), after.preview(), came.writtenAt())
                    .with(after.triage(), targets.dueAt(after.category(), after.priority(), came.writtenAt()));
        }
        conversations.save(tx, conversation, after);
        assign(tx, after.id(), one, now);
        if (latest) {
            if (!conversation.isOpen() && after.isOpen()) {
                activity.add(tx, now, What.REOPENED, Activity.reference(after.id()), "new comment");
            }
            voidApproval(tx, after, now);
        }
        raiseAlarm(tx, after.id(), one, now);
        return 1;
    }

    /// History or not, an older comment or the latest: nobody is to overlook it.
    private void raiseAlarm(Tx tx, ConversationId id, Assessed one, Instant now) {
        if (one.assessment.orElseThrow().priority() == Priority.P0) {
            alarms.raise(tx, id, now, "comment");
        }
    }

    /// Gives a conversation that nobody has to whom a rule of the practice names. P0 and P1, also of an earlier
    /// comment,
    /// stay with everybody until a person takes them.
    private void assign(Tx tx, ConversationId id, Assessed one, Instant now) {
        if (one.assignTo.isEmpty()) {
            return;
        }
        var talk = conversations.get(tx, id);
        if (talk.isOpen() && talk.assignee().isEmpty() && !talk.priority().needsAPersonEachTime()) {
            conversations.save(tx, talk, talk.assignedTo(one.assignTo));
            activity.add(
                    tx,
                    now,
                    What.ASSIGNED,
                    Activity.reference(id),
                    "to member " + one.assignTo.get().value() + " by the practice's rule");
        }
    }

    private CommentId add(Tx tx, ConnectedChannel channel, ConversationId conversation, Assessed one, Instant now) {
        var id = comments.add(tx, channel.id(), conversation, one.came, now);
        comments.assess(tx, id, one.assessment.orElseThrow());
        return id;
    }

    /// Pages may come the newest first: an older comment that nobody answered has waited longer than those after it.
    private static boolean waitedFirst(Conversation before, ConnectedChannel channel, Assessed one) {
        var written = one.came.writtenAt();
        return before.isOpen()
                && written.isBefore(before.receivedAt())
                && before.answeredAt().filter(at -> !at.isBefore(written)).isEmpty()
                && !isHistory(
                        channel,
                        one.came.writtenAt(),
                        one.assessment.orElseThrow().priority());
    }

    private Instant latestTime(Tx tx, Conversation conversation) {
        return comments.get(tx, conversation.latestComment()).writtenAt();
    }

    private ConversationId begin(Tx tx, ConnectedChannel channel, Assessed one, Instant now) {
        var came = one.came;
        var assessment = one.assessment.orElseThrow();
        var status = isHistory(channel, came.writtenAt(), assessment.priority())
                ? new Status.Closed(CloseReason.BEFORE_CONNECTING, now)
                : new Status.Open();
        var begun = conversations.add(
                tx,
                new ConversationStore.New(
                        channel.id(),
                        channel.platform(),
                        came.thread(),
                        came.kind(),
                        came.author(),
                        status,
                        Triage.of(assessment),
                        came.writtenAt(),
                        targets.dueAt(assessment.category(), assessment.priority(), came.writtenAt()),
                        preview(came.text())));
        return begun.id();
    }

    private static boolean isHistory(ConnectedChannel channel, Instant writtenAt, Priority priority) {
        return !priority.needsAPersonEachTime()
                && writtenAt.isBefore(channel.connectedAt().minus(HISTORY));
    }

    /// A new comment by the person opens what was snoozed or closed, unless it is itself only history. History is
    /// opened by an older comment too, since pages may come the newest first and what is urgent on a later one.
    private static Status status(Conversation before, boolean latest, ConnectedChannel channel, Assessed one) {
        var priority = one.assessment.orElseThrow().priority();
        var history =
                before.status() instanceof Status.Closed closed && closed.reason() == CloseReason.BEFORE_CONNECTING;
        return (latest || history) && !isHistory(channel, one.came.writtenAt(), priority)
                ? new Status.Open()
                : before.status();
    }

    private Conversation after(Conversation before, Assessed one, boolean latest, CommentId comment) {
        var came = one.came;
        var anew = latest && (!before.isOpen() || before.isAnswered());
        var from = anew ? came.writtenAt() : before.receivedAt();
        var talk = latest ? before.withComment(comment, came.author(), preview(came.text()), from) : before;
        var triage = merged(before.triage(), one.assessment.orElseThrow(), anew);
        return talk.with(triage, targets.dueAt(triage.category(), triage.priority(), from));
    }

    /// A more urgent comment raises the conversation. A less urgent one lowers it only where everything before was
    /// answered, and never from P0 or from what a member decided.
    private static Triage merged(Triage before, Assessment assessment, boolean anew) {
        var flags = EnumSet.copyOf(assessment.flags());
        if (!anew) {
            flags.addAll(before.flags());
        }
        var mayLower = anew && !before.overridden() && before.priority() != Priority.P0;
        var counts = mayLower || assessment.priority().isMoreUrgentThan(before.priority());
        return new Triage(
                counts ? assessment.category() : before.category(),
                counts ? assessment.priority() : before.priority(),
                flags,
                assessment.pleaseCheck() || (!anew && before.pleaseCheck()),
                before.overridden());
    }

    /// What waits for a doctor or for sending answered other words than those that stand there now.
    private void voidApproval(Tx tx, Conversation conversation, Instant now) {
        withdraw(tx, conversation.id(), Cause.NEW_COMMENT, now, _ -> true);
    }

    private void withdraw(Tx tx, ConversationId id, Cause cause, Instant now, Predicate<Reply> which) {
        replies.underWay(tx, id)
                .filter(which)
                .filter(reply -> reply.state() instanceof Reply.State.AwaitingApproval
                        || reply.state() instanceof Reply.State.Queued)
                .ifPresent(reply -> {
                    replies.save(tx, reply.giveBack(new Reply.Returned(cause, Optional.empty(), "", now)));
                    activity.add(tx, now, What.APPROVAL_VOIDED, Activity.reference(id), words(cause));
                });
    }

    private static String words(Cause cause) {
        return cause == Cause.COMMENT_GONE ? "comment gone" : "new comment";
    }

    static String preview(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= PREVIEW) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
        return line.substring(0, end);
    }
}
