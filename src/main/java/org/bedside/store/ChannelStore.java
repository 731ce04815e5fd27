package org.bedside.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.History;
import org.bedside.model.Lane;
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
        var id = new ChannelId(tx.insert("""
                INSERT INTO channel (platform, external_id, handle, name, access, connected_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (platform, external_id) DO UPDATE
                  SET handle = excluded.handle, name = excluded.name, access = excluded.access
                RETURNING id""", platform, externalId, handle, name, Json.write(access), now));
        // What was in trouble is looked at now, but for what the platform wants us to wait with.
        tx.update("""
                UPDATE channel_lane SET trouble = 'NONE', trouble_since = NULL,
                  next_look = CASE WHEN trouble IN ('NONE', 'RATE_LIMITED') THEN next_look END
                WHERE channel = ?""", id.value());
        return id;
    }

    public List<ConnectedChannel> all(Tx tx) {
        var lanes = new HashMap<ChannelId, Map<Lane, Health>>();
        for (var fared : tx.list(Fared::of, "SELECT * FROM channel_lane")) {
            lanes.computeIfAbsent(fared.channel, _ -> new EnumMap<>(Lane.class)).put(fared.lane, fared.health);
        }
        return tx.list(row -> channel(row, lanes), "SELECT * FROM channel ORDER BY id");
    }

    public ConnectedChannel get(Tx tx, ChannelId id) {
        return all(tx).stream()
                .filter(channel -> channel.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private record Fared(ChannelId channel, Lane lane, Health health) {
        static Fared of(Row row) throws SQLException {
            return new Fared(
                    new ChannelId(row.number("channel")),
                    row.word(Lane.class, "lane"),
                    new Health(
                            row.optionalTime("last_success"),
                            row.optionalTime("next_look"),
                            row.smallNumber("unreadable"),
                            row.word(Trouble.class, "trouble"),
                            row.optionalTime("trouble_since")));
        }
    }

    public Map<String, String> access(Tx tx, ChannelId id) {
        return tx.one(
                        row -> Json.read(row.text("access"), ACCESS),
                        "SELECT access FROM channel WHERE id = ?",
                        id.value())
                .orElseThrow();
    }

    /// Where the last fetch of a lane stopped, in the channel's own words; empty before the first.
    public String cursor(Tx tx, ChannelId id, Lane lane) {
        return tx.one(
                        row -> row.text("cursor"),
                        "SELECT cursor FROM channel_lane WHERE channel = ? AND lane = ?",
                        id.value(),
                        lane)
                .orElse("");
    }

    public void moveCursor(Tx tx, ChannelId id, Lane lane, String cursor) {
        tx.update("""
                INSERT INTO channel_lane (channel, lane, cursor) VALUES (?, ?, ?)
                ON CONFLICT (channel, lane) DO UPDATE SET cursor = excluded.cursor""", id.value(), lane, cursor);
    }

    /// Something came in a lane.
    ///
    /// @param oldest when the oldest of it was written
    public void arrived(Tx tx, ChannelId id, Lane lane, int comments, Instant oldest, Instant now) {
        tx.update("""
                INSERT INTO channel_lane (channel, lane, last_arrival, history_read, history_back_to)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel, lane) DO UPDATE
                  SET last_arrival = excluded.last_arrival,
                      history_read = channel_lane.history_read
                        + CASE WHEN channel_lane.last_success IS NULL THEN excluded.history_read ELSE 0 END,
                      history_back_to = CASE
                        WHEN channel_lane.last_success IS NULL
                          AND (channel_lane.history_back_to IS NULL
                            OR channel_lane.history_back_to > excluded.history_back_to)
                        THEN excluded.history_back_to ELSE channel_lane.history_back_to END""", id.value(), lane, now, comments, oldest);
    }

    /// When somebody last wrote in any lane.
    public Optional<Instant> lastArrival(Tx tx, ChannelId id) {
        return tx.one(
                        row -> row.optionalTime("last"),
                        "SELECT max(last_arrival) AS last FROM channel_lane WHERE channel = ?",
                        id.value())
                .orElseThrow();
    }

    /// How far the first reading of each lane has come.
    public Map<Lane, History> history(Tx tx, ChannelId id) {
        var histories = new EnumMap<Lane, History>(Lane.class);
        tx.list(
                        row -> Map.entry(
                                row.word(Lane.class, "lane"),
                                new History(
                                        row.smallNumber("history_read"),
                                        row.optionalTime("history_back_to"),
                                        row.optionalTime("last_success").isPresent())),
                        "SELECT * FROM channel_lane WHERE channel = ?",
                        id.value())
                .forEach(one -> histories.put(one.getKey(), one.getValue()));
        return histories;
    }

    /// Has the lanes of a channel read again at once, but for those where the platform wants us to wait.
    public void lookNow(Tx tx, ChannelId id) {
        tx.update(
                "UPDATE channel_lane SET next_look = NULL WHERE channel = ? AND trouble <> ?",
                id.value(),
                Trouble.RATE_LIMITED);
    }

    public void saveHealth(Tx tx, ChannelId id, Lane lane, Health health) {
        tx.update(
                """
                INSERT INTO channel_lane (channel, lane, last_success, next_look, unreadable, trouble, trouble_since)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (channel, lane) DO UPDATE
                  SET last_success = excluded.last_success, next_look = excluded.next_look,
                      unreadable = excluded.unreadable, trouble = excluded.trouble,
                      trouble_since = excluded.trouble_since""",
                id.value(),
                lane,
                health.lastSuccess(),
                health.nextLook(),
                health.unreadable(),
                health.trouble(),
                health.since());
    }

    private static ConnectedChannel channel(Row row, Map<ChannelId, Map<Lane, Health>> lanes) throws SQLException {
        var id = new ChannelId(row.number("id"));
        return new ConnectedChannel(
                id,
                row.word(Platform.class, "platform"),
                row.text("external_id"),
                row.text("handle"),
                row.text("name"),
                row.time("connected_at"),
                lanes.getOrDefault(id, Map.of()));
    }
}
