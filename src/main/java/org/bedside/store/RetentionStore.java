package org.bedside.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what people wrote too long ago to be kept, and puts other words in its place.
///
/// Only of what is closed, not on legal hold, and has no reply under way and no alarm that lasts. What the report
/// counts by stays: identifiers, times, categories, priorities; and so do the replies that we sent or tried to send.
public final class RetentionStore {
    /// What has to hold before a conversation `v` loses its words. Its `received_at` is the time of one
    /// of its comments or of a later edit, so that the index by it finds all that may be old.
    private static final String DUE = """
            v.status = 'CLOSED' AND v.held = 0 AND v.redacted_at IS NULL AND v.received_at < ?
              AND NOT EXISTS (SELECT 1 FROM comment m WHERE m.conversation = v.id AND m.written_at >= ?)
              AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.conversation = v.id
                              AND r.state IN ('AWAITING_APPROVAL', 'QUEUED', 'SENDING', 'UNCONFIRMED'))
              AND NOT EXISTS (SELECT 1 FROM alarm a WHERE a.conversation = v.id AND a.acknowledged_at IS NULL)""";

    /// How much is removed, or would be.
    public record Removed(int conversations, int comments) {}

    /// After how many months words go, as the practice set it; what is no number of months there
    /// removes nothing.
    public Optional<Integer> months(Tx tx, int unlessSet) {
        var set = tx.one(row -> row.text("value"), "SELECT value FROM setting WHERE name = 'retention.words-months'");
        return set.isEmpty()
                ? Optional.of(unlessSet)
                : set.filter(value -> value.matches("[1-9]\\d{0,3}")).map(Integer::valueOf);
    }

    /// What would be removed of conversations whose comments were all written before `before`.
    public Removed due(Tx tx, Instant before) {
        return tx.one(
                        row -> new Removed(row.smallNumber("conversations"), row.smallNumber("comments")),
                        """
                        SELECT count(*) AS conversations, coalesce(sum(
                          (SELECT count(*) FROM comment c WHERE c.conversation = v.id AND c.redacted_at IS NULL)), 0) AS comments
                        FROM conversation v WHERE
                        """ + DUE,
                        before,
                        before)
                .orElseThrow();
    }

    /// Puts `words` in place of what people wrote, and of who they are, in the oldest `most` such
    /// conversations.
    public Removed remove(Tx tx, Instant before, int most, String words, Instant now) {
        // Marked first, so that of two desktops only one counts them.
        var talks = tx.list(
                row -> row.number("id"),
                """
                UPDATE conversation SET redacted_at = ?, preview = ?, author_name = ?, author_handle = '',
                  snooze_reason = CASE WHEN snooze_reason IS NOT NULL THEN '' END,
                  escalation_reason = CASE WHEN escalation_reason IS NOT NULL THEN '' END
                WHERE redacted_at IS NULL AND id IN (SELECT v.id FROM conversation v WHERE
                """ + DUE + " ORDER BY v.received_at, v.id LIMIT ?) RETURNING id",
                now,
                words,
                words,
                before,
                before,
                most);
        if (talks.isEmpty()) {
            return new Removed(0, 0);
        }
        // Always as many, so that the statements stay the same; no conversation has the number 0.
        var batch = Stream.concat(talks.stream(), Stream.generate(() -> 0L))
                .limit(most)
                .toList();
        var these = "IN (" + String.join(", ", Collections.nCopies(most, "?")) + ")";
        removeReplies(tx, these, batch, words, now);
        return new Removed(talks.size(), removeComments(tx, these, batch, words, now));
    }

    private static int removeComments(Tx tx, String these, List<Long> batch, String words, Instant now) {
        var comments = "conversation " + these + " AND redacted_at IS NULL";
        var ofThem = " WHERE comment IN (SELECT id FROM comment WHERE " + comments + ")";
        tx.update("UPDATE comment_before SET body = ?" + ofThem, with(batch, words));
        tx.update("UPDATE assessment SET reasons = '[]'" + ofThem, with(batch));
        tx.update("UPDATE evidence SET content = ''" + ofThem, with(batch));
        tx.update("DELETE FROM comment_media" + ofThem, with(batch));
        tx.dialect().search().unlearn(tx, comments, with(batch));
        tx.update("""
                UPDATE comment SET body = ?, about = '', author = CASE WHEN ours = 1 THEN author ELSE ? END,
                  handle = CASE WHEN ours = 1 THEN handle ELSE '' END, link = CASE WHEN ours = 1 THEN link ELSE '' END
                WHERE\s""" + comments, with(batch, words, words));
        tx.dialect().search().learn(tx, comments, with(batch));
        tx.dialect().search().mustForget(tx);
        return tx.update("UPDATE comment SET redacted_at = ? WHERE " + comments, with(batch, now));
    }

    /// What was begun and never left is dropped with its words; what left, or failed to, is the
    /// practice's decision.
    private static void removeReplies(Tx tx, String these, List<Long> batch, String words, Instant now) {
        tx.update(
                "UPDATE guard_override SET reason = ? WHERE reply IN (SELECT id FROM reply WHERE conversation " + these
                        + ")",
                with(batch, words));
        tx.update("""
                UPDATE reply SET body = ?, state = 'DROPPED', since = coalesce(since, ?),
                  returned_cause = NULL, returned_by = NULL, returned_note = NULL, returned_at = NULL
                WHERE state IN ('DRAFT', 'DROPPED') AND conversation\s""" + these, with(batch, words, now));
        tx.update(
                "UPDATE conversation SET reply_state = 'DROPPED' WHERE reply_state = 'DRAFT' AND id " + these,
                with(batch));
    }

    private static Object[] with(List<Long> batch, Object... first) {
        return Stream.concat(Arrays.stream(first), batch.stream()).toArray();
    }

    /// Rewrites a little more of the search's index without the words that were removed.
    ///
    /// @return whether there is more to rewrite
    public boolean forgetMore(Tx tx) {
        return tx.dialect().search().forgetMore(tx);
    }
}
