package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Approval;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.Returned;
import org.bedside.model.Reply.State;
import org.bedside.model.ReplyId;
import org.bedside.model.Way;
import org.jspecify.annotations.Nullable;

/// Our replies and where each stands, the outbox among them.
public final class ReplyStore {
    public Reply addDraft(Tx tx, Comment to, ChannelId channel, Way way, MemberId author, String text) {
        var id = tx.insert(
                """
                INSERT INTO reply (conversation, channel, to_comment, to_external_id, way, author, body, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'DRAFT') RETURNING id""",
                to.conversation().value(),
                channel.value(),
                to.id().value(),
                to.externalId(),
                way,
                author.value(),
                text);
        showState(tx, to.conversation());
        return get(tx, new ReplyId(id));
    }

    public Reply get(Tx tx, ReplyId id) {
        return tx.one(ReplyStore::reply, "SELECT * FROM reply WHERE id = ?", id.value())
                .orElseThrow();
    }

    /// A conversation's replies, the oldest first.
    public List<Reply> of(Tx tx, ConversationId conversation) {
        return tx.list(
                ReplyStore::reply, "SELECT * FROM reply WHERE conversation = ? ORDER BY id", conversation.value());
    }

    /// The reply under way in a conversation; there is one at most.
    public Optional<Reply> underWay(Tx tx, ConversationId conversation) {
        return of(tx, conversation).stream().filter(reply -> !reply.isSettled()).findFirst();
    }

    /// Whether one of our replies on `channel` stands on the platform as `externalId`.
    public boolean isOurs(Tx tx, ChannelId channel, String externalId) {
        return tx.one(
                        row -> row.number("id"),
                        "SELECT id FROM reply WHERE channel = ? AND external_id = ?",
                        channel.value(),
                        externalId)
                .isPresent();
    }

    /// Whether a comment had its private reply.
    public boolean isPrivatelyAnswered(Tx tx, CommentId comment) {
        return tx.one(row -> row.number("id"), """
                        SELECT id FROM reply WHERE to_comment = ? AND way = 'PRIVATE_REPLY' AND state = 'SENT' LIMIT 1""", comment.value()).isPresent();
    }

    /// Those that wait for a doctor: the most urgent conversation first, then the one that waits longest.
    public List<Reply> awaitingApproval(Tx tx) {
        return tx.list(ReplyStore::reply, """
                SELECT r.* FROM reply r JOIN conversation c ON c.id = r.conversation
                WHERE r.state = 'AWAITING_APPROVAL' ORDER BY c.priority, r.since, r.id""");
    }

    /// All that is approved and not yet settled, and what the platform refused: the outbox as people see it.
    public List<Reply> outbox(Tx tx) {
        return tx.list(ReplyStore::reply, """
                SELECT * FROM reply WHERE state IN ('QUEUED', 'SENDING', 'UNCONFIRMED', 'FAILED')
                ORDER BY state, since, id""");
    }

    /// The latest `most` that were sent, the newest first.
    public List<Reply> sent(Tx tx, int most) {
        return tx.list(
                ReplyStore::reply,
                "SELECT * FROM reply WHERE state = 'SENT' ORDER BY since DESC, id DESC LIMIT ?",
                most);
    }

    /// The next reply that may be sent at `now`.
    public Optional<Reply> nextToSend(Tx tx, Instant now) {
        return tx.one(
                ReplyStore::reply,
                "SELECT * FROM reply WHERE state = 'QUEUED' AND since <= ? ORDER BY since, id LIMIT 1",
                now);
    }

    /// Those that a desktop was sending which is not there any more, however it ended.
    public List<Reply> cutOff(Tx tx) {
        return tx.list(ReplyStore::reply, """
                SELECT * FROM reply WHERE state = 'SENDING' AND coalesce(sender, '') <> ? AND NOT EXISTS (
                  SELECT 1 FROM lease WHERE name = 'desktop ' || reply.sender AND until >= %s)
                ORDER BY id""".formatted(tx.dialect().now()), tx.desktop());
    }

    /// Those that this desktop is sending.
    public List<Reply> sendingHere(Tx tx) {
        return tx.list(
                ReplyStore::reply,
                "SELECT * FROM reply WHERE state = 'SENDING' AND sender = ? ORDER BY id",
                tx.desktop());
    }

    /// Those that would be sent by themselves, or were being sent.
    public List<Reply> onTheirWay(Tx tx) {
        return tx.list(ReplyStore::reply, "SELECT * FROM reply WHERE state IN ('QUEUED', 'SENDING') ORDER BY id");
    }

    /// How many replies somebody has begun to write.
    public int drafts(Tx tx) {
        return tx.one(row -> row.smallNumber("n"), "SELECT count(*) AS n FROM reply WHERE state = 'DRAFT'")
                .orElse(0);
    }

    /// The next unconfirmed reply to be looked for at `now`.
    public Optional<Reply> nextToLookFor(Tx tx, Instant now) {
        return tx.one(
                ReplyStore::reply,
                "SELECT * FROM reply WHERE state = 'UNCONFIRMED' AND next_look <= ? ORDER BY next_look, id LIMIT 1",
                now);
    }

