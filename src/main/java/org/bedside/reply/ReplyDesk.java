package org.bedside.reply;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.activity.Activity;
import org.bedside.alarm.Alarms;
import org.bedside.channel.Possible;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Approval;
import org.bedside.model.Category;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Way;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.Finding;
import org.bedside.store.Tx;

/// What members do with a reply: write, submit, approve, give back. Each step checks who may and what the guard says,
/// and is kept with its activity entry in one transaction; what is not allowed throws [Refused] and changes nothing.
public final class ReplyDesk {
    private final ReplyRecords records;
    private final ReplyCheck check;
    private final Activity activity;
    private final InstantSource clock;
    private final Optional<KeptDrafts> waiting;
    private final PlatformRules rules;
    private final Overrides overrides;
    private final Alarms alarms;

    public ReplyDesk(ReplyRecords records, ReplyCheck check, Activity activity, InstantSource clock) {
        this(records, check, activity, clock, Optional.empty());
    }

    /// @param waiting where words wait that the server of a shared practice has not taken yet
    public ReplyDesk(
            ReplyRecords records,
            ReplyCheck check,
            Activity activity,
            InstantSource clock,
            Optional<KeptDrafts> waiting) {
        this.records = records;
        this.check = check;
        this.activity = activity;
        this.clock = clock;
        this.waiting = waiting;
        this.rules = new PlatformRules(records);
        this.overrides = new Overrides(records, check, activity);
        this.alarms = new Alarms(activity);
    }

    /// Keeps what is being written in a conversation, to go the usual way or the one that was chosen before; a text
    /// that
    /// waited for approval is a draft again.
    public Reply saveDraft(Member by, ConversationId id, String text) {
        return saveDraft(by, id, text, Optional.empty());
    }

    /// The same, to go that way.
    public Reply saveDraft(Member by, ConversationId id, String text, Way way) {
        return saveDraft(by, id, text, Optional.of(way));
    }

    private Reply saveDraft(Member by, ConversationId id, String text, Optional<Way> way) {
        by.require(Act.DRAFT);
        check.requireStorable(text);
        return keptMeanwhile(by, id, new Written(text, way), tx -> keep(tx, by.id(), id, new Written(text, way)));
    }

    /// Hands over words that the store could not take when they were written. Nobody's are lost by it: where somebody
    /// else wrote meanwhile, both stand in the draft.
    ///
    /// @throws Refused if another reply is waiting for a doctor or on its way: it stays as it is
    public Reply handOver(MemberId by, ConversationId id, Written written) {
        var taken = records.database().write(tx -> {
            var replies = records.replies().of(tx, id);
            // The commit was made, but its answer was not heard.
            var latest = records.conversations().get(tx, id).latestComment();
            var there = replies.stream()
                    .filter(reply -> reply.text().equals(written.words())
                            && (!reply.isSettled() || reply.to().equals(latest)))
                    .findFirst();
            return there.orElseGet(() -> keep(tx, by, id, withOthers(replies, by, written)));
        });
        waiting.ifPresent(drafts -> drafts.remove(id));
        return taken;
    }

    /// Hands over all words that waited on this computer, such as those of a run that was cut off.
    ///
    /// @return what the practice does not take now, by conversation; it goes on waiting
    public Map<ConversationId, Written> handOverAll() {
        var left = new HashMap<ConversationId, Written>();
        for (var kept : waiting.map(KeptDrafts::all).orElse(List.of())) {
            try {
                handOver(kept.by(), kept.conversation(), kept.written());
            } catch (Refused | NoSuchElementException e) {
                // Another reply is under way there, or the conversation is gone.
                left.put(kept.conversation(), kept.written());
            }
        }
        return left;
    }

    /// Hands the text to a doctor, to go the usual way or the one that was chosen before.
    ///
    /// @throws Refused if the guard blocks it, the conversation's replies are locked, or the platform would
    /// not take it
    public Reply submit(Member by, ConversationId id, String text) {
        return submit(by, id, text, Optional.empty());
    }

    /// The same, to go that way.
    public Reply submit(Member by, ConversationId id, String text, Way way) {
        return submit(by, id, text, Optional.of(way));
    }

