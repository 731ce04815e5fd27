package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import com.restfb.types.Comment;
import com.restfb.types.From;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;

/// One comment as Facebook delivers it, read by restfb; of what may be absent everything but id and time
/// may be.
///
/// @param from who wrote it, as far as Facebook tells
/// @param parent the comment it answers, none for one right under a post
record FacebookComment(
        String id,
        Optional<From> from,
        String message,
        Instant createdTime,
        Optional<String> parent,
        boolean hidden,
        Optional<String> permalink) {

    /// The fields to ask for.
    static final String FIELDS = "id,from,message,created_time,parent{id},is_hidden,permalink_url";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /// None if it has no identifier or time, or a message that is no text.
    static Optional<FacebookComment> of(JsonValue json) {
        return of(json, Optional.empty());
    }

    /// The same of one read at `readAt`, which stands for the time where Facebook tells none though
    /// it tells something.
    static Optional<FacebookComment> of(JsonValue json, Instant readAt) {
        return of(json, Optional.of(readAt));
    }

    private static Optional<FacebookComment> of(JsonValue json, Optional<Instant> otherwise) {
        if (!json.isObject() || GraphPage.text(json.asObject(), "id").isEmpty() || !hasReadableMessage(json)) {
            return Optional.empty();
        }
        try {
            var comment = GraphClient.JSON.toJavaObject(json.toString(), Comment.class);
            return createdTime(json.asObject(), otherwise)
                    .map(time -> new FacebookComment(
                            comment.getId(),
                            Optional.ofNullable(comment.getFrom()).filter(from -> from.getId() != null),
                            Optional.ofNullable(comment.getMessage()).orElse(""),
                            time,
                            Optional.ofNullable(comment.getParent())
                                    .flatMap(parent -> Optional.ofNullable(parent.getId())),
                            Boolean.TRUE.equals(comment.getIsHidden()),
                            Optional.ofNullable(comment.getPermalinkUrl())));
        } catch (RuntimeException _) {
            // restfb throws what it likes on odd JSON, and quotes the words in the message.
            return Optional.empty();
        }
    }

    /// Read here, as restfb knows one way to write it and its time zone.
    private static Optional<Instant> createdTime(JsonObject json, Optional<Instant> otherwise) {
        if (json.get("created_time") == null) {
            return otherwise.filter(_ -> json.size() > 1);
        }
        try {
            return GraphPage.text(json, "created_time")
                    .map(text -> OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// A sticker or a picture comes without a message.
    private static boolean hasReadableMessage(JsonValue json) {
        var message = json.asObject().get("message");
        return message == null || message.isNull() || message.isString();
    }

    boolean standsUnder(String comment) {
        return parent.isEmpty() || parent.get().equals(comment);
    }

    boolean isFrom(String pageId) {
        return from.filter(author -> author.getId().equals(pageId)).isPresent();
    }

    /// Whether it says what we asked Facebook to post; Facebook trims spaces.
    boolean says(String asked) {
        return bare(message).equals(bare(asked));
    }

    private static String bare(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    IncomingComment toIncoming(String pageId) {
        return incoming(parent.isPresent() ? CommentKind.REPLY : CommentKind.PAGE_COMMENT, isFrom(pageId));
    }

    /// The same for a post of the feed, which has the fields of a comment.
    IncomingComment toVisitorPost() {
        return incoming(CommentKind.VISITOR_POST, false);
    }

    private IncomingComment incoming(CommentKind kind, boolean ours) {
        return new IncomingComment(
                id,
                List.of(),
                kind,
                author(),
                message,
                createdTime,
                parent.orElse(id),
                parent,
                ours,
                hidden,
                permalink.orElse("https://www.facebook.com/" + id));
    }

    /// Two people whom Facebook does not name are still two: each gets an identifier of their own.
    private Author author() {
        return from.map(author -> new Author(
                        author.getId(),
                        "",
                        Optional.ofNullable(author.getName()).orElse("")))
                .orElse(new Author("unknown:" + id, "", ""));
    }
}
