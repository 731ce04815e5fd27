package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Alarm;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;

/// The alarms, one a conversation. Each step tells whether it was this one that made it, so that of several desktops
/// one does.
public final class AlarmStore {
    private static final String ALARM = "SELECT " + ConversationStore.COLUMNS + """
            , a.raised_at, a.counted_from, a.acted_at, a.acted_by, a.acknowledged_at, a.acknowledged_by, a.step, a.step_at
            FROM alarm a JOIN conversation v ON v.id = a.conversation WHERE\s""";

    /// Raises the conversation's alarm, again where the earlier one was acknowledged.
    ///
    /// @return false if it lasts already, which leaves it as it is
    public boolean raise(Tx tx, ConversationId id, Instant at) {
        return tx.update("""
                INSERT INTO alarm (conversation, raised_at, counted_from) VALUES (?, ?, ?)
                ON CONFLICT (conversation) DO UPDATE SET
                  raised_at = excluded.raised_at, counted_from = excluded.counted_from, acted_at = NULL, acted_by = NULL,
                  acknowledged_at = NULL, acknowledged_by = NULL, step = 0, step_at = NULL
                WHERE alarm.acknowledged_at IS NOT NULL""", id.value(), at, at) == 1;
    }

    /// A member did something in the conversation; the first such thing since the alarm was raised is kept.
    public void acted(Tx tx, ConversationId id, MemberId by, Instant at) {
        tx.update(
                "UPDATE alarm SET acted_at = ?, acted_by = ? WHERE conversation = ? AND acted_at IS NULL",
                at,
                by.value(),
                id.value());
    }

    /// Ends the conversation's alarm.
    ///
    /// @return whether it lasted until now
    public boolean acknowledge(Tx tx, ConversationId id, MemberId by, Instant at) {
        return tx.update("""
                UPDATE alarm SET acknowledged_at = ?, acknowledged_by = ?
                WHERE conversation = ? AND acknowledged_at IS NULL""", at, by.value(), id.value()) == 1;
    }

    /// Takes the alarm, as it was read, to the next step of the practice's list.
    ///
    /// @param reached how many steps were reached before
    /// @return false if somebody did so already, acknowledged it, or it was raised again meanwhile
    public boolean reach(Tx tx, Alarm alarm, int reached, Instant at) {
        return tx.update("""
                        UPDATE alarm SET step = ?, step_at = ?
                        WHERE conversation = ? AND raised_at = ? AND step = ? AND acknowledged_at IS NULL""", reached + 1, at, alarm.conversation().id().value(), alarm.raisedAt(), reached) == 1;
    }

    /// Lets the list's minutes count from another moment.
    public void countFrom(Tx tx, ConversationId id, Instant from) {
        tx.update("UPDATE alarm SET counted_from = ? WHERE conversation = ?", from, id.value());
    }

    /// Those that nobody has acknowledged, the oldest first.
    public List<Alarm> lasting(Tx tx) {
        return tx.list(AlarmStore::alarm, ALARM + "a.acknowledged_at IS NULL ORDER BY a.raised_at, a.conversation");
    }

    /// The conversation's alarm, acknowledged or not.
    public Optional<Alarm> find(Tx tx, ConversationId id) {
        return tx.one(AlarmStore::alarm, ALARM + "a.conversation = ?", id.value());
    }

    private static Alarm alarm(Row row) throws SQLException {
        return new Alarm(
                ConversationStore.conversation(row),
                row.time("raised_at"),
                row.time("counted_from"),
                by(row, "acted"),
                by(row, "acknowledged"),
                row.smallNumber("step"),
                row.optionalTime("step_at"));
    }

    private static Optional<Alarm.By> by(Row row, String what) throws SQLException {
        var at = row.optionalTime(what + "_at");
        return ConversationStore.member(row, what + "_by").flatMap(who -> at.map(when -> new Alarm.By(who, when)));
    }
}
