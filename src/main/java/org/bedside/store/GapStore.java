package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.ChannelId;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.model.MemberId;

/// What platforms count and do not give.
public final class GapStore {
    /// Notes how many are missing now; none closes the gap. One that a person has seen opens again where it grew.
    ///
    /// @param missing empty where nobody can say, so that it counts as grown
    public void note(
            Tx tx,
            ChannelId channel,
            Lane lane,
            String post,
            Optional<Integer> missing,
            Optional<Instant> older,
            Instant now) {
        if (missing.isPresent() && missing.get() == 0) {
            tx.update(
                    "DELETE FROM channel_gap WHERE channel = ? AND lane = ? AND post = ?", channel.value(), lane, post);
            return;
        }
        tx.update("""
                INSERT INTO channel_gap (channel, lane, post, missing, older, found_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (channel, lane, post) DO UPDATE
                  SET missing = excluded.missing, older = excluded.older,
                      seen_by = CASE WHEN excluded.missing <= channel_gap.missing THEN channel_gap.seen_by END,
                      found_at = CASE WHEN excluded.missing <= channel_gap.missing
                        THEN channel_gap.found_at ELSE excluded.found_at END""", channel.value(), lane, post, missing, older, now);
    }

    /// Those of a channel that nobody has seen yet, the newest first.
    public List<Gap> open(Tx tx, ChannelId channel) {
        return tx.list(
                GapStore::gap,
                "SELECT * FROM channel_gap WHERE channel = ? AND seen_by IS NULL ORDER BY found_at DESC, id DESC",
                channel.value());
    }

    /// A person has looked on the platform.
    public void seen(Tx tx, Gap gap, MemberId by) {
        tx.update("UPDATE channel_gap SET seen_by = ? WHERE id = ?", by.value(), gap.id());
    }

    private static Gap gap(Row row) throws SQLException {
        return new Gap(
                row.number("id"),
                row.word(Lane.class, "lane"),
                row.text("post"),
                row.optionalNumber("missing").stream()
                        .mapToObj(Math::toIntExact)
                        .findFirst(),
                row.optionalTime("older"),
                row.time("found_at"));
    }
}
