package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.Media;

/// One private message. Of what may be absent everything but its identifier may be.
///
/// @param from who wrote it, as far as Facebook tells
record FacebookMessage(String id, Optional<Author> from, String text, Instant createdTime, List<Media> media) {
    /// The fields to ask for.
    static final String FIELDS = "id,created_time,from,to,message,sticker,attachments,shares";

    FacebookMessage {
        media = List.copyOf(media);
    }

    /// None if it has no identifier, nothing beside it, a time that is none, or words that are no text.
    static Optional<FacebookMessage> of(JsonValue json, Instant readAt) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        var message = json.asObject();
        var words = message.get("message");
        if (words != null && !words.isNull() && !words.isString()) {
            return Optional.empty();
        }
        return GraphPage.text(message, "id")
                .flatMap(id -> FacebookComment.createdTime(message, Optional.of(readAt))
                        .map(time -> new FacebookMessage(
                                id,
                                GraphPage.child(message, "from").flatMap(FacebookMessage::person),
                                GraphPage.text(message, "message").orElse(""),
                                time,
                                FacebookMedia.of(message))));
    }

    /// Somebody with an identifier.
    static Optional<Author> person(JsonObject json) {
        return GraphPage.text(json, "id")
                .map(id -> new Author(id, "", GraphPage.text(json, "name").orElse("")));
    }

    boolean isFrom(String pageId) {
        return from.filter(author -> author.externalId().equals(pageId)).isPresent();
    }

    boolean says(String asked) {
        return FacebookComment.bare(text).equals(FacebookComment.bare(asked));
    }

    IncomingComment toIncoming(String pageId, FacebookTalk talk) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.DIRECT_MESSAGE,
                from.or(talk::person).orElse(new Author("unknown:" + talk.id(), "", "")),
                text,
                createdTime,
                talk.id(),
                Optional.empty(),
                isFrom(pageId),
                Optional.empty(),
                talk.link(),
                IncomingComment.Extra.of(media));
    }
}
