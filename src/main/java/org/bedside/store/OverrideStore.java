package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.GuardOverride;
import org.bedside.model.MemberId;
import org.bedside.model.ReplyId;
import org.bedside.model.Way;

/// What members let pass in spite of the guard. One that was voided stays on record.
public final class OverrideStore {
    private static final String BETWEEN = "\n";

    /// Keeps a decision, in place of the one that stood before.
    public void add(Tx tx, GuardOverride decided) {
        withdraw(tx, decided.reply(), decided.at());
        tx.insert(
                """
                INSERT INTO guard_override (reply, member, at, reason, words, way, findings)
                VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                decided.reply().value(),
                decided.by().value(),
                decided.at(),
                decided.reason(),
                decided.words(),
                decided.way(),
                String.join(BETWEEN, decided.findings()));
    }

    /// What stands for a reply now.
    public Optional<GuardOverride> of(Tx tx, ReplyId reply) {
        return tx.one(
                OverrideStore::decided,
                "SELECT * FROM guard_override WHERE reply = ? AND voided_at IS NULL",
                reply.value());
    }

    /// Voids what stands for a reply.
    ///
    /// @return whether anything did
    public boolean withdraw(Tx tx, ReplyId reply, Instant at) {
        return tx.update(
                        "UPDATE guard_override SET voided_at = ? WHERE reply = ? AND voided_at IS NULL",
                        at,
                        reply.value())
                > 0;
    }

    private static GuardOverride decided(Row row) throws SQLException {
        return new GuardOverride(
                new ReplyId(row.number("reply")),
                new MemberId(row.number("member")),
                row.time("at"),
                row.text("reason"),
                row.text("words"),
                row.word(Way.class, "way"),
                List.of(row.text("findings").split(BETWEEN)));
    }
}
