package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One post as X delivers it, read field by field.
///
/// Not by twitter4j-v2: it rejects a date without milliseconds and drops the page with it, ignores the full
/// text of a long post, and knows only the names that X is giving up (`referenced_tweets` becomes
/// `referenced_posts`).
///
/// @param text as people wrote it: in full, without HTML's escapes
/// @param links what X's short addresses in the text stand for
/// @param repliedTo the post this one answers
record XPost(
        String id,
        List<String> earlierIds,
        String authorId,
        String text,
        Map<String, String> links,
        Instant writtenAt,
        String conversation,
        Optional<String> repliedTo) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,40}");

    /// None if a part that we cannot do without is missing or is not what it should be.
    static Optional<XPost> of(JsonNode json) {
        var full = either(json, "note_post", "note_tweet")
                .filter(note -> note.path("text").isTextual())
                .orElse(json);
        var id = id(json, "id");
        var author = id(json, "author_id");
        var writtenAt = instant(json.path("created_at"));
        if (id.isEmpty()
                || author.isEmpty()
                || writtenAt.isEmpty()
                || !full.path("text").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new XPost(
                id.get(),
                earlierIds(json, id.get()),
                author.get(),
                XText.unescaped(full.path("text").textValue()),
                links(full.has("entities") ? full : json),
                writtenAt.get(),
                id(json, "conversation_id").orElse(id.get()),
                repliedTo(json)));
    }

    /// Identifiers are numbers that outgrow a `long` one day; the larger one is the later one.
    static boolean isLater(String id, String other) {
        return other.isEmpty() || new BigInteger(id).compareTo(new BigInteger(other)) > 0;
    }

    static Optional<String> id(JsonNode json, String field) {
        return Optional.of(json.path(field).asText(""))
                .filter(id -> ID.matcher(id).matches());
    }

    private static Optional<Instant> instant(JsonNode json) {
        try {
            return Optional.of(OffsetDateTime.parse(json.asText("")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static List<String> earlierIds(JsonNode json, String id) {
        var earlier = new LinkedHashSet<String>();
        either(json, "edit_history_post_ids", "edit_history_tweet_ids").stream()
                .flatMap(XPost::elements)
                .map(version -> version.asText(""))
                .filter(version -> ID.matcher(version).matches() && isLater(id, version))
                .forEach(earlier::add);
        return List.copyOf(earlier);
    }

    private static Optional<String> repliedTo(JsonNode json) {
        return either(json, "referenced_posts", "referenced_tweets").stream()
                .flatMap(XPost::elements)
                .filter(reference -> reference.path("type").asText("").equals("replied_to"))
                .flatMap(reference -> id(reference, "id").stream())
                .findFirst();
    }

    private static Map<String, String> links(JsonNode json) {
        var links = new LinkedHashMap<String, String>();
        elements(json.path("entities").path("urls"))
                .filter(url ->
                        url.path("url").isTextual() && url.path("expanded_url").isTextual())
                .forEach(url -> links.put(
                        url.path("url").textValue(), url.path("expanded_url").textValue()));
        return Map.copyOf(links);
    }

    private static Optional<JsonNode> either(JsonNode json, String newName, String oldName) {
        return Stream.of(newName, oldName)
                .map(json::path)
                .filter(JsonNode::isContainerNode)
                .findFirst();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
