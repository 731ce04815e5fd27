package org.bedside.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Sha256;
import org.bedside.store.ActivityStore;
import org.bedside.store.AlarmStore;
import org.bedside.store.Tx;

/// The record of every decision, written in the same transaction as the decision itself.
public final class Activity {
    /// What the first entry names as the hash of the one before it.
    public static final String BEGINNING = "0".repeat(64);

    private static final String CONVERSATION = "conversation ";

    private final ActivityStore store;
    private final AlarmStore alarms = new AlarmStore();

    public Activity(ActivityStore store) {
        this.store = store;
    }

    /// How entries refer to a conversation.
    public static String reference(ConversationId conversation) {
        return CONVERSATION + conversation.value();
    }

    /// Adds what a member did. Where an alarm of that conversation waits for a first act, this is it.
    public void add(Tx tx, Instant at, MemberId member, What what, String reference, String detail) {
        add(tx, at, Optional.of(member), what, reference, detail);
        if (reference.startsWith(CONVERSATION)) {
            alarms.acted(
                    tx, new ConversationId(Long.parseLong(reference.substring(CONVERSATION.length()))), member, at);
        }
    }

    /// Adds what the program did by itself.
    public void add(Tx tx, Instant at, What what, String reference, String detail) {
        add(tx, at, Optional.empty(), what, reference, detail);
    }

    /// The hash of the newest entry, which reports print so that a cut-off end can be seen.
    public String head(Tx tx) {
        return store.head(tx).map(ActivityEntry::hash).orElse(BEGINNING);
    }

    /// The number of the first entry that is not as it was written, or whose forerunner is missing.
    public static Optional<Long> firstBroken(List<ActivityEntry> entries) {
        var previous = BEGINNING;
        long number = 1;
        for (var entry : entries) {
            if (entry.number() != number
                    || !entry.previous().equals(previous)
                    || !entry.hash().equals(hash(entry))) {
                return Optional.of(number);
            }
            previous = entry.hash();
            number++;
        }
        return Optional.empty();
    }

    private void add(Tx tx, Instant at, Optional<MemberId> member, What what, String reference, String detail) {
        var head = store.head(tx);
        var unsealed = new ActivityEntry(
                head.map(ActivityEntry::number).orElse(0L) + 1,
                at.truncatedTo(ChronoUnit.MILLIS),
                member,
                what,
                reference,
                detail,
                head.map(ActivityEntry::hash).orElse(BEGINNING),
                "");
        store.add(
                tx,
                new ActivityEntry(
                        unsealed.number(),
                        unsealed.at(),
                        member,
                        what,
                        reference,
                        detail,
                        unsealed.previous(),
                        hash(unsealed)));
    }

    private static String hash(ActivityEntry entry) {
        return Sha256.of(String.join(
                "\0",
                Long.toString(entry.number()),
                Long.toString(entry.at().toEpochMilli()),
                entry.member().map(member -> Long.toString(member.value())).orElse(""),
                entry.what().name(),
                entry.reference(),
                entry.detail(),
                entry.previous()));
    }
}
