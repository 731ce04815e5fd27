package org.bedside.store;

import java.util.List;
import org.bedside.model.ChannelId;

/// What a test wants to know, or to do, beneath the stores.
public final class StoredComments {
    private StoredComments() {}

    /// The platform's identifiers of those that are not ours, as often as they are stored.
    public static List<String> externalIds(Tx tx) {
        return tx.list(row -> row.text("external_id"), "SELECT external_id FROM comment WHERE ours = 0");
    }

    /// The platform's identifiers of all on one channel, ours too.
    public static List<String> externalIds(Tx tx, ChannelId channel) {
        return tx.list(
                row -> row.text("external_id"), "SELECT external_id FROM comment WHERE channel = ?", channel.value());
    }

    /// Ends the server's process of this transaction as a failing computer would; the server then recovers by itself.
    public static void killServerProcess(Tx tx) {
        var process = tx.one(row -> row.number("pid"), "SELECT pg_backend_pid() AS pid")
                .orElseThrow();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }
}
