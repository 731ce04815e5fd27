package org.bedside.store;

import java.util.List;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.LearntModel;
import org.bedside.model.LearntModel.State;

/// The models that learnt from the practice's own decisions, and those decisions.
public final class ModelStore {
    /// How many can be gone back to; older ones are only remembered.
    private static final int KEPT = 5;

    /// A member's word on what a conversation is about.
    ///
    /// @param text its first comment
    public record Decision(long conversation, Category category, String text) {}

    /// The newest decisions whose words are still there, the newest first.
    public List<Decision> decisions(Tx tx, int atMost) {
        return tx.list(
                row -> new Decision(row.number("id"), row.word(Category.class, "category"), row.text("body")),
                """
                SELECT v.id, v.category, c.body
                FROM conversation v
                JOIN comment c ON c.id = (SELECT min(f.id) FROM comment f WHERE f.conversation = v.id AND f.ours = 0)
                WHERE v.overridden = 1 AND v.redacted_at IS NULL
                ORDER BY v.id DESC LIMIT ?""",
                atMost);
    }

    /// All versions, the newest first.
    public List<LearntModel> versions(Tx tx) {
        return tx.list(
                row -> new LearntModel(
                        row.number("number"),
                        row.time("made_at"),
                        row.text("base"),
                        row.number("lessons"),
                        row.text("lessons_hash"),
                        row.text("recall"),
                        row.word(State.class, "state"),
                        row.yes("usable")),
                """
                SELECT number, made_at, base, lessons, lessons_hash, recall, state,
                  CASE WHEN weights IS NULL THEN 0 ELSE 1 END AS usable
                FROM triage_model ORDER BY number DESC""");
    }

    /// The weights of a version, where they are still there.
    public Optional<byte[]> weights(Tx tx, long number) {
        return tx.one(
                row -> row.bytes("weights"),
                "SELECT weights FROM triage_model WHERE number = ? AND weights IS NOT NULL",
                number);
    }

    /// Keeps a new version under the next number.
    ///
    /// @param version its number is not read
    /// @return its number
    public long add(Tx tx, LearntModel version, Optional<byte[]> weights) {
        long number = tx.one(
                        row -> row.number("number"), "SELECT coalesce(max(number), 0) + 1 AS number FROM triage_model")
                .orElseThrow();
        if (version.state() == State.LIVE) {
            noneLive(tx);
        }
        tx.update(
                """
                INSERT INTO triage_model (number, made_at, base, lessons, lessons_hash, recall, state, weights)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                number,
                version.madeAt(),
                version.base(),
                version.lessons(),
                version.lessonsHash(),
                version.recall(),
                version.state(),
                weights);
        tx.update("""
                UPDATE triage_model SET weights = NULL WHERE state <> 'LIVE' AND number NOT IN (
                  SELECT number FROM triage_model WHERE weights IS NOT NULL ORDER BY number DESC LIMIT ?)""", KEPT);
        return number;
    }

    /// From now on this version is the one that is used.
    ///
    /// @return false where its weights are not there any more
    public boolean makeLive(Tx tx, long number) {
        if (weights(tx, number).isEmpty()) {
            return false;
        }
        noneLive(tx);
        return tx.update("UPDATE triage_model SET state = 'LIVE' WHERE number = ?", number) == 1;
    }

    /// From now on the model that Bedside ships is used.
    public void noneLive(Tx tx) {
        tx.update("UPDATE triage_model SET state = 'EARLIER' WHERE state = 'LIVE'");
    }
}
