package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
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
/// @param beside what it has beside its words
record XPost(
        String id,
        List<String> earlierIds,
        String authorId,
        String text,
        Map<String, String> links,
        Instant writtenAt,
        String conversation,
        Optional<String> repliedTo,
        Beside beside) {

    /// @param latest the newest version of the post, where that is not this one
    /// @param quoted the post that it quotes
    /// @param isRetweet whether it only passes another post on
    /// @param mediaKeys X's names for what it shows
    /// @param isQuoted whether somebody quotes it, as far as it was asked for
    record Beside(
            Optional<String> latest,
            Optional<String> quoted,
            boolean isRetweet,
            List<String> mediaKeys,
            boolean isQuoted) {
        static final Beside NONE = new Beside(Optional.empty(), Optional.empty(), false, List.of(), false);

        private static Beside of(JsonNode json, String id) {
            return new Beside(
                    versions(json).filter(version -> isLater(version, id)).reduce(XCursor::later),
                    referenced(json, "quoted"),
                    referenced(json, "retweeted").isPresent(),
                    XPost.mediaKeys(json),
                    json.path("public_metrics").path("quote_count").asLong() > 0);
        }
    }

    /// A post of nothing but words.
    XPost(
            String id,
            List<String> earlierIds,
            String authorId,
            String text,
            Map<String, String> links,
            Instant writtenAt,
            String conversation,
            Optional<String> repliedTo) {
        this(id, earlierIds, authorId, text, links, writtenAt, conversation, repliedTo, Beside.NONE);
    }

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
                links((full.has("entities") ? full : json).path("entities").path("urls")),
                writtenAt.get(),
                id(json, "conversation_id").orElse(id.get()),
                referenced(json, "replied_to"),
                Beside.of(json, id.get())));
    }

    /// Identifiers are numbers that outgrow a `long` one day; the larger one is the later one.
    static boolean isLater(String id, String other) {
        return other.isEmpty() || new BigInteger(id).compareTo(new BigInteger(other)) > 0;
    }

    static Optional<String> id(JsonNode json, String field) {
        return Optional.of(json.path(field).asText(""))
                .filter(id -> ID.matcher(id).matches());
    }

    static Optional<Instant> instant(JsonNode json) {
        try {
            return Optional.of(OffsetDateTime.parse(json.asText("")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static List<String> earlierIds(JsonNode json, String id) {
        return versions(json).filter(version -> isLater(id, version)).distinct().toList();
    }

    private static Stream<String> versions(JsonNode json) {
        return either(json, "edit_history_post_ids", "edit_history_tweet_ids").stream()
                .flatMap(XPost::elements)
                .map(version -> version.asText(""))
                .filter(version -> ID.matcher(version).matches());
    }

    static List<String> mediaKeys(JsonNode json) {
        return elements(json.path("attachments").path("media_keys"))
                .map(key -> key.asText(""))
                .toList();
    }

    static Optional<String> referenced(JsonNode json, String type) {
        return either(json, "referenced_posts", "referenced_tweets").stream()
                .flatMap(XPost::elements)
                .filter(reference -> reference.path("type").asText("").equals(type))
                .flatMap(reference -> id(reference, "id").stream())
                .findFirst();
    }

    static Map<String, String> links(JsonNode urls) {
        var links = new LinkedHashMap<String, String>();
        elements(urls)
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
