package org.bedside.store;

import java.util.List;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Lane;

/// The last times that a channel could not be read.
public final class FaultStore {
    private static final int KEPT = 10;

    public void add(Tx tx, ChannelId channel, Fault fault) {
        tx.update(
                "INSERT INTO channel_fault (channel, lane, at, trouble, detail) VALUES (?, ?, ?, ?, ?)",
                channel.value(),
                fault.lane(),
                fault.at(),
                fault.trouble(),
                fault.detail());
        tx.update("""
                DELETE FROM channel_fault WHERE channel = ? AND id NOT IN (
                  SELECT id FROM channel_fault WHERE channel = ? ORDER BY id DESC LIMIT ?)""", channel.value(), channel.value(), KEPT);
    }

    /// The newest first, at most ten.
    public List<Fault> latest(Tx tx, ChannelId channel) {
        return tx.list(
                row -> new Fault(
                        row.word(Lane.class, "lane"),
                        row.time("at"),
                        row.word(Trouble.class, "trouble"),
                        row.text("detail")),
                "SELECT * FROM channel_fault WHERE channel = ? ORDER BY id DESC",
                channel.value());
    }
}
