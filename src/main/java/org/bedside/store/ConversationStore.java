package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.Conversation;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Escalation;
import org.bedside.model.Conversation.Status;
import org.bedside.model.Conversation.Triage;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Platform;
import org.bedside.model.Priority;
import org.bedside.model.Role;
import org.jspecify.annotations.Nullable;

/// The conversations; every change of one keeps the queue's counters right.
public final class ConversationStore {
    /// What [#conversation] reads of a table named `v`.
    static final String COLUMNS = """
            v.id, v.channel, v.platform, v.kind, v.author_id, v.author_handle, v.author_name, v.status, v.snoozed_until,
            v.snooze_reason, v.closed_reason, v.closed_at, v.category, v.priority, v.flags, v.please_check, v.overridden,
            v.received_at, v.due_at, v.answered_at, v.assignee, v.escalated_to, v.escalation_reason, v.escalated_by,
            v.escalated_at, v.escalation_deadline, v.latest_comment, v.preview""";

    /// A conversation before it has a number of its own; it begins open, or closed where it is only history.
    public record New(
            ChannelId channel,
            Platform platform,
            String thread,
            CommentKind kind,
            Author who,
            Status status,
            Triage triage,
            Instant receivedAt,
            Instant dueAt,
            String preview) {}

    /// Adds a conversation, to be completed by [#beginsWith].
    public Conversation add(Tx tx, New begun) {
        var closed = begun.status() instanceof Status.Closed(var reason, var at) ? new ClosedColumns(reason, at) : null;
        var id = tx.insert(
                """
                INSERT INTO conversation (channel, platform, thread, kind, author_id, author_handle, author_name, status,
                  closed_reason, closed_at, category, priority, flags, please_check, started_at, received_at, due_at,
                  first_due_at, latest_comment, preview)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                RETURNING id""",
                begun.channel().value(),
                begun.platform(),
                begun.thread(),
                begun.kind(),
                begun.who().externalId(),
                begun.who().handle(),
                begun.who().name(),
                word(begun.status()),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.at(),
                begun.triage().category(),
                begun.triage().priority(),
                joined(begun.triage().flags()),
                begun.triage().pleaseCheck(),
                begun.receivedAt(),
                begun.receivedAt(),
                begun.dueAt(),
                begun.dueAt(),
                begun.preview());
        tx.count(word(begun.status()), begun.triage().priority(), 1);
        // What a read would give back, and a page of comments need not make.
        return new Conversation(
                new ConversationId(id),
                begun.channel(),
                begun.platform(),
                begun.kind(),
                begun.who(),
                begun.status(),
                begun.triage(),
                begun.receivedAt().truncatedTo(ChronoUnit.MILLIS),
                begun.dueAt().truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new CommentId(0),
                begun.preview());
    }

    /// A new conversation's first comment, once that has a number.
    public void beginsWith(Tx tx, ConversationId id, CommentId comment) {
        tx.update("UPDATE conversation SET latest_comment = ? WHERE id = ?", comment.value(), id.value());
    }

    private record ClosedColumns(CloseReason reason, Instant at) {}

    public Conversation get(Tx tx, ConversationId id) {
        return tx.one(ConversationStore::conversation, "SELECT * FROM conversation WHERE id = ?", id.value())
                .orElseThrow();
    }

    /// The conversation in a thread that holds one only, as private messages do.
    public Optional<Conversation> inThread(Tx tx, ChannelId channel, String thread) {
        return tx.one(
                ConversationStore::conversation,
                "SELECT * FROM conversation WHERE channel = ? AND thread = ? ORDER BY id LIMIT 1",
                channel.value(),
                thread);
    }

    /// The conversation with one person under one discussion of a platform.
    public Optional<Conversation> find(Tx tx, ChannelId channel, String thread, String authorId) {
        return tx.one(
                ConversationStore::conversation,
                "SELECT * FROM conversation WHERE channel = ? AND thread = ? AND author_id = ?",
                channel.value(),
                thread,
                authorId);
    }

    /// Those whose time of rest is over at `now`.
    public List<Conversation> toWake(Tx tx, Instant now) {
        return tx.list(
                ConversationStore::conversation,
                "SELECT * FROM conversation WHERE status = 'SNOOZED' AND snoozed_until <= ?",
                now);
    }