    private Reply submit(Member by, ConversationId id, String text, Optional<Way> way) {
        by.require(Act.DRAFT);
        check.requireStorable(text);
        var written = new Written(text, way);
        return keptMeanwhile(by, id, written, tx -> {
            var conversation = records.conversations().get(tx, id);
            requireUnlocked(conversation);
            var draft = keep(tx, by.id(), id, written);
            requirePossible(tx, conversation, draft.way());
            overrides.requireMayGoOut(tx, conversation, draft);
            var submitted = draft.submit(clock.instant());
            records.replies().save(tx, submitted);
            activity.add(tx, clock.instant(), by.id(), What.SUBMITTED, Activity.reference(id), reference(submitted));
            return submitted;
        });
    }

    /// Lets the text go out in spite of what the guard holds against it, once somebody else has approved it.
    ///
    /// @param seen what the guard says on the member's screen: nothing beyond it is let pass
    /// @param reason why, in at least ten characters
    /// @throws Refused if the reason is too short, nothing holds the text back, or nobody may let all of it pass
    public Reply override(Member by, ConversationId id, String text, Way way, List<Finding> seen, String reason) {
        by.require(Act.OVERRIDE_GUARD);
        check.requireStorable(text);
        check.requireStorable(reason);
        var written = new Written(text, Optional.of(way));
        return keptMeanwhile(by, id, written, tx -> {
            var conversation = records.conversations().get(tx, id);
            requireUnlocked(conversation);
            var draft = keep(tx, by.id(), id, written);
            overrides.add(tx, clock.instant(), by.id(), conversation, draft, seen, reason);
            return draft;
        });
    }

    /// A doctor's yes to the words as they stood on the doctor's screen.
    ///
    /// @param words the text that the doctor read
    /// @param latest the person's latest comment that the doctor saw
    /// @throws Refused if the doctor wrote it, or anything has changed since
    public Reply approve(Member doctor, ReplyId id, String words, Comment latest) {
        doctor.require(Act.APPROVE);
        return records.database().write(tx -> {
            var reply = records.replies().get(tx, id);
            var conversation = records.conversations().get(tx, reply.conversation());
            requireWaiting(reply);
            if (reply.author().equals(doctor.id())) {
                throw new Refused("approve-own");
            }
            overrides.requireNotBy(tx, reply, doctor.id());
            requireUnlocked(conversation);
            var seen = fingerprint(words, reply.way(), conversation, latest);
            if (!seen.equals(records.fingerprint(tx, reply))) {
                throw new Refused("changed-meanwhile");
            }
            requirePossible(tx, conversation, reply.way());
            overrides.requireMayGoOut(tx, conversation, reply);
            var now = clock.instant();
            var approved = reply.approve(new Approval(doctor.id(), now, seen));
            records.replies().save(tx, approved);
            activity.add(
                    tx,
                    now,
                    doctor.id(),
                    What.APPROVED,
                    Activity.reference(conversation.id()),
                    reference(reply) + " " + seen);
            alarms.acknowledgedBy(tx, doctor, conversation.id(), now, What.APPROVED);
            return approved;
        });
    }

    /// Gives a waiting reply back to its author.
    ///
    /// @param note what the author should change; it is shown on the draft
    public Reply reject(Member doctor, ReplyId id, String note) {
        doctor.require(Act.APPROVE);
        if (note.isBlank()) {
            throw new Refused("note-empty");
        }
        return records.database().write(tx -> {
            var reply = records.replies().get(tx, id);
            requireWaiting(reply);
            var now = clock.instant();
            var rejected =
                    reply.giveBack(new Returned(Returned.Cause.REJECTED, Optional.of(doctor.id()), note.strip(), now));
            records.replies().save(tx, rejected);
            activity.add(
                    tx, now, doctor.id(), What.REJECTED, Activity.reference(reply.conversation()), reference(reply));
            return rejected;
        });
    }

    /// Those that wait for a doctor, the most urgent first.
    public List<Reply> waiting() {
        return records.database().read(records.replies()::awaitingApproval);
    }

    /// What the guard says of a text in this conversation, as it is being written.
    public List<Finding> findings(ConversationId id, Way way, String text) {
        return judge(id, way, text).findings();
    }

    /// The same, with what a doctor or manager let pass in this very text.
    public Guarded judge(ConversationId id, Way way, String text) {
        return records.database()
                .read(tx -> overrides.judge(tx, records.conversations().get(tx, id), way, text));
    }

