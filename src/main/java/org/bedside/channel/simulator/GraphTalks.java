package org.bedside.channel.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.simulator.FacebookTalks.Message;
import org.bedside.channel.simulator.FacebookTalks.Talk;
import org.bedside.model.Author;

/// Reads and sends private messages as the Graph API does. Called under the page's lock.
final class GraphTalks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MESSAGE = Duration.ofHours(24);
    private static final Duration PRIVATE_REPLY = Duration.ofDays(7);
    private static final List<Field> USUAL_TALK = Field.named("id", "link", "updated_time");
    private static final List<Field> USUAL_MESSAGE = Field.named("id", "created_time");

    private final FacebookTalks talks;
    private final FacebookPage page;
    private final GraphJson json;

    GraphTalks(FacebookTalks talks, FacebookPage page, GraphJson json) {
        this.talks = talks;
        this.page = page;
        this.json = json;
    }

    /// The `conversations` edge of the page.
    ObjectNode conversations(Optional<String> person, Optional<String> fields, Map<String, String> modifiers) {
        var asked = fields.map(Field::parse).orElse(USUAL_TALK);
        var found = talks.latestFirst().stream()
                .filter(talk -> person.isEmpty() || talk.person().externalId().equals(person.get()))
                .toList();
        return json.list(found, Talk::position, modifiers, true, talk -> talk(talk, asked));
    }

    private ObjectNode talk(Talk talk, List<Field> fields) {
        var written = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            switch (field.name()) {
                case "updated_time" -> written.put("updated_time", GraphJson.time(talk.updated()));
                case "link" -> written.put("link", "/" + page.author().externalId() + "/inbox/" + talk.id() + "/");
                case "participants" ->
                    written.putObject("participants")
                            .putArray("data")
                            .add(person(talk.person()))
                            .add(person(page.author()));
                case "messages" ->
                    written.set("messages", messages(talk, field.fieldsOr(USUAL_MESSAGE), field.modifiers()));
                case "can_reply" -> written.put("can_reply", true);
                case "id", "snippet", "unread_count", "message_count" -> {}
                default -> throw GraphJson.unknown(field, "UnifiedThread");
            }
        }
        return written.put("id", talk.id());
    }

    private ObjectNode person(Author who) {
        return json.author(who, GraphJson.USUAL_AUTHOR).put("email", who.externalId() + "@facebook.com");
    }

    /// The `messages` edge of a talk.
    ObjectNode messages(String talk, Optional<String> fields, Map<String, String> modifiers) {
        var found = talks.find(talk).orElseThrow(() -> GraphError.missing(talk));
        return messages(found, fields.map(Field::parse).orElse(USUAL_MESSAGE), modifiers);
    }

    private ObjectNode messages(Talk talk, List<Field> fields, Map<String, String> modifiers) {
        var newestFirst = talk.messages().stream()
                .sorted(Comparator.comparing(Message::position).reversed())
                .toList();
        return json.list(newestFirst, Message::position, modifiers, true, message -> message(talk, message, fields));
    }

    /// One message by itself.
    Optional<ObjectNode> message(String id, Optional<String> fields) {
        return talks.latestFirst().stream()
                .flatMap(talk -> talk.messages().stream()
                        .filter(message -> message.id().equals(id))
                        .map(message ->
                                message(talk, message, fields.map(Field::parse).orElse(USUAL_MESSAGE))))
                .findFirst();
    }

    private ObjectNode message(Talk talk, Message message, List<Field> fields) {
        var written = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            switch (field.name()) {
                case "created_time" -> written.put("created_time", GraphJson.time(message.at()));
                case "message" -> written.put("message", message.text());
                case "from" -> written.set("from", person(message.fromPage() ? page.author() : talk.person()));
                case "to" ->
                    written.putObject("to")
                            .putArray("data")
                            .add(person(message.fromPage() ? talk.person() : page.author()));
                case "sticker" ->
                    message.attachment()
                            .filter(Attachment::isSticker)
                            .ifPresent(sticker -> written.put("sticker", sticker.url()));
                case "attachments" ->
                    message.attachment()
                            .filter(attached -> !attached.isSticker())
                            .ifPresent(photo -> written.putObject("attachments")
                                    .putArray("data")
                                    .addObject()
                                    .put("id", message.id())
                                    .put("mime_type", "image/jpeg")
                                    .putObject("image_data")
                                    .put("url", photo.url()));
                case "id", "shares", "reactions", "tags" -> {}
                default -> throw GraphJson.unknown(field, "Message");
            }
        }
        return written.put("id", message.id());
    }

    /// To a person within a day of what they wrote, or once to whoever wrote a comment or a post.
    ObjectNode send(Request request, Instant now) {
        var text = object(request, "message").path("text").asText("").strip();
        var recipient = object(request, "recipient");
        if (text.isEmpty()) {
            throw GraphError.invalid("Message cannot be empty, must provide valid attachment or text");
        }
        var to = recipient.has("id")
                ? inWindow(recipient.path("id").asText(""), request, now)
                : writerOf(
                        recipient
                                .path("comment_id")
                                .asText(recipient.path("post_id").asText("")),
                        now);
        if (talks.blocks(to.externalId())) {
            throw GraphError.unavailable();
        }
        if (!recipient.has("id")) {
            talks.answerInPrivate(recipient.elements().next().asText());
        }
        var message = talks.ours(to, recipient.elements().next().asText(), text, now);
        return JsonNodeFactory.instance
                .objectNode()
                .put("recipient_id", to.externalId())
                .put("message_id", message.id());
    }

    private Author inWindow(String person, Request request, Instant now) {
        if (!request.parameter("messaging_type").equals(Optional.of("RESPONSE"))) {
            throw GraphError.invalid("Param messaging_type must be one of RESPONSE, UPDATE, MESSAGE_TAG");
        }
        var talk = talks.with(person).orElseThrow(GraphError::nobody);
        var open = talk.lastOfTheirs().filter(at -> now.isBefore(at.plus(MESSAGE)));
        if (open.isEmpty()) {
            throw GraphError.windowClosed();
        }
        return talk.person();
    }

    private Author writerOf(String id, Instant now) {
        var comment = page.findComment(id);
        var post = page.findPost(id);
        var who = comment.map(FacebookComment::from)
                .or(() -> post.map(FacebookPost::from))
                .orElseThrow(GraphError::noComment);
        var at = comment.map(FacebookComment::at)
                .or(() -> post.map(FacebookPost::at))
                .orElseThrow();
        if (who.equals(page.author()) || !now.isBefore(at.plus(PRIVATE_REPLY))) {
            throw GraphError.tooLateInPrivate();
        }
        if (talks.isAnsweredInPrivate(id)) {
            throw GraphError.answeredInPrivate();
        }
        return who;
    }

    private static JsonNode object(Request request, String name) {
        try {
            return JSON.readTree(request.parameter(name).orElse("{}"));
        } catch (JsonProcessingException e) {
            throw GraphError.invalid("Param " + name + " must be a JSON object");
        }
    }
}
