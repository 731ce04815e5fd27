package org.bedside.reply;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Conversation;
import org.bedside.model.GuardOverride;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Sha256;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.reply.guard.Finding;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.store.OverrideStore;
import org.bedside.store.Tx;

/// Whether a reply may go out, as far as the guard goes and what a doctor or manager let pass in spite of it.
public final class Overrides {
    private final ReplyRecords records;
    private final ReplyCheck check;
    private final Activity activity;
    private final OverrideStore store = new OverrideStore();

    public Overrides(ReplyRecords records, ReplyCheck check, Activity activity) {
        this.records = records;
        this.check = check;
        this.activity = activity;
    }

    /// A reply that is under way, judged as things stand now.
    public Guarded judge(Tx tx, Conversation conversation, Reply reply) {
        return judge(tx, conversation, reply.way(), reply.text());
    }

    /// A text as it would stand in the conversation's reply.
    Guarded judge(Tx tx, Conversation conversation, Way way, String text) {
        var latest = records.comments().get(tx, conversation.latestComment());
        var decided = records.replies()
                .underWay(tx, conversation.id())
                .flatMap(reply -> store.of(tx, reply.id()))
                .filter(override -> override.isFor(text, way));
        return new Guarded(check.findings(conversation, latest, way, text), decided);
    }

    void requireMayGoOut(Tx tx, Conversation conversation, Reply reply) {
        if (!judge(tx, conversation, reply).mayGoOut()) {
            throw new Refused("guard-blocks");
        }
    }

    /// Whoever let the words pass is no second pair of eyes for them.
    void requireNotBy(Tx tx, Reply reply, MemberId member) {
        if (store.of(tx, reply.id())
                .filter(decided -> decided.by().equals(member))
                .isPresent()) {
            throw new Refused("approve-own-override");
        }
    }

    /// Lets what the member saw pass in a draft, and nothing else.
    void add(Tx tx, Instant now, MemberId by, Conversation conversation, Reply draft, List<Finding> seen, String why) {
        var reason = why.strip();
        if (reason.codePointCount(0, reason.length()) < GuardOverride.SHORTEST_REASON) {
            throw new Refused("override-reason-short", GuardOverride.SHORTEST_REASON);
        }
        var blocking = judge(tx, conversation, draft).findings().stream()
                .filter(finding -> finding.verdict() == Verdict.BLOCK)
                .toList();
        if (!blocking.stream().allMatch(Finding::mayBeOverridden)) {
            throw new Refused("override-not-this");
        }
        if (blocking.isEmpty() || !seen.containsAll(blocking)) {
            throw new Refused("changed-meanwhile");
        }
        var decided = new GuardOverride(
                draft.id(),
                by,
                now,
                reason,
                Sha256.of(draft.text()),
                draft.way(),
                blocking.stream().map(Finding::key).toList());
        store.add(tx, decided);
        var rules = blocking.stream()
                .map(finding -> finding.rule().name())
                .distinct()
                .sorted();
        var detail = Stream.of(Stream.of(reference(draft)), rules, Stream.of(decided.words()))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        activity.add(tx, now, by, What.GUARD_OVERRIDDEN, Activity.reference(conversation.id()), detail);
    }

    /// What was decided about other words, or another way, holds no longer.
    void withdraw(Tx tx, Instant now, MemberId by, Reply changed) {
        if (store.withdraw(tx, changed.id(), now)) {
            var reference = Activity.reference(changed.conversation());
            activity.add(tx, now, by, What.OVERRIDE_VOIDED, reference, reference(changed));
        }
    }

    private static String reference(Reply reply) {
        return "reply " + reply.id().value();
    }
}
