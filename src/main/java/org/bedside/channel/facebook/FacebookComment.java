package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
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
import org.bedside.model.Media;

/// One comment as Facebook delivers it; of what may be absent everything but id and time may be.
///
/// Read by the names of its fields, since restfb's mapping to its types by reflection takes a hundred times as long.
///
/// @param from who wrote it, as far as Facebook tells
/// @param parent the comment it answers, none for one right under a post
/// @param media what hangs on it
record FacebookComment(
        String id,
        Optional<Author> from,
        String message,
        Instant createdTime,
        Optional<String> parent,
        boolean hidden,
        Optional<String> permalink,
        List<Media> media) {

    /// The fields to ask for.
    static final String FIELDS = "id,from,message,created_time,parent{id},is_hidden,permalink_url,attachment";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    FacebookComment {
        media = List.copyOf(media);
    }

    /// One of nothing but words.
    FacebookComment(
            String id,
            Optional<Author> from,
            String message,
            Instant createdTime,
            Optional<String> parent,
            boolean hidden,
            Optional<String> permalink) {
        this(id, from, message, createdTime, parent, hidden, permalink, List.of());
    }

    /// None if it has no identifier or time, or a message that is no text.
    static Optional<FacebookComment> of(JsonValue json) {
        return of(json, Optional.empty());
    }

    /// The same of one read at `readAt`, which stands for the time where Facebook tells none though it tells something.
    static Optional<FacebookComment> of(JsonValue json, Instant readAt) {
        return of(json, Optional.of(readAt));
    }

    private static Optional<FacebookComment> of(JsonValue json, Optional<Instant> otherwise) {
        if (!json.isObject() || !hasReadableMessage(json)) {
            return Optional.empty();
        }
        var object = json.asObject();
        return GraphPage.text(object, "id")
                .flatMap(id -> createdTime(object, otherwise)
                        .map(time -> new FacebookComment(
                                id,
                                GraphPage.child(object, "from").flatMap(FacebookComment::person),
                                GraphPage.text(object, "message").orElse(""),
                                time,
                                GraphPage.child(object, "parent").flatMap(parent -> GraphPage.text(parent, "id")),
                                Optional.ofNullable(object.get("is_hidden"))
                                        .filter(JsonValue::isTrue)
                                        .isPresent(),
                                GraphPage.text(object, "permalink_url"),
                                FacebookMedia.of(object))));
    }

    private static Optional<Author> person(JsonObject json) {
        return GraphPage.text(json, "id")
                .map(id -> new Author(id, "", GraphPage.text(json, "name").orElse("")));
    }

    /// Where it is not there, `otherwise` is, if anything else is.
    static Optional<Instant> createdTime(JsonObject json, Optional<Instant> otherwise) {
        return json.get("created_time") == null ? otherwise.filter(_ -> json.size() > 1) : time(json, "created_time");
    }

    /// Read here, as restfb knows one way to write it and its time zone.
    static Optional<Instant> time(JsonObject json, String name) {
        try {
            return GraphPage.text(json, name)
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
        return from.filter(author -> author.externalId().equals(pageId)).isPresent();
    }

    /// Whether it says what we asked Facebook to post; Facebook trims spaces.
    boolean says(String asked) {
        return bare(message).equals(bare(asked));
    }

    static String bare(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    IncomingComment toIncoming(String pageId) {
        return incoming(parent.isPresent() ? CommentKind.REPLY : CommentKind.PAGE_COMMENT, isFrom(pageId), parent);
    }

    /// The same of one that stands under `post`, which somebody else wrote: what we wrote there answers it.
    IncomingComment toIncomingUnder(String post, String pageId) {
        return isFrom(pageId) && parent.isEmpty()
                ? incoming(CommentKind.REPLY, true, Optional.of(post))
                : toIncoming(pageId);
    }

    /// The same for a post by somebody else, which has the fields of a comment.
    IncomingComment toVisitorPost() {
        return incoming(CommentKind.VISITOR_POST, false, parent);
    }

    /// The same for a post elsewhere that tags the page.
    IncomingComment toTag() {
        return incoming(CommentKind.TAG, false, parent);
    }

    private IncomingComment incoming(CommentKind kind, boolean ours, Optional<String> answered) {
        return new IncomingComment(
                id,
                List.of(),
                kind,
                author(),
                message,
                createdTime,
                answered.orElse(id),
                answered,
                ours,
                Optional.of(hidden),
                permalink.orElse("https://www.facebook.com/" + id),
                IncomingComment.Extra.of(media));
    }

    /// Two people whom Facebook does not name are still two: each gets an identifier of their own.
    private Author author() {
        return from.orElse(new Author("unknown:" + id, "", ""));
    }
}
