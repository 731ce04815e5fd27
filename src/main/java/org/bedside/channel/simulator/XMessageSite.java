package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.channel.TextLength;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Way;

/// The part of the simulated X that is about direct messages. Guarded by the timeline's lock.
final class XMessageSite {
    /// X's published list of `dm_event.fields` (OpenAPI 2.159); it refuses others.
    static final Set<String> FIELDS = Set.of(
            "attachments",
            "created_at",
            "dm_conversation_id",
            "entities",
            "event_type",
            "id",
            "participant_ids",
            "referenced_tweets",
            "sender_id",
            "text");

    private static final Duration REACHABLE = Duration.ofDays(30);
    private static final String ALL = "/2/dm_events";
    private static final Pattern WITH = Pattern.compile("/2/dm_conversations/with/(\\d+)/dm_events");
    private static final Pattern SENDING = Pattern.compile("/2/dm_conversations/with/(\\d+)/messages");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-F]{1,16}");

    private final InstantSource clock;
    private final Author account;
    private final XTimeline timeline;

    XMessageSite(InstantSource clock, Author account, XTimeline timeline) {
        this.clock = clock;
        this.account = account;
        this.timeline = timeline;
    }

    static boolean isReading(String path) {
        return path.equals(ALL) || WITH.matcher(path).matches();
    }

    static boolean isSending(String path) {
        return SENDING.matcher(path).matches();
    }

    ObjectNode read(Request request) {
        var with = WITH.matcher(request.path());
        var person = with.matches() ? with.group(1) : "";
        int size = Math.min(size(request), request.most());
        long before = request.parameter("pagination_token")
                .map(XMessageSite::readToken)
                .orElse(Long.MAX_VALUE);
        var earliest = clock.instant().minus(REACHABLE);
        var rest = timeline.messagesNewestFirst().stream()
                .filter(one -> person.isEmpty() || one.person().externalId().equals(person))
                .filter(one -> one.id() < before && !one.at().isBefore(earliest))
                .toList();
        var page = rest.subList(0, Math.min(size, rest.size()));
        var json = JsonNodeFactory.instance.objectNode();
        if (!page.isEmpty()) {
            var fields = fields(request);
            var data = json.putArray("data");
            page.forEach(one -> data.add(event(one, fields)));
            includes(request, page, json);
        }
        var meta = json.putObject("meta").put("result_count", page.size());
        if (page.size() < rest.size()) {
            meta.put("next_token", Long.toHexString(page.getLast().id()).toUpperCase(Locale.ROOT));
        }
        return json;
    }

    private static int size(Request request) {
        var asked = request.parameter("max_results").orElse("100");
        if (!asked.matches("[1-9][0-9]?|100")) {
            throw XProblem.invalid("The `max_results` query parameter value [" + asked + "] is not between 1 and 100");
        }
        return Integer.parseInt(asked);
    }

    private static Set<String> fields(Request request) {
        var fields = new LinkedHashSet<>(List.of("id", "event_type", "text"));
        fields.addAll(request.list("dm_event.fields"));
        if (!FIELDS.containsAll(fields)) {
            throw XProblem.invalid("The `dm_event.fields` query parameter is not one of " + FIELDS);
        }
        return fields;
    }

    private static ObjectNode event(XMessage message, Set<String> fields) {
        var shown = XJson.Shown.of(message.text());
        var whole = JsonNodeFactory.instance
                .objectNode()
                .put("id", Long.toString(message.id()))
                .put("event_type", "MessageCreate")
                .put("text", shown.text())
                .put("sender_id", message.sender().externalId())
                .put("dm_conversation_id", message.conversation())
                .put("created_at", XJson.time(message.at()));
        XJson.mediaKeys(whole, message.id(), message.media());
        whole.retain(fields);
        if (fields.contains("entities") && !shown.links().isEmpty()) {
            // Of a message, unlike of a post, the entities stand beside its words.
            whole.set("urls", shown.links());
        }
        return whole;
    }

    private static void includes(Request request, List<XMessage> page, ObjectNode json) {
        var expansions = request.list("expansions");
        if (expansions.contains("sender_id")) {
            var users = json.withObject("/includes").putArray("users");
            page.stream().map(XMessage::sender).distinct().forEach(sender -> users.add(XJson.user(sender)));
        }
        var media = JsonNodeFactory.instance.arrayNode();
        page.forEach(one -> XJson.media(media, one.id(), one.media()));
        if (expansions.contains("attachments.media_keys") && !media.isEmpty()) {
            json.withObject("/includes").set("media", media);
        }
    }

    ObjectNode send(Request request, JsonNode body) {
        var matcher = SENDING.matcher(request.path());
        if (!matcher.matches()) {
            throw XProblem.notFound("path", request.path());
        }
        var to = matcher.group(1);
        var text = body.path("text").asText("");
        if (text.isBlank()) {
            throw XProblem.invalid("text: [" + text + "] is empty");
        }
        if (text.length() > TextLength.max(Platform.X, Way.MESSAGE)) {
            throw XProblem.invalid("Your message is too long.");
        }
        var person = timeline.messagesNewestFirst().stream()
                .map(XMessage::person)
                .filter(one -> one.externalId().equals(to))
                .findFirst()
                .orElseThrow(() -> XProblem.forbidden("You cannot send messages to this user."));
        var sent = timeline.message(account, person, text, clock.instant(), List.of());
        return JsonNodeFactory.instance
                .objectNode()
                .set(
                        "data",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("dm_conversation_id", sent.conversation())
                                .put("dm_event_id", Long.toString(sent.id())));
    }

    private static long readToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw XProblem.invalid("The `pagination_token` query parameter value is not valid");
        }
        return Long.parseUnsignedLong(token, 16);
    }
}
