package org.bedside.triage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bedside.activity.Activity;
import org.bedside.alarm.Alarms;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Category;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.practice.ResponseTargets;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.Tx;

/// What members do with a conversation of the queue. Each step checks who may, and is kept with its activity entry in
/// one transaction; what is not allowed throws [Refused] and changes nothing.
public final class TriageDesk {
    private final Database database;
    private final ConversationStore conversations;
    private final Activity activity;
    private final ResponseTargets targets;
    private final InstantSource clock;
    private final Alarms alarms;

    public TriageDesk(
            Database database,
            ConversationStore conversations,
            Activity activity,
            ResponseTargets targets,
            InstantSource clock) {
        this.database = database;
        this.conversations = conversations;
        this.activity = activity;
        this.targets = targets;
        this.clock = clock;
        this.alarms = new Alarms(activity);
    }

    /// Gives the conversation to a member, or back to all.
    public void assign(Member by, ConversationId id, Optional<Member> to) {
        by.require(Act.ASSIGN);
        var detail = to.map(member -> "to member " + member.id().value()).orElse("to nobody");
        step(by, id, What.ASSIGNED, detail, (talk) -> talk.assignedTo(to.map(Member::id)));
    }

    /// Hands the conversation to a role that must decide on it by `deadline`.
    public void escalate(Member by, ConversationId id, Role to, String reason, Instant deadline) {
        by.require(Act.ESCALATE);
        required(reason);
        var now = clock.instant();
        if (!deadline.isAfter(now)) {
            throw new Refused("deadline-passed");
        }
        var escalation = new Escalation(to, reason.strip(), by.id(), now, deadline);
        step(
                by,
                id,
                What.ESCALATED,
                "to " + to,
                talk -> talk.escalated(Optional.of(escalation)).with(new Status.Open()));
    }

    public void snooze(Member by, ConversationId id, Instant until, String reason) {
        by.require(Act.SNOOZE);
        required(reason);
        if (!until.isAfter(clock.instant())) {
            throw new Refused("deadline-passed");
        }
        step(by, id, What.SNOOZED, "until " + until, talk -> {
            if (talk.priority() == Priority.P0) {
                throw new Refused("snooze-p0");
            }
            return talk.with(new Status.Snoozed(until, reason.strip()));
        });
    }

    public void close(Member by, ConversationId id, CloseReason reason) {
        by.require(Act.CLOSE);
        step(by, id, What.CLOSED, reason.name(), talk -> {
            if (talk.priority().needsAPersonEachTime()) {
                by.require(Act.CLOSE_URGENT);
            }
            return talk.with(new Status.Closed(reason, clock.instant())).escalated(Optional.empty());
        });
    }

    public void reopen(Member by, ConversationId id) {
        by.require(Act.CLOSE);
        step(by, id, What.REOPENED, "", talk -> talk.with(new Status.Open()));
    }

    /// Decides the priority in place of triage; what triage thought of each comment stays beside it.
    public void setPriority(Member by, ConversationId id, Priority priority) {
        by.require(Act.SET_PRIORITY);
        step(by, id, What.PRIORITY_SET, priority.name(), talk -> overridden(talk, talk.category(), priority));
    }

    /// Decides the category, and with it the priority that the practice gives to it.
    public void setCategory(Member by, ConversationId id, Category category) {
        by.require(Act.SET_PRIORITY);
        step(by, id, What.PRIORITY_SET, category.name(), talk -> overridden(talk, category, category.priority()));
    }

    /// Opens what was snoozed until now.
    ///
    /// @return how many
    public int wake() {
        var now = clock.instant();
        if (database.read(tx -> conversations.toWake(tx, now)).isEmpty()) {
            return 0;
        }
        return database.write(tx -> {
            var rested = conversations.toWake(tx, now);
            for (var talk : rested) {
                conversations.save(tx, talk, talk.with(new Status.Open()));
                activity.add(tx, now, What.WOKEN, Activity.reference(talk.id()), "");
            }
            return rested.size();
        });
    }

    private Conversation overridden(Conversation talk, Category category, Priority priority) {
        var flags = EnumSet.of(category);
        flags.addAll(talk.triage().flags());
        var triage = new Triage(category, priority, flags, false, true);
        return talk.with(triage, targets.dueAt(category, priority, talk.receivedAt()));
    }

    private void step(Member by, ConversationId id, What what, String detail, UnaryOperator<Conversation> change) {
        database.change(tx -> {
            var now = clock.instant();
            var before = conversations.get(tx, id);
            var after = change.apply(before);
            conversations.save(tx, before, after);
            activity.add(tx, now, by.id(), what, Activity.reference(id), detail);
            followAlarm(tx, by, what, before, after, now);
        });
    }

    private void followAlarm(Tx tx, Member by, What what, Conversation before, Conversation after, Instant now) {
        var wasP0 = before.priority() == Priority.P0;
        var isP0 = after.priority() == Priority.P0;
        if (isP0 && !wasP0) {
            alarms.raise(tx, after.id(), now, "priority set");
        } else if (what == What.CLOSED || (wasP0 && !isP0)) {
            alarms.acknowledgedBy(tx, by, after.id(), now, what);
        }
    }

    private static void required(String reason) {
        if (reason.isBlank()) {
            throw new Refused("reason-empty");
        }
    }
}