    /// How a conversation can be answered, and whether it can be now; the usual way comes first.
    public Map<Way, Possible> ways(ConversationId id) {
        return records.database().read(tx -> {
            var conversation = records.conversations().get(tx, id);
            var usual = Way.usual(conversation.kind());
            var ways = new LinkedHashMap<Way, Possible>();
            ways.put(usual, rules.possible(tx, conversation, usual, clock.instant()));
            for (var other : Way.values()) {
                var possible = rules.possible(tx, conversation, other, clock.instant());
                if (possible.exists()) {
                    ways.putIfAbsent(other, possible);
                }
            }
            return ways;
        });
    }

    /// Writes the words down on this computer first. They stay there where the server cannot be asked; what is refused
    /// would be refused again.
    private Reply keptMeanwhile(Member by, ConversationId id, Written written, Function<Tx, Reply> work) {
        waiting.ifPresent(drafts -> drafts.put(id, by.id(), written));
        try {
            var reply = records.database().write(work);
            waiting.ifPresent(drafts -> drafts.remove(id));
            return reply;
        } catch (Refused e) {
            waiting.ifPresent(drafts -> drafts.remove(id));
            throw e;
        }
    }

    private Written withOthers(List<Reply> replies, MemberId by, Written written) {
        var words = written.words();
        var underWay = replies.stream().filter(reply -> !reply.isSettled()).findFirst();
        if (underWay.filter(reply -> !(reply.state() instanceof State.Draft)).isPresent()) {
            throw new Refused("reply-under-way");
        }
        var others = underWay.filter(reply -> !reply.author().equals(by) && !words.contains(reply.text()));
        var text = others.map(reply -> words.isBlank() ? reply.text() : reply.text() + "\n\n" + words)
                .orElse(words);
        check.requireStorable(text);
        // What was meant to be private stays so beside other words.
        return new Written(
                text, others.map(Reply::way).filter(Way.PRIVATE_REPLY::equals).or(written::way));
    }

    private Reply keep(Tx tx, MemberId by, ConversationId id, Written written) {
        var text = written.words();
        var conversation = records.conversations().get(tx, id);
        var latest = records.comments().get(tx, conversation.latestComment());
        var now = clock.instant();
        var underWay = records.replies().underWay(tx, id);
        if (underWay.isEmpty()) {
            var chosen = written.way().orElse(Way.usual(conversation.kind()));
            var draft = records.replies().addDraft(tx, latest, conversation.channel(), chosen, by, text);
            activity.add(tx, now, by, What.DRAFTED, Activity.reference(id), reference(draft));
            return draft;
        }
        var reply = underWay.get();
        if (!reply.isEditable()) {
            throw new Refused("reply-under-way");
        }
        var way = written.way().orElse(reply.way());
        var isSame = reply.text().equals(text) && reply.way() == way;
        var edited = reply.edit(text, way, now).by(isSame ? reply.author() : by).answering(latest);
        if (edited.equals(reply)) {
            return reply;
        }
        records.replies().save(tx, edited);
        if (!isSame) {
            overrides.withdraw(tx, now, by, edited);
        }
        if (reply.state() instanceof State.AwaitingApproval) {
            activity.add(tx, now, by, What.APPROVAL_VOIDED, Activity.reference(id), "edited");
        }
        return edited;
    }

    private static void requireWaiting(Reply reply) {
        if (!(reply.state() instanceof State.AwaitingApproval)) {
            throw new Refused("not-waiting");
        }
    }

    /// No public reply while a lawyer or a board is involved, and none to a threat: evidence is kept instead. A member
    /// who may set the category can release it.
    private static void requireUnlocked(Conversation conversation) {
        if (isLocked(conversation)) {
            throw new Refused(conversation.category() == Category.LEGAL ? "locked.legal" : "locked.violence");
        }
    }

    /// Nobody is to wait for a doctor's yes to what the platform would not take.
    private void requirePossible(Tx tx, Conversation conversation, Way way) {
        if (rules.possible(tx, conversation, way, clock.instant()) instanceof Possible.No no) {
            throw new Refused("reply." + no.why().name(), no.arguments());
        }
    }

    private static String fingerprint(String text, Way way, Conversation conversation, Comment latest) {
        return Approval.fingerprint(text, way, conversation.id(), conversation.channel(), latest.id(), latest.text());
    }

    private static String reference(Reply reply) {
        return "reply " + reply.id().value();
    }

    /// Whether replies to the conversation are locked until somebody releases it.
    public static boolean isLocked(Conversation conversation) {
        return conversation.category() == Category.LEGAL || conversation.category() == Category.VIOLENCE;
    }
}
