package org.bedside.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.Media;
import org.bedside.model.MemberId;
import org.bedside.model.Reply;
import org.bedside.model.Reply.State;
import org.bedside.model.Sha256;

/// Copies of comments as they stood before they were hidden on the platform, and of our replies before they
/// were deleted.
public final class EvidenceStore {
    /// One copy.
    ///
    /// @param content JSON: the words and what they were before, who wrote them when, where they stood
    public record Evidence(Instant at, MemberId by, String content) {}

    /// Keeps a comment as it stands now.
    ///
    /// @return the copy's [Sha256], to be kept where nobody can change it
    public String add(Tx tx, Comment comment, List<String> before, List<Media> media, MemberId by, Instant now) {
        return add(tx, comment.id(), content(comment, before, media), by, now);
    }

    /// Keeps a reply of ours as it stands now, with the comment it answers.
    ///
    /// @return the copy's [Sha256]
    public String add(Tx tx, Reply reply, State.Sent sent, MemberId by, Instant now) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", sent.externalId());
        content.put("answers", reply.toExternalId());
        content.put("writtenBy", reply.author().value());
        content.put("approvedBy", sent.approval().doctor().value());
        content.put("approvedAt", sent.approval().at().toString());
        content.put("sentAt", sent.at().toString());
        content.put("words", reply.text());
        return add(tx, reply.to(), Json.write(content), by, now);
    }

    private static String add(Tx tx, CommentId comment, String content, MemberId by, Instant now) {
        tx.update(
                "INSERT INTO evidence (comment, at, member, content) VALUES (?, ?, ?, ?)",
                comment.value(),
                now,
                by.value(),
                content);
        return Sha256.of(content);
    }

    /// The copies of a comment and of what answered it, the oldest first.
    public List<Evidence> of(Tx tx, CommentId comment) {
        return tx.list(
                row -> new Evidence(row.time("at"), new MemberId(row.number("member")), row.text("content")),
                "SELECT * FROM evidence WHERE comment = ? ORDER BY at, id",
                comment.value());
    }

    private static String content(Comment comment, List<String> before, List<Media> media) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", comment.externalId());
        content.put("link", comment.link());
        content.put("author", comment.author().name());
        content.put("handle", comment.author().handle());
        content.put("authorId", comment.author().externalId());
        content.put("writtenAt", comment.writtenAt().toString());
        content.put("fetchedAt", comment.fetchedAt().toString());
        content.put("words", comment.text());
        content.put("wordsBefore", before);
        content.put("quotes", comment.about());
        content.put("media", media.stream().map(Media::link).toList());
        return Json.write(content);
    }
}