    /// Writes `after` over `before`, which is what was read in the same transaction. Retention looks at it anew, since
    /// there may be new words.
    public void save(Tx tx, Conversation before, Conversation after) {
        var snoozed = after.status() instanceof Status.Snoozed rest ? rest : null;
        var closed = after.status() instanceof Status.Closed end ? end : null;
        var escalation = after.escalation().orElse(null);
        tx.update(
                """
                UPDATE conversation SET author_handle = ?, author_name = ?, status = ?, snoozed_until = ?, snooze_reason = ?,
                  closed_reason = ?, closed_at = ?, category = ?, priority = ?, flags = ?, please_check = ?, overridden = ?,
                  started_at = CASE WHEN started_at < ? THEN started_at ELSE ? END, received_at = ?, due_at = ?,
                  first_due_at = CASE WHEN first_response_at IS NULL THEN ? ELSE first_due_at END, assignee = ?, escalated_to = ?,
                  escalation_reason = ?, escalated_by = ?, escalated_at = ?, escalation_deadline = ?,
                  latest_comment = ?, preview = ?, redacted_at = NULL
                WHERE id = ?""",
                after.who().handle(),
                after.who().name(),
                word(after.status()),
                snoozed == null ? null : snoozed.until(),
                snoozed == null ? null : snoozed.reason(),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.at(),
                after.category(),
                after.priority(),
                joined(after.triage().flags()),
                after.triage().pleaseCheck(),
                after.triage().overridden(),
                after.receivedAt(),
                after.receivedAt(),
                after.receivedAt(),
                after.dueAt(),
                after.dueAt(),
                after.assignee().map(MemberId::value),
                escalation == null ? null : escalation.to(),
                escalation == null ? null : escalation.reason(),
                escalation == null ? null : escalation.by().value(),
                escalation == null ? null : escalation.at(),
                escalation == null ? null : escalation.deadline(),
                after.latestComment().value(),
                after.preview(),
                after.id().value());
        tx.count(word(before.status()), before.priority(), -1);
        tx.count(word(after.status()), after.priority(), 1);
    }

    /// What answered the person is gone, and they wait again. The report's first answer stays: it was
    /// given.
    public void unanswered(Tx tx, Conversation before) {
        tx.update(
                "UPDATE conversation SET answered_at = NULL WHERE id = ?",
                before.id().value());
        save(tx, before, before.withoutAnswer());
    }

    /// The practice answered. The first answer is the one that the report counts; a later one leaves it as it is.
    ///
    /// @param by the member whose reply it was; null for an answer given on the platform itself
    public void answered(Tx tx, ConversationId id, Instant at, @Nullable MemberId by) {
        tx.update(
                "UPDATE conversation SET answered_at = ? WHERE id = ? AND coalesce(answered_at, 0) < ?",
                at,
                id.value(),
                at);
        tx.update("""
                UPDATE conversation SET first_response_by = ?, first_response_at = ?
                WHERE id = ? AND (first_response_at IS NULL OR first_response_at > ?)""", by == null ? null : by.value(), at, id.value(), at);
    }

    /// A row with [#COLUMNS], or more.
    static Conversation conversation(Row row) throws SQLException {
        return new Conversation(
                new ConversationId(row.number("id")),
                new ChannelId(row.number("channel")),
                row.word(Platform.class, "platform"),
                row.word(CommentKind.class, "kind"),
                new Author(row.text("author_id"), row.text("author_handle"), row.text("author_name")),
                status(row),
                new Triage(
                        row.word(Category.class, "category"),
                        row.word(Priority.class, "priority"),
                        flags(row.text("flags")),
                        row.yes("please_check"),
                        row.yes("overridden")),
                row.time("received_at"),
                row.time("due_at"),
                row.optionalTime("answered_at"),
                member(row, "assignee"),
                escalation(row),
                new CommentId(row.number("latest_comment")),
                row.text("preview"));
    }

    static Optional<MemberId> member(Row row, String column) throws SQLException {
        var id = row.optionalNumber(column);
        return id.isPresent() ? Optional.of(new MemberId(id.getAsLong())) : Optional.empty();
    }

    static String word(Status status) {
        return switch (status) {
            case Status.Open _ -> "OPEN";
            case Status.Snoozed _ -> "SNOOZED";
            case Status.Closed _ -> "CLOSED";
        };
    }

    static String joined(Set<Category> flags) {
        return flags.stream().sorted().map(Category::name).collect(Collectors.joining("|"));
    }

    static Set<Category> flags(String joined) {
        if (joined.indexOf('|') < 0) {
            return Set.of(Category.valueOf(joined));
        }
        return Arrays.stream(joined.split("\\|")).map(Category::valueOf).collect(Collectors.toSet());
    }

    private static Status status(Row row) throws SQLException {
        var word = row.text("status");
        return switch (word) {
            case "OPEN" -> new Status.Open();
            case "SNOOZED" -> new Status.Snoozed(row.time("snoozed_until"), row.text("snooze_reason"));
            case "CLOSED" -> new Status.Closed(row.word(CloseReason.class, "closed_reason"), row.time("closed_at"));
            default -> throw new SQLException("no such status: " + word);
        };
    }

    private static Optional<Escalation> escalation(Row row) throws SQLException {
        if (row.optionalText("escalated_to").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Escalation(
                row.word(Role.class, "escalated_to"),
                row.text("escalation_reason"),
                new MemberId(row.number("escalated_by")),
                row.time("escalated_at"),
                row.time("escalation_deadline")));
    }
}
