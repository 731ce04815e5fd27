package org.bedside.store;

import java.time.Duration;

/// Who may do what only one desktop should do at a time: a name is held until its time is over, by the database's own
/// clock, so that a desktop whose clock is wrong or that vanished keeps nothing for long.
public final class LeaseStore {
    /// Takes a name, or keeps it for longer where this desktop holds it already.
    ///
    /// @return whether this desktop holds it now; false while another one does
    public boolean take(Tx tx, String name, Duration length) {
        var now = tx.dialect().now();
        return tx.update("""
                        INSERT INTO lease (name, holder, until) VALUES (?, ?, %s + ?)
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                        WHERE lease.holder = excluded.holder OR lease.until < %s""".formatted(now, now), name, tx.desktop(), length.toMillis()) == 1;
    }

    /// Lets go of a name before its time is over.
    public void release(Tx tx, String name) {
        tx.update("DELETE FROM lease WHERE name = ? AND holder = ?", name, tx.desktop());
    }

    /// Says that this desktop is there: what it is sending is its own business for that long.
    public void stayAlive(Tx tx, Duration length) {
        take(tx, "desktop " + tx.desktop(), length);
    }

    /// Lets go of all that this desktop holds, so that others need not wait.
    public void releaseAll(Tx tx) {
        tx.update("DELETE FROM lease WHERE holder = ?", tx.desktop());
        tx.update("DELETE FROM presence WHERE desktop = ?", tx.desktop());
    }
}
