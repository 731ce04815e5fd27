package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Media;

/// What X sends along with the items of an answer: who wrote them, what they show, what they refer to.
record XIncludes(Map<String, Author> authors, Map<String, Media> media, Map<String, XPost> posts) {
    /// What to ask for with each list of posts.
    static final Map<String, String> ASKED = Map.of(
            "expansions", "author_id,attachments.media_keys,referenced_tweets.id",
            "tweet.fields",
                    "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,note_tweet,"
                            + "referenced_tweets",
            "user.fields", "id,name,username",
            "media.fields", "alt_text,media_key,preview_image_url,type,url");

    static XIncludes of(JsonNode answer) {
        var included = answer.path("includes");
        return new XIncludes(authors(included.path("users")), media(included.path("media")), posts(included));
    }

    private static Map<String, Author> authors(JsonNode users) {
        var authors = new HashMap<String, Author>();
        for (var user : users) {
            XPost.id(user, "id")
                    .ifPresent(id -> authors.put(
                            id,
                            new Author(
                                    id,
                                    user.path("username").asText(""),
                                    user.path("name").asText(""))));
        }
        return authors;
    }

    private static Map<String, Media> media(JsonNode included) {
        var media = new HashMap<String, Media>();
        for (var one : included) {
            var link = one.path("url").asText(one.path("preview_image_url").asText(""));
            if (!link.isEmpty()) {
                var kind = one.path("type").asText("").equals("photo") ? Media.Kind.PICTURE : Media.Kind.VIDEO;
                media.put(
                        one.path("media_key").asText(""),
                        new Media(kind, link, one.path("alt_text").asText("")));
            }
        }
        return media;
    }

    private static Map<String, XPost> posts(JsonNode included) {
        var posts = new HashMap<String, XPost>();
        Stream.of("tweets", "posts").map(included::path).forEach(list -> {
            for (var json : list) {
                XPost.of(json).ifPresent(post -> posts.put(post.id(), post));
            }
        });
        return posts;
    }

    Author author(String id) {
        return authors.getOrDefault(id, new Author(id, "", ""));
    }

    Extra extra(Optional<String> quoted, List<String> mediaKeys) {
        return new Extra(
                quoted.map(posts::get).map(XPost::text).orElse(""),
                Optional.empty(),
                mediaKeys.stream()
                        .flatMap(key -> Stream.ofNullable(media.get(key)))
                        .toList());
    }

    /// A post as a comment to `account`, whose own posts are ours.
    IncomingComment comment(XPost post, String account) {
        var author = author(post.authorId());
        var quoted = post.beside().quoted();
        var quotesUs = quoted.map(posts::get)
                .filter(original -> original.authorId().equals(account))
                .isPresent();
        var isReply = post.repliedTo().isPresent();
        return new IncomingComment(
                post.id(),
                post.earlierIds(),
                kind(isReply, quotesUs),
                author,
                post.text(),
                post.writtenAt(),
                post.conversation(),
                isReply || !quotesUs ? post.repliedTo() : quoted,
                post.authorId().equals(account),
                Optional.empty(),
                "https://x.com/" + (author.handle().isEmpty() ? "i" : author.handle()) + "/status/" + post.id(),
                extra(quoted, post.beside().mediaKeys()));
    }

    private static CommentKind kind(boolean isReply, boolean quotesUs) {
        if (isReply) {
            return CommentKind.REPLY;
        }
        return quotesUs ? CommentKind.QUOTE : CommentKind.MENTION;
    }
}
