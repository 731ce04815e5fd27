package org.bedside.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivitySearch;
import org.bedside.model.MemberId;

/// The activity's rows; the database itself refuses to change or remove one.
public final class ActivityStore {
    public void add(Tx tx, ActivityEntry entry) {
        tx.update(
                """
                INSERT INTO activity (number, at, member, what, reference, detail, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.number(),
                entry.at(),
                entry.member().map(MemberId::value),
                entry.what(),
                entry.reference(),
                entry.detail(),
                entry.previous(),
                entry.hash());
    }

    /// The newest entry.
    public Optional<ActivityEntry> head(Tx tx) {
        return tx.one(ActivityStore::entry, "SELECT * FROM activity ORDER BY number DESC LIMIT 1");
    }

    /// What was done to `reference`, the oldest first.
    public List<ActivityEntry> of(Tx tx, String reference) {
        return tx.list(ActivityStore::entry, "SELECT * FROM activity WHERE reference = ? ORDER BY number", reference);
    }

    /// The latest `most` entries, the newest first.
    public List<ActivityEntry> latest(Tx tx, int most) {
        return tx.list(ActivityStore::entry, "SELECT * FROM activity ORDER BY number DESC LIMIT ?", most);
    }

    /// All entries in their order.
    public List<ActivityEntry> all(Tx tx) {
        return tx.list(ActivityStore::entry, "SELECT * FROM activity ORDER BY number");
    }

    /// The newest `most` entries that are wanted and whose number is below `before`, the newest first.
    public List<ActivityEntry> find(Tx tx, ActivitySearch wanted, long before, int most) {
        var where = new StringBuilder("SELECT * FROM activity WHERE number < ?");
        var values = new ArrayList<Object>(List.of(before));
        wanted.member().ifPresent(member -> {
            where.append(" AND member = ?");
            values.add(member.value());
        });
        wanted.what().ifPresent(what -> {
            where.append(" AND what = ?");
            values.add(what);
        });
        if (!wanted.words().isBlank()) {
            where.append(" AND (lower(reference) LIKE ? ESCAPE '!' OR lower(detail) LIKE ? ESCAPE '!')");
            var pattern = "%" + wanted.words().strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            values.add(pattern);
            values.add(pattern);
        }
        values.add(most);
        return tx.list(
                ActivityStore::entry,
                where.append(" ORDER BY number DESC LIMIT ?").toString(),
                values.toArray());
    }

    /// At most `most` entries that follow the one of that number, in their order.
    public List<ActivityEntry> after(Tx tx, long number, int most) {
        return tx.list(
                ActivityStore::entry, "SELECT * FROM activity WHERE number > ? ORDER BY number LIMIT ?", number, most);
    }

    private static ActivityEntry entry(Row row) throws SQLException {
        return new ActivityEntry(
                row.number("number"),
                row.time("at"),
                ConversationStore.member(row, "member"),
                row.word(ActivityEntry.What.class, "what"),
                row.text("reference"),
                row.text("detail"),
                row.text("previous"),
                row.text("hash"));
    }
}
