package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Cursor;

/// Where we stand on the page: a pass goes through all recent posts, and through all pages of comments of
/// each.
///
/// Only when a pass has reached its end does `through` move up; a pass broken off half way goes on where it
/// was.
///
/// @param through the time of the newest comment that complete passes have seen; Facebook's clock, not ours
/// @param pass the pass under way, none between two
record FacebookCursor(Optional<Instant> through, Optional<Pass> pass) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A pass under way.
    ///
    /// @param started when it began, by our clock
    /// @param newest the time of the newest comment seen in it
    /// @param posts the posts still to be read of the present page of the feed, the one being read first
    /// @param comments Facebook's name for the next page of that post's comments, empty for the first
    /// @param feed Facebook's name for the next page of the feed, empty at the feed's start, none at its
    /// end
    /// @param restarted whether Facebook rejected one of its own names in this pass before
    record Pass(
            Instant started,
            Optional<Instant> newest,
            List<String> posts,
            String comments,
            Optional<String> feed,
            boolean restarted) {

        Pass {
            posts = List.copyOf(posts);
        }

        static Pass start(Instant now) {
            return new Pass(now, Optional.empty(), List.of(), "", Optional.of(""), false);
        }

        /// The page of the feed with these posts has been read.
        Pass with(Optional<Instant> newestNow, List<String> found, Optional<String> nextFeed) {
            return new Pass(started, newestNow, found, "", nextFeed, restarted);
        }

        /// A page of the first post's comments has been read; `next` names the one after it.
        Pass read(Optional<Instant> newestNow, Optional<String> next) {
            var left = next.isPresent() ? posts : posts.subList(1, posts.size());
            return new Pass(started, newestNow, left, next.orElse(""), feed, restarted);
        }

        Pass restart() {
            return new Pass(started, newest, List.of(), "", Optional.of(""), true);
        }

        /// Facebook's name for the page to be read next, empty where that is a first page.
        String pageName() {
            return posts.isEmpty() ? feed.orElse("") : comments;
        }

        boolean isDone() {
            return posts.isEmpty() && feed.isEmpty();
        }
    }

    /// One that we cannot read starts from the beginning: reading twice changes nothing, and nothing is
    /// missed.
    static FacebookCursor of(Cursor cursor) {
        try {
            var json = JSON.readTree(cursor.value());
            return new FacebookCursor(
                    instant(json.path("through").asText("")),
                    instant(json.path("started").asText("")).map(started -> {
                        var posts = new ArrayList<String>();
                        json.path("posts").forEach(post -> posts.add(post.asText()));
                        return new Pass(
                                started,
                                instant(json.path("newest").asText("")),
                                posts,
                                json.path("comments").asText(""),
                                Optional.of(json.path("feed"))
                                        .filter(JsonNode::isTextual)
                                        .map(feed -> feed.asText()),
                                json.path("restarted").asBoolean());
                    }));
        } catch (JsonProcessingException | DateTimeException _) {
            return new FacebookCursor(Optional.empty(), Optional.empty());
        }
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /// The moment `overlap` before that, none before the first pass has ended.
    Optional<Instant> lookBack(Duration overlap) {
        return through.map(time -> time.minus(overlap));
    }

    Cursor toCursor() {
        var json = JSON.createObjectNode();
        through.ifPresent(time -> json.put("through", time.toString()));
        pass.ifPresent(under -> {
            json.put("started", under.started().toString());
            under.newest().ifPresent(time -> json.put("newest", time.toString()));
            under.posts().forEach(json.withArray("posts")::add);
            json.put("comments", under.comments());
            under.feed().ifPresent(feed -> json.put("feed", feed));
            json.put("restarted", under.restarted());
        });
        return new Cursor(json.toString());
    }
}
