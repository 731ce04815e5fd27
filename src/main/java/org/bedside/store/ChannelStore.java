package org.bedside.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Platform;

/// The connected accounts, where their last fetch stopped and how they fare.
public final class ChannelStore {
    private static final TypeReference<Map<String, String>> ACCESS = new TypeReference<>() {};

    /// Adds an account, or gives one that is there a new sign-in and keeps its history.
    ///
    /// @param access what the platform's client needs to sign in, by name; kept in this encrypted file only
    public ChannelId connect(
            Tx tx,
            Platform platform,
            String externalId,
            String handle,
            String name,
            Map<String, String> access,
            Instant now) {
        return new ChannelId(tx.insert("""
                INSERT INTO channel (platform, external_id, handle, name, access, connected_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (platform, external_id) DO UPDATE
                  SET handle = excluded.handle, name = excluded.name, access = excluded.access,
                      trouble = 'NONE', trouble_since = NULL
                RETURNING id""", platform, externalId, handle, name, Json.write(access), now));
    }

    public List<ConnectedChannel> all(Tx tx) {
        return tx.list(ChannelStore::channel, "SELECT * FROM channel ORDER BY id");
    }

    public ConnectedChannel get(Tx tx, ChannelId id) {
        return tx.one(ChannelStore::channel, "SELECT * FROM channel WHERE id = ?", id.value())
                .orElseThrow();
    }

    public Map<String, String> access(Tx tx, ChannelId id) {
        return tx.one(
                        row -> Json.read(row.text("access"), ACCESS),
                        "SELECT access FROM channel WHERE id = ?",
                        id.value())
                .orElseThrow();
    }

    /// Where the last fetch stopped, in the channel's own words.
    public String cursor(Tx tx, ChannelId id) {
        return tx.one(row -> row.text("cursor"), "SELECT cursor FROM channel WHERE id = ?", id.value())
                .orElseThrow();
    }

    public void moveCursor(Tx tx, ChannelId id, String cursor) {
        tx.update("UPDATE channel SET cursor = ? WHERE id = ?", cursor, id.value());
    }

    public void saveHealth(Tx tx, ChannelId id, Health health) {
        tx.update(
                """
                UPDATE channel SET last_success = ?, next_look = ?, unreadable = ?, trouble = ?, trouble_since = ?
                WHERE id = ?""",
                health.lastSuccess(),
                health.nextLook(),
                health.unreadable(),
                health.trouble(),
                health.since(),
                id.value());
    }

    private static ConnectedChannel channel(Row row) throws SQLException {
        return new ConnectedChannel(
                new ChannelId(row.number("id")),
                row.word(Platform.class, "platform"),
                row.text("external_id"),
                row.text("handle"),
                row.text("name"),
                row.time("connected_at"),
                new Health(
                        row.optionalTime("last_success"),
                        row.optionalTime("next_look"),
                        row.smallNumber("unreadable"),
                        row.word(Trouble.class, "trouble"),
                        row.optionalTime("trouble_since")));
    }
}
