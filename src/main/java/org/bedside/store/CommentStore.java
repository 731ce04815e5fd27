package org.bedside.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Assessment;
import org.bedside.model.Author;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.CommentKind;
import org.bedside.model.ConversationId;
import org.bedside.model.IncomingComment;
import org.bedside.model.Media;
import org.bedside.model.Priority;
import org.bedside.model.Reason;
import org.bedside.model.Span;

/// What people wrote, what it was before they edited it, and what triage thinks of it.
public final class CommentStore {
    private static final TypeReference<List<Map<String, String>>> REASONS = new TypeReference<>() {};

    /// The comment that came as `externalId`.
    public Optional<Comment> find(Tx tx, ChannelId channel, String externalId) {
        return tx.one(
                CommentStore::comment,
                "SELECT * FROM comment WHERE channel = ? AND external_id = ?",
                channel.value(),
                externalId);
    }

    public Comment get(Tx tx, CommentId id) {
        return tx.one(CommentStore::comment, "SELECT * FROM comment WHERE id = ?", id.value())
                .orElseThrow();
    }

    /// A conversation's comments, the oldest first.
    public List<Comment> of(Tx tx, ConversationId conversation) {
        return tx.list(
                CommentStore::comment,
                "SELECT * FROM comment WHERE conversation = ? ORDER BY written_at, id",
                conversation.value());
    }

    /// People's comments whose words are still there, the latest to come in first: at most `most` of those before `id`.
    public List<Comment> latest(Tx tx, long id, int most) {
        return tx.list(
                CommentStore::comment,
                "SELECT * FROM comment WHERE id < ? AND ours = 0 AND redacted_at IS NULL ORDER BY id DESC LIMIT ?",
                id,
                most);
    }

    /// The words a comment had before it was edited, the oldest first.
    public List<String> before(Tx tx, CommentId comment) {
        return tx.list(
                row -> row.text("body"),
                "SELECT body FROM comment_before WHERE comment = ? ORDER BY replaced_at",
                comment.value());
    }

    /// Where a look at older comments stands.
    public record Seen(long id, String externalId) {}

    /// The next comments after `id` that reached one of `ages` after `from` and until `to`, private messages left out:
    /// what to look at once more on the platform.
    public List<Seen> toLookAt(
            Tx tx, ChannelId channel, long id, Instant from, Instant to, List<Duration> ages, int most) {
        var parameters = new ArrayList<Object>(List.of(channel.value(), id));
        for (var age : ages) {
            parameters.add(from.minus(age));
            parameters.add(to.minus(age));
        }
        parameters.add(most);
        var reached = String.join(" OR ", Collections.nCopies(ages.size(), "written_at > ? AND written_at <= ?"));
        return tx.list(
                row -> new Seen(row.number("id"), row.text("external_id")),
                """
                SELECT id, external_id FROM comment
                WHERE channel = ? AND id > ? AND (%s)
                  AND kind <> 'DIRECT_MESSAGE' AND redacted_at IS NULL
                ORDER BY id LIMIT ?""".formatted(reached),
                parameters.toArray());
    }

    /// The number below which, from `id` on, all comments were written before a moment.
    public long lastBefore(Tx tx, ChannelId channel, long id, Instant since) {
        return tx.one(
                        row -> row.number("id") - 1,
                        "SELECT id FROM comment WHERE channel = ? AND id > ? AND written_at > ? ORDER BY id LIMIT 1",
                        channel.value(),
                        id,
                        since)
                .orElse(id);
    }

    /// Adds a comment; it is found by the search after [#indexAfter].
    public CommentId add(Tx tx, ChannelId channel, ConversationId conversation, IncomingComment came, Instant now) {
        var id = new CommentId(tx.insert(
                """
                INSERT INTO comment (channel, external_id, conversation, parent_id, kind, author, handle, author_id, body,
                  written_at, fetched_at, ours, hidden, link, about, recommends)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id""",
                channel.value(),
                came.externalId(),
                conversation.value(),
                came.parentId(),
                came.kind(),
                came.author().name(),
                came.author().handle(),
                came.author().externalId(),
                came.text(),
                came.writtenAt(),
                now,
                came.ours(),
                came.hidden().orElse(false),
                came.link(),
                came.extra().about(),
                came.extra().recommends()));
        saveMedia(tx, id, came.extra().media());
        return id;
    }

    private static void saveMedia(Tx tx, CommentId comment, List<Media> media) {
        for (int i = 0; i < media.size(); i++) {
            var one = media.get(i);
            tx.update(
                    "INSERT INTO comment_media (comment, number, kind, link, words) VALUES (?, ?, ?, ?, ?)",
                    comment.value(),
                    i,
                    one.kind(),
                    one.link(),
                    one.words());
        }
    }

    /// What stands beside the words of a conversation's comments.
    public Map<CommentId, List<Media>> media(Tx tx, ConversationId conversation) {
        var found = new LinkedHashMap<CommentId, List<Media>>();
        tx.list(
                row -> found.computeIfAbsent(new CommentId(row.number("comment")), _ -> new ArrayList<>())
                        .add(new Media(row.word(Media.Kind.class, "kind"), row.text("link"), row.text("words"))),
                """
                SELECT m.* FROM comment_media m JOIN comment c ON c.id = m.comment WHERE c.conversation = ?
                ORDER BY m.comment, m.number""",
                conversation.value());
        return found;
    }