    public void save(Tx tx, Reply reply) {
        var columns = Columns.of(reply.state());
        var approval = columns.approval();
        var returned = columns.returned();
        tx.update(
                """
                UPDATE reply SET to_comment = ?, to_external_id = ?, way = ?, author = ?, body = ?, state = ?, since = ?,
                  returned_cause = ?, returned_by = ?, returned_note = ?, returned_at = ?, approved_by = ?,
                  approved_at = ?, fingerprint = ?, external_id = ?, looks = ?, next_look = ?, failure = ?,
                  failure_detail = ?, sender = ?, attempted_at = ?, deleted_at = ?
                WHERE id = ?""",
                reply.to().value(),
                reply.toExternalId(),
                reply.way(),
                reply.author().value(),
                reply.text(),
                columns.state(),
                columns.since(),
                returned == null ? null : returned.cause(),
                returned == null ? null : returned.by().map(MemberId::value),
                returned == null ? null : returned.note(),
                returned == null ? null : returned.at(),
                approval == null ? null : approval.doctor().value(),
                approval == null ? null : approval.at(),
                approval == null ? null : approval.fingerprint(),
                columns.externalId(),
                columns.looks(),
                columns.nextLook(),
                columns.failure(),
                columns.failureDetail(),
                reply.state() instanceof State.Sending ? tx.desktop() : null,
                attempted(reply.state()),
                reply.state() instanceof State.Sent sent ? sent.deletedAt() : null,
                reply.id().value());
        showState(tx, reply.conversation());
    }

    /// When it was first posted, where that was never confirmed and it is to be posted again.
    private static Optional<Instant> attempted(State state) {
        return switch (state) {
            case State.Queued(var _, var _, var attempted) -> attempted;
            case State.Sending(var _, var startedAt, var again) -> again ? Optional.of(startedAt) : Optional.empty();
            case State.Draft _,
                    State.AwaitingApproval _,
                    State.Sent _,
                    State.Unconfirmed _,
                    State.Failed _,
                    State.Dropped _ -> Optional.empty();
        };
    }

    /// Keeps the state of the latest reply with the conversation, where the queue's rows show it.
    private static void showState(Tx tx, ConversationId conversation) {
        tx.update("""
                UPDATE conversation SET reply_state =
                  coalesce((SELECT state FROM reply WHERE conversation = conversation.id ORDER BY id DESC LIMIT 1), '')
                WHERE id = ?""", conversation.value());
    }

    /// A state, spread over the columns that all states share.
    private record Columns(
            String state,
            @Nullable Instant since,
            @Nullable Returned returned,
            @Nullable Approval approval,
            @Nullable String externalId,
            int looks,
            @Nullable Instant nextLook,
            @Nullable String failure,
            @Nullable String failureDetail) {

        static Columns of(State state) {
            return switch (state) {
                case State.Draft(var returned) ->
                    new Columns("DRAFT", null, returned.orElse(null), null, null, 0, null, null, null);
                case State.AwaitingApproval(var since) ->
                    new Columns("AWAITING_APPROVAL", since, null, null, null, 0, null, null, null);
                case State.Queued(var approval, var notBefore, var _) -> approved("QUEUED", notBefore, approval);
                case State.Sending(var approval, var startedAt, var _) -> approved("SENDING", startedAt, approval);
                case State.Sent(var approval, var externalId, var at, var _) ->
                    new Columns("SENT", at, null, approval, externalId, 0, null, null, null);
                case State.Unconfirmed(var approval, var startedAt, var looks, var nextLook) ->
                    new Columns(
                            "UNCONFIRMED", startedAt, null, approval, null, looks, nextLook.orElse(null), null, null);
                case State.Failed(var approval, var why, var detail, var at) ->
                    new Columns("FAILED", at, null, approval, null, 0, null, why, detail);
                case State.Dropped(var at) -> new Columns("DROPPED", at, null, null, null, 0, null, null, null);
            };
        }

        private static Columns approved(String state, Instant since, Approval approval) {
            return new Columns(state, since, null, approval, null, 0, null, null, null);
        }
    }

    private static Reply reply(Row row) throws SQLException {
        return new Reply(
                new ReplyId(row.number("id")),
                new ConversationId(row.number("conversation")),
                new ChannelId(row.number("channel")),
                new CommentId(row.number("to_comment")),
                row.text("to_external_id"),
                row.word(Way.class, "way"),
                new MemberId(row.number("author")),
                row.text("body"),
                state(row));
    }

    private static State state(Row row) throws SQLException {
        var word = row.text("state");
        return switch (word) {
            case "DRAFT" -> new State.Draft(returned(row));
            case "AWAITING_APPROVAL" -> new State.AwaitingApproval(row.time("since"));
            case "QUEUED" -> new State.Queued(approval(row), row.time("since"), row.optionalTime("attempted_at"));
            case "SENDING" ->
                new State.Sending(
                        approval(row),
                        row.time("since"),
                        row.optionalTime("attempted_at").isPresent());
            case "SENT" ->
                new State.Sent(
                        approval(row), row.text("external_id"), row.time("since"), row.optionalTime("deleted_at"));
            case "UNCONFIRMED" ->
                new State.Unconfirmed(
                        approval(row), row.time("since"), row.smallNumber("looks"), row.optionalTime("next_look"));
            case "FAILED" ->
                new State.Failed(approval(row), row.text("failure"), row.text("failure_detail"), row.time("since"));
            case "DROPPED" -> new State.Dropped(row.time("since"));
            default -> throw new SQLException("no such state: " + word);
        };
    }

    private static Approval approval(Row row) throws SQLException {
        return new Approval(new MemberId(row.number("approved_by")), row.time("approved_at"), row.text("fingerprint"));
    }

    private static Optional<Returned> returned(Row row) throws SQLException {
        if (row.optionalText("returned_cause").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Returned(
                row.word(Returned.Cause.class, "returned_cause"),
                ConversationStore.member(row, "returned_by"),
                row.text("returned_note"),
                row.time("returned_at")));
    }
}
