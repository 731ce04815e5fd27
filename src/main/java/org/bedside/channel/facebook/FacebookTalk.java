package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bedside.channel.NoAnswer;
import org.bedside.model.Author;

/// A talk in private messages.
///
/// @param person who talks with the page, as far as Facebook tells
/// @param link where it can be seen, empty where Facebook does not say
record FacebookTalk(String id, Optional<Author> person, String link) {
    /// The fields to ask for, with the newest messages.
    static final String FIELDS = "id,link,updated_time,participants,messages.limit(10){" + FacebookMessage.FIELDS + "}";

    /// None if it has no identifier.
    static Optional<FacebookTalk> of(JsonValue json, String pageId) {
        return Optional.of(json)
                .filter(JsonValue::isObject)
                .map(JsonValue::asObject)
                .flatMap(talk -> GraphPage.text(talk, "id")
                        .map(id -> new FacebookTalk(
                                id,
                                person(talk, pageId),
                                GraphPage.text(talk, "link")
                                        .map(link -> link.startsWith("/") ? "https://www.facebook.com" + link : link)
                                        .orElse(""))));
    }

    private static Optional<Author> person(JsonObject talk, String pageId) {
        return GraphPage.child(talk, "participants")
                .map(participants -> participants.get("data"))
                .filter(JsonValue::isArray)
                .stream()
                .flatMap(people -> StreamSupport.stream(people.asArray().spliterator(), false))
                .filter(JsonValue::isObject)
                .flatMap(person -> FacebookMessage.person(person.asObject()).stream())
                .filter(person -> !person.externalId().equals(pageId))
                .findFirst();
    }

    boolean isWith(Author somebody) {
        return person.filter(known -> known.externalId().equals(somebody.externalId())
                        || (!known.name().isEmpty() && known.name().equals(somebody.name())))
                .isPresent();
    }

    /// When something last came into it; none where Facebook does not say so.
    static Optional<Instant> updated(JsonValue json) {
        return json.isObject() ? FacebookComment.time(json.asObject(), "updated_time") : Optional.empty();
    }

    /// Its newest messages, as they were asked for with it. Where they are not there, or there are more and Facebook
    /// does
    /// not say how to go on from there, the talk's own list is begun at its start.
    static GraphPage messages(JsonValue json) {
        var messages = GraphPage.child(json.asObject(), "messages").orElseGet(JsonObject::new);
        try {
            return GraphPage.of(messages, "GET conversations", "");
        } catch (NoAnswer _) {
            var data = messages.get("data");
            var items = data != null && data.isArray() ? data.asArray().values() : List.<JsonValue>of();
            return new GraphPage(items, Optional.of(""), Optional.empty());
        }
    }
}