    /// The platform has it no more; the words stay. One that is gone already keeps the time.
    ///
    /// @return whether it was there until now
    public boolean setDeleted(Tx tx, CommentId id, Instant now) {
        return tx.update("UPDATE comment SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", now, id.value()) > 0;
    }

    /// The platform shows again what it did not have for a while.
    public void setThere(Tx tx, CommentId id) {
        tx.update("UPDATE comment SET deleted_at = NULL WHERE id = ?", id.value());
    }

    /// Keeps the old words of a comment and takes the new ones, under the identifier that the platform
    /// gives it now. The comment must be in the index already ([#indexAfter]): the search forgets the old
    /// words and learns the new ones.
    public void edit(Tx tx, Comment known, IncomingComment came, Instant now) {
        tx.update(
                "INSERT INTO comment_before (comment, body, replaced_at) VALUES (?, ?, ?)",
                known.id().value(),
                known.text(),
                now);
        tx.dialect().search().unlearn(tx, "id = ?", known.id().value());
        tx.update(
                "UPDATE comment SET body = ?, external_id = ?, edited_at = ?, hidden = ? WHERE id = ?",
                came.text(),
                came.externalId(),
                now,
                came.hidden().orElse(known.hidden()),
                known.id().value());
        tx.dialect().search().learn(tx, "id = ?", known.id().value());
        tx.update("DELETE FROM comment_media WHERE comment = ?", known.id().value());
        saveMedia(tx, known.id(), came.extra().media());
    }

    /// Whether the person's comment is hidden on the platform.
    public void setHidden(Tx tx, CommentId id, boolean hidden) {
        tx.update("UPDATE comment SET hidden = ? WHERE id = ?", hidden, id.value());
    }

    /// Whether we like the comment on the platform.
    public void setLiked(Tx tx, CommentId id, boolean liked) {
        tx.update("UPDATE comment SET liked = ? WHERE id = ?", liked, id.value());
    }

    /// The number of the newest comment, to be given to [#indexAfter] once a batch is in.
    public long newest(Tx tx) {
        return tx.one(row -> row.number("n"), "SELECT coalesce(max(id), 0) AS n FROM comment")
                .orElseThrow();
    }

    /// Makes all comments after `newest` findable by the search.
    public void indexAfter(Tx tx, long newest) {
        tx.dialect().search().learn(tx, "id > ?", newest);
    }

    public void assess(Tx tx, CommentId comment, Assessment assessment) {
        var reasons = new ArrayList<Map<String, String>>();
        for (var reason : assessment.reasons()) {
            var columns = new LinkedHashMap<String, String>();
            columns.put("category", reason.category().name());
            columns.put("rule", reason.rule());
            reason.span().ifPresent(span -> {
                columns.put("start", Integer.toString(span.start()));
                columns.put("end", Integer.toString(span.end()));
            });
            reasons.add(columns);
        }
        tx.update(
                """
                INSERT INTO assessment (comment, category, priority, flags, please_check, reasons) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (comment) DO UPDATE SET category = excluded.category, priority = excluded.priority,
                  flags = excluded.flags, please_check = excluded.please_check, reasons = excluded.reasons""",
                comment.value(),
                assessment.category(),
                assessment.priority(),
                ConversationStore.joined(assessment.flags()),
                assessment.pleaseCheck(),
                Json.write(reasons));
    }

    /// What triage thought of each comment of a conversation; our own have none.
    public Map<CommentId, Assessment> assessments(Tx tx, ConversationId conversation) {
        var found = new LinkedHashMap<CommentId, Assessment>();
        tx.list(
                row -> found.put(new CommentId(row.number("comment")), assessment(row)) == null,
                "SELECT a.* FROM assessment a JOIN comment c ON c.id = a.comment WHERE c.conversation = ?",
                conversation.value());
        return found;
    }

    /// What triage thought of one comment.
    public Optional<Assessment> assessment(Tx tx, CommentId comment) {
        return tx.one(CommentStore::assessment, "SELECT * FROM assessment WHERE comment = ?", comment.value());
    }

    private static Assessment assessment(Row row) throws SQLException {
        var reasons = new ArrayList<Reason>();
        for (var columns : Json.read(row.text("reasons"), REASONS)) {
            var start = Optional.ofNullable(columns.get("start"));
            var end = Optional.ofNullable(columns.get("end"));
            reasons.add(new Reason(
                    Category.valueOf(columns.getOrDefault("category", "")),
                    columns.getOrDefault("rule", ""),
                    start.flatMap(from -> end.map(to -> new Span(Integer.parseInt(from), Integer.parseInt(to))))));
        }
        return new Assessment(
                row.word(Category.class, "category"),
                row.word(Priority.class, "priority"),
                ConversationStore.flags(row.text("flags")),
                reasons,
                row.yes("please_check"));
    }

    private static Comment comment(Row row) throws SQLException {
        return new Comment(
                new CommentId(row.number("id")),
                new ConversationId(row.number("conversation")),
                row.text("external_id"),
                row.word(CommentKind.class, "kind"),
                new Author(row.text("author_id"), row.text("handle"), row.text("author")),
                row.text("body"),
                row.time("written_at"),
                row.time("fetched_at"),
                row.optionalTime("edited_at"),
                row.yes("ours"),
                row.yes("hidden"),
                row.yes("liked"),
                row.text("link"),
                row.optionalTime("redacted_at"),
                row.optionalTime("deleted_at"),
                row.text("about"),
                row.optionalYes("recommends"));
    }
}
