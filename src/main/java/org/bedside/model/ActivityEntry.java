package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// Who did what when. Entries are only ever added, and each holds the hash of the one before it.
///
/// @param number counts from 1 without gaps
/// @param member who; empty where the program did it
/// @param reference what it was done to, such as `conversation 12`
/// @param detail short facts such as a reason's key; never a patient's words
/// @param previous the hash of the entry before, 64 zeros for the first
/// @param hash SHA-256 (hexadecimal) over all the rest
public record ActivityEntry(
        long number,
        Instant at,
        Optional<MemberId> member,
        What what,
        String reference,
        String detail,
        String previous,
        String hash) {

    /// Every decision that leaves an entry.
    public enum What {
        PRACTICE_CREATED,
        MEMBER_ADDED,
        SIGNED_IN,
        CHANNEL_CONNECTED,
        GAP_SEEN,
        FETCHED,
        ASSESSED,
        PRIORITY_SET,
        ALARM_RAISED,
        ALARM_ESCALATED,
        ALARM_ACKNOWLEDGED,
        ALARM_LIST_CHANGED,
        ASSIGNED,
        ESCALATED,
        SNOOZED,
        WOKEN,
        CLOSED,
        REOPENED,
        DRAFTED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        APPROVAL_VOIDED,
        GUARD_OVERRIDDEN,
        OVERRIDE_VOIDED,
        GUARD_SET,
        SENDING,
        SENT,
        UNCONFIRMED,
        LOOKED_UP,
        FAILED,
        POSTED_AGAIN,
        MARKED_AS_SENT,
        DROPPED,
        LIKED,
        UNLIKED,
        HIDDEN,
        SHOWN,
        DELETED,
        EXPORTED,
        BACKED_UP,
        RESTORED,
        KEY_CHANGED,
        OWN_RULE_CHANGED,
        RETENTION_RUN,
        MODEL_LEARNT,
        MODEL_REFUSED,
        MODEL_CHOSEN
    }
}
