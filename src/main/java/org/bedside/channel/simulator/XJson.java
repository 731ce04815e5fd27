package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twitter.twittertext.Extractor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.channel.TextLength;
import org.bedside.model.Author;
import org.bedside.model.Media;
import org.bedside.model.Platform;

/// Writes posts as X's API v2 does: only the fields asked for, text escaped, links shortened.
final class XJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// X's published list of `tweet.fields` (OpenAPI 2.159); it refuses others.
    static final Set<String> FIELDS = Set.of(
            "article",
            "attachments",
            "author_id",
            "card_uri",
            "community_id",
            "context_annotations",
            "conversation_id",
            "created_at",
            "display_text_range",
            "edit_controls",
            "edit_history_tweet_ids",
            "entities",
            "geo",
            "id",
            "in_reply_to_user_id",
            "lang",
            "media_metadata",
            "non_public_metrics",
            "note_tweet",
            "organic_metrics",
            "possibly_sensitive",
            "promoted_metrics",
            "public_metrics",
            "referenced_tweets",
            "reply_settings",
            "scopes",
            "source",
            "suggested_source_links",
            "suggested_source_links_with_counts",
            "text",
            "withheld");

    private final XTimeline timeline;
    private final Set<String> fields;
    private final Set<String> expansions;
    private final boolean newNames;

    XJson(Request request, boolean newNames, XTimeline timeline) {
        this.newNames = newNames;
        this.timeline = timeline;
        expansions = Set.copyOf(request.list("expansions"));
        fields = new HashSet<>(request.list("tweet.fields"));
        for (var field : request.list("post.fields")) {
            fields.add(
                    switch (field) {
                        case "referenced_posts" -> "referenced_tweets";
                        case "note_post" -> "note_tweet";
                        case "edit_history_post_ids" -> "edit_history_tweet_ids";
                        default -> field;
                    });
        }
        for (var field : fields) {
            if (!FIELDS.contains(field)) {
                throw XProblem.invalid("The `tweet.fields` query parameter value [" + field + "] is not one of "
                        + FIELDS.stream().sorted().toList());
            }
        }
        if (expansions.contains("author_id")) {
            fields.add("author_id");
        }
        if (expansions.contains("in_reply_to_user_id")) {
            fields.add("in_reply_to_user_id");
        }
        if (expansions.contains("referenced_tweets.id")) {
            fields.add("referenced_tweets");
        }
    }

    ObjectNode tweet(XPost post) {
        var json = JsonNodeFactory.instance.objectNode();
        var whole = Shown.of(post.text());
        // No sign weighs more than two, and weighing takes longer than all the rest.
        int most = TextLength.max(Platform.X);
        boolean isLong = post.text().length() > most / 2 && TextLength.of(Platform.X, post.text()) > most;
        var text = isLong ? Shown.of(cut(post.text())) : whole;
        json.put("id", Long.toString(post.id()));
        json.put("text", text.text());
        var versions = json.putArray(newNames ? "edit_history_post_ids" : "edit_history_tweet_ids");
        post.versions().forEach(version -> versions.add(Long.toString(version)));
        if (fields.contains("author_id")) {
            json.put("author_id", post.author().externalId());
        }
        if (fields.contains("created_at")) {
            json.put("created_at", time(post.at()));
        }
        if (fields.contains("conversation_id")) {
            json.put("conversation_id", Long.toString(post.conversation()));
        }
        if (fields.contains("lang")) {
            json.put("lang", "en");
        }
        references(json, post);
        if (fields.contains("attachments") || expansions.contains("attachments.media_keys")) {
            mediaKeys(json, post.id(), post.beside().media());
        }
        if (fields.contains("public_metrics")) {
            json.putObject("public_metrics")
                    .put("retweet_count", 0)
                    .put("reply_count", 0)
                    .put("like_count", timeline.likes(post.id()))
                    .put("quote_count", timeline.posts().quotes(post.id()))
                    .put("bookmark_count", 0)
                    .put("impression_count", 0);
        }
        if (fields.contains("entities") && !text.links().isEmpty()) {
            json.putObject("entities").set("urls", text.links());
        }
        if (fields.contains("note_tweet") && isLong) {
            var note = json.putObject(newNames ? "note_post" : "note_tweet");
            note.put("text", whole.text());
            if (!whole.links().isEmpty()) {
                note.putObject("entities").set("urls", whole.links());
            }
        }
        return json;
    }

    private void references(ObjectNode json, XPost post) {
        post.parent()
                .filter(_ -> fields.contains("in_reply_to_user_id"))
                .ifPresent(parent ->
                        json.put("in_reply_to_user_id", parent.author().externalId()));
        var references = JsonNodeFactory.instance.arrayNode();
        post.parent().ifPresent(parent -> reference(references, "replied_to", parent));
        post.beside().quoted().ifPresent(quoted -> reference(references, "quoted", quoted));
        post.beside().retweeted().ifPresent(original -> reference(references, "retweeted", original));
        if (fields.contains("referenced_tweets") && !references.isEmpty()) {
            json.set(newNames ? "referenced_posts" : "referenced_tweets", references);
        }
    }

    private static void reference(ArrayNode references, String type, XPost.Parent post) {
        references.addObject().put("type", type).put("id", Long.toString(post.id()));
    }

    static void mediaKeys(ObjectNode json, long id, List<Media> media) {
        if (!media.isEmpty()) {
            var keys = json.putObject("attachments").putArray("media_keys");
            for (int i = 0; i < media.size(); i++) {
                keys.add(mediaKey(id, i));
            }
        }
    }

    static void media(ArrayNode included, long id, List<Media> media) {
        for (int i = 0; i < media.size(); i++) {
            var one = media.get(i);
            var isPicture = one.kind() == Media.Kind.PICTURE;
            included.addObject()
                    .put("media_key", mediaKey(id, i))
                    .put("type", isPicture ? "photo" : "video")
                    .put(isPicture ? "url" : "preview_image_url", one.link())
                    .put("alt_text", one.words());
        }
    }

    private static String mediaKey(long id, int number) {
        return "3_" + id + number;
    }

    /// One page of posts, newest first; without `data` where there are none.
    ObjectNode page(List<XPost> page, Optional<String> nextToken, XPosts all) {
        var json = JsonNodeFactory.instance.objectNode();
        if (!page.isEmpty()) {
            var data = json.putArray("data");
            page.forEach(post -> data.add(tweet(post)));
            var includes = includes(page, all, json);
            if (!includes.isEmpty()) {
                json.set("includes", includes);
            }
        }
        var meta = json.putObject("meta").put("result_count", page.size());
        if (!page.isEmpty()) {
            meta.put("newest_id", Long.toString(page.getFirst().id()));
            meta.put("oldest_id", Long.toString(page.getLast().id()));
        }
        nextToken.ifPresent(token -> meta.put("next_token", token));
        return json;
    }

    /// What the posts refer to, and under `errors` what they refer to that cannot be seen any more.
    private ObjectNode includes(List<XPost> page, XPosts all, ObjectNode json) {
        var includes = JsonNodeFactory.instance.objectNode();
        var users = new LinkedHashMap<String, Author>();
        var tweets = new LinkedHashMap<Long, XPost>();
        var media = JsonNodeFactory.instance.arrayNode();
        for (var post : page) {
            if (expansions.contains("author_id")) {
                users.putIfAbsent(post.author().externalId(), post.author());
            }
            post.parent()
                    .filter(_ -> expansions.contains("in_reply_to_user_id"))
                    .ifPresent(parent -> users.putIfAbsent(parent.author().externalId(), parent.author()));
            if (expansions.contains("attachments.media_keys")) {
                media(media, post.id(), post.beside().media());
            }
            if (expansions.contains("referenced_tweets.id")) {
                Stream.of(post.parent(), post.beside().quoted(), post.beside().retweeted())
                        .flatMap(Optional::stream)
                        .forEach(referred -> all.find(referred.id())
                                .ifPresentOrElse(
                                        found -> tweets.put(found.id(), found),
                                        () -> json.withArray("errors")
                                                .add(XProblem.notFound(
                                                                "referenced_tweets.id", Long.toString(referred.id()))
                                                        .body())));
            }
        }
        if (!users.isEmpty()) {
            var list = includes.putArray("users");
            users.values().forEach(user -> list.add(user(user)));
        }
        if (!tweets.isEmpty()) {
            var list = includes.putArray("tweets");
            tweets.values().forEach(tweet -> list.add(tweet(tweet)));
        }
        if (!media.isEmpty()) {
            includes.set("media", media);
        }
        return includes;
    }

    /// Some posts by their ids, as far as they can be seen.
    ObjectNode byIds(List<XPost> found, List<String> missing, XPosts all) {
        var json = JsonNodeFactory.instance.objectNode();
        if (!found.isEmpty()) {
            var data = json.putArray("data");
            found.forEach(post -> data.add(tweet(post)));
            var includes = includes(found, all, json);
            if (!includes.isEmpty()) {
                json.set("includes", includes);
            }
        }
        missing.forEach(
                id -> json.withArray("errors").add(XProblem.notFound("ids", id).body()));
        return json;
    }

    static ObjectNode user(Author user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", user.externalId())
                .put("name", user.name())
                .put("username", user.handle());
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static String cut(String text) {
        int end = text.offsetByCodePoints(0, Math.min(270, text.codePointCount(0, text.length())));
        while (TextLength.of(Platform.X, text.substring(0, end) + "…") > TextLength.max(Platform.X)) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /// A text as X shows it, and where its links went. Positions count code points of the text as shown.
    record Shown(String text, ArrayNode links) {
        static Shown of(String text) {
            var shown = new StringBuilder();
            var links = JsonNodeFactory.instance.arrayNode();
            int from = 0;
            for (var link : new Extractor().extractURLsWithIndices(text)) {
                shown.append(escape(text.substring(from, link.getStart())));
                int start = shown.codePointCount(0, shown.length());
                var written = link.getValue();
                var address = written.contains("://") ? written : "http://" + written;
                var shortened = "https://t.co/" + slug(address);
                shown.append(shortened);
                links.addObject()
                        .put("start", start)
                        .put("end", start + shortened.length())
                        .put("url", shortened)
                        .put("expanded_url", address)
                        .put("display_url", address.substring(address.indexOf("://") + 3));
                from = link.getEnd();
            }
            return new Shown(shown + escape(text.substring(from)), links);
        }

        private static String slug(String address) {
            long mixed = (address.hashCode() * 0x9E37_79B9_7F4A_7C15L) >>> 1;
            var letters = Long.toString(mixed, 36);
            return ("000000000" + letters).substring(letters.length() - 1).substring(0, 10);
        }

        private static String escape(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }
    }
}
