package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRuleId;
import org.bedside.model.Priority;

/// The rules that the practice made itself.
public final class OwnRuleStore {
    /// All of them, in the order in which they were made.
    public List<OwnRule> all(Tx tx) {
        return tx.list(OwnRuleStore::rule, "SELECT * FROM own_rule ORDER BY id");
    }

    public Optional<OwnRule> find(Tx tx, OwnRuleId id) {
        return tx.one(OwnRuleStore::rule, "SELECT * FROM own_rule WHERE id = ?", id.value());
    }

    public OwnRule add(Tx tx, Content content, MemberId by, Instant now) {
        var id = tx.insert(
                """
                INSERT INTO own_rule (name, kind, words, category, at_least, assign_to, active, made_by, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                content.name(),
                content.kind(),
                content.words(),
                content.category(),
                content.atLeast(),
                content.assignTo().map(MemberId::value),
                content.on(),
                by.value(),
                now);
        return find(tx, new OwnRuleId(id)).orElseThrow();
    }

    public void change(Tx tx, OwnRuleId id, Content content) {
        tx.update(
                """
                UPDATE own_rule SET name = ?, kind = ?, words = ?, category = ?, at_least = ?, assign_to = ?, active = ?
                WHERE id = ?""",
                content.name(),
                content.kind(),
                content.words(),
                content.category(),
                content.atLeast(),
                content.assignTo().map(MemberId::value),
                content.on(),
                id.value());
    }

    public void remove(Tx tx, OwnRuleId id) {
        tx.update("DELETE FROM own_rule WHERE id = ?", id.value());
    }

    private static OwnRule rule(Row row) throws SQLException {
        var member = row.optionalNumber("assign_to");
        return new OwnRule(
                new OwnRuleId(row.number("id")),
                new Content(
                        row.text("name"),
                        row.word(OwnRule.Kind.class, "kind"),
                        row.text("words"),
                        row.word(Category.class, "category"),
                        row.optionalText("at_least").map(Priority::valueOf),
                        member.isPresent() ? Optional.of(new MemberId(member.getAsLong())) : Optional.empty(),
                        row.yes("active")),
                new MemberId(row.number("made_by")),
                row.time("made_at"));
    }
}
