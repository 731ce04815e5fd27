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

    private static final int PART = 1_000;
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
        var chain = new Chain();
        return entries.stream().allMatch(chain::holds) ? Optional.empty() : Optional.of(chain.number + 1);
    }

    /// Reads all entries from the first on and holds each against the one before; stops at the first that is broken.
    ///
    /// @param printed the head that a report printed once: a missing one tells of entries that were cut off
    public Verification verify(Tx tx, Optional<String> printed) {
        var chain = new Chain();
        var isThere = printed.map(BEGINNING::equals).orElse(true);
        for (var some = store.after(tx, 0, PART); !some.isEmpty(); some = store.after(tx, chain.number, PART)) {
            for (var entry : some) {
                if (!chain.holds(entry)) {
                    return new Verification(chain.number, chain.head, Optional.of(chain.number + 1), isThere);
                }
                isThere |= printed.equals(Optional.of(entry.hash()));
            }
        }
        return new Verification(chain.number, chain.head, Optional.empty(), isThere);
    }

    /// What a look through all entries found.
    ///
    /// @param entries how many are as they were written, from the first on
    /// @param head the hash of the last of them
    /// @param broken the number of the first that is changed, missing or out of its order
    /// @param holdsPrinted whether the printed head is among them; true where none was given
    public record Verification(long entries, String head, Optional<Long> broken, boolean holdsPrinted) {
        public boolean isWhole() {
            return broken.isEmpty() && holdsPrinted;
        }
    }

    /// The entries so far, each of which follows the one before.
    private static final class Chain {
        private long number;
        private String head = BEGINNING;

        /// Whether the entry is the next; if so the chain grows by it.
        boolean holds(ActivityEntry entry) {
            var isNext = entry.number() == number + 1
                    && entry.previous().equals(head)
                    && entry.hash().equals(hash(entry));
            if (isNext) {
                number = entry.number();
                head = entry.hash();
            }
            return isNext;
        }
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
