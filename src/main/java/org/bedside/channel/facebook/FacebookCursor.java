package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.Cursor;

/// Where we stand in a list of posts, and what we know of each post that somebody wrote to: so that a pass asks for a
/// post's comments only where something may have changed.
///
/// Only when a pass has reached its end do the times move up; a pass broken off half way goes on where it was. No words
/// are kept, only identifiers and fingerprints.
///
/// @param walked when the last pass began
/// @param recent when the last pass began that went through all posts of the last [#RECENT]
/// @param whole when the last pass began that went through all posts there are
/// @param floor before when posts are not read; empty where all are
/// @param front when the newest posts were last asked for
/// @param posts what is known, by the identifier of the post
/// @param aside the long pass that waits while the newest posts are looked at
record FacebookCursor(
        Optional<Instant> walked,
        Optional<Instant> recent,
        Optional<Instant> whole,
        Optional<Instant> floor,
        Optional<Instant> front,
        Map<String, Watched> posts,
        Optional<FacebookPass> pass,
        Optional<FacebookPass> aside) {
    /// Posts of this time are all walked through each day, older ones each week; in between only down to where the last
    /// pass began.
    static final Duration RECENT = Duration.ofDays(90);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration OVERLAP = Duration.ofHours(1);
    /// How long what is new may wait for a pass that goes further back.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// How many comments are remembered one by one; of the posts that were quiet the longest they are forgotten first.
    private static final int REMEMBERED = 5_000;

    private static final FacebookCursor START = new FacebookCursor(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();

    FacebookCursor {
        posts = Map.copyOf(posts);
    }

    /// What is known of a post.
    ///
    /// @param active when it or the newest of its comments was written
    /// @param count how many comments Facebook counted when all were read, -1 where it did not say
    /// @param looked when its comments were last read to the end
    /// @param self the fingerprint of the post, where somebody else wrote it
    /// @param comments the fingerprint of each of its comments
    record Watched(Instant active, int count, Instant looked, Optional<String> self, Map<String, String> comments) {
        Watched {
            comments = Map.copyOf(comments);
        }

        static Watched since(Instant written, Instant now) {
            return new Watched(written, 0, now, Optional.empty(), Map.of());
        }

        Watched saying(String fingerprint) {
            return new Watched(active, count, looked, Optional.of(fingerprint), comments);
        }

        /// When its comments are to be read again though their number is the same: they may have been edited or
        /// deleted. People put right what they wrote within the hour, and seldom after days.
        Instant due() {
            var quiet = Duration.between(active, looked);
            if (quiet.compareTo(Duration.ofHours(1)) < 0 && !comments.isEmpty()) {
                return looked;
            }
            if (quiet.compareTo(Duration.ofDays(2)) < 0) {
                return looked.plus(Duration.ofHours(1));
            }
            if (quiet.compareTo(Duration.ofDays(14)) < 0) {
                return looked.plus(Duration.ofHours(6));
            }
            return looked.plus(quiet.compareTo(RECENT) < 0 ? DAY : WEEK);
        }

        private Watched forgetful() {
            return new Watched(active, count, looked, self, Map.of());
        }
    }

    /// With the pass under way, or a new one: through the last posts, or further back where that is due. A long one
    /// steps aside now and then, so that what people write meanwhile does not wait for it.
    FacebookCursor passingAt(Instant now) {
        if (pass.isEmpty()) {
            return at(now, Optional.of(FacebookPass.start(now, limit(now))), aside);
        }
        return aside.isEmpty() && isDue(front, PATIENCE, now)
                ? at(now, Optional.of(FacebookPass.front(now)), pass)
                : this;
    }

    private FacebookCursor at(Instant newFront, Optional<FacebookPass> under, Optional<FacebookPass> waiting) {
        return new FacebookCursor(walked, recent, whole, floor, Optional.of(newFront), posts, under, waiting);
    }

    /// Whether it is left to the long pass, which is in the midst of it.
    boolean isHalfRead(String post) {
        return aside.flatMap(FacebookPass::halfRead).filter(post::equals).isPresent();
    }

    private Optional<Instant> limit(Instant now) {
        if (walked.isPresent() && isDue(whole, WEEK, now)) {
            return floor;
        }
        var limit = isDue(recent, DAY, now) ? Optional.of(now.minus(RECENT)) : walked.map(time -> time.minus(OVERLAP));
        return Stream.concat(limit.stream(), floor.stream()).max(Instant::compareTo);
    }

    private static boolean isDue(Optional<Instant> last, Duration every, Instant now) {
        return last.filter(time -> now.isBefore(time.plus(every)) && !time.isAfter(now))
                .isEmpty();
    }

    FacebookCursor with(Map<String, Watched> newPosts, FacebookPass under) {
        return new FacebookCursor(walked, recent, whole, floor, front, newPosts, Optional.of(under), aside);
    }

    /// Leaves the posts that the first passes have not come to unread.
    FacebookCursor withoutHistory(Instant now) {
        var began = aside.or(() -> pass).map(FacebookPass::started).orElse(now);
        var oldest = posts.values().stream().map(Watched::active).min(Instant::compareTo);
        return new FacebookCursor(
                Optional.of(began),
                Optional.of(began),
                Optional.of(began),
                Optional.of(oldest.filter(began::isAfter).orElse(began)),
                front,
                posts,
                Optional.empty(),
                Optional.empty());
    }

    /// Whether a post belongs to what was left off.
    boolean isLeftOff(String post, Instant written) {
        return floor.filter(written::isBefore).isPresent() && !posts.containsKey(post);
    }

    /// Has the comments of a post read again in the next pass.
    FacebookCursor again(String post) {
        if (!posts.containsKey(post)) {
            return START;
        }
        var known = new HashMap<>(posts);
        known.computeIfPresent(
                post,
                (_, watched) -> new Watched(watched.active(), -1, Instant.EPOCH, watched.self(), watched.comments()));
        return new FacebookCursor(walked, recent, whole, floor, front, known, pass, aside);
    }

    /// The pass has come to its end; the one that stepped aside for it goes on.
    FacebookCursor ended() {
        var last = pass.orElseThrow();
        if (aside.isPresent()) {
            return new FacebookCursor(
                    walked,
                    recent,
                    whole,
                    floor,
                    front,
                    posts,
                    aside.map(waiting -> waiting.without(last.met())),
                    Optional.empty());
        }
        var all = last.limit().equals(floor);
        var deep = all
                || last.limit().filter(last.started().minus(RECENT)::isBefore).isEmpty();
        return new FacebookCursor(
                Optional.of(last.started()),
                deep ? Optional.of(last.started()) : recent,
                all ? Optional.of(last.started()) : whole,
                floor,
                front,
                remembered(),
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, Watched> remembered() {
        var left = new int[] {REMEMBERED};
        var kept = new HashMap<String, Watched>();
        posts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().active(), Comparator.reverseOrder()))
                .forEach(entry -> {
                    left[0] -= entry.getValue().comments().size();
                    kept.put(
                            entry.getKey(),
                            left[0] >= 0 ? entry.getValue() : entry.getValue().forgetful());
                });
        return kept;
    }

    /// One that we cannot read starts from the beginning: reading twice changes nothing, and nothing is
    /// missed.
    static FacebookCursor of(Cursor cursor) {
        try {
            var json = JSON.readTree(cursor.value());
            var posts = new HashMap<String, Watched>();
            json.path("posts").properties().forEach(post -> posts.put(post.getKey(), watched(post.getValue())));
            return new FacebookCursor(
                    instant(json.path("walked")),
                    instant(json.path("recent")),
                    instant(json.path("whole")),
                    instant(json.path("floor")),
                    instant(json.path("front")),
                    posts,
                    pass(json),
                    pass(json.path("aside")));
        } catch (JsonProcessingException | DateTimeException _) {
            return START;
        }
    }

    private static Optional<FacebookPass> pass(JsonNode json) {
        return instant(json.path("started")).map(started -> pass(started, json));
    }

    private static FacebookPass pass(Instant started, JsonNode json) {
        var todo = new ArrayList<FacebookPass.Todo>();
        json.path("todo")
                .properties()
                .forEach(post -> todo.add(
                        new FacebookPass.Todo(post.getKey(), post.getValue().asInt())));
        var met = new ArrayList<String>();
        json.path("met").forEach(id -> met.add(id.asText()));
        return new FacebookPass(
                started,
                instant(json.path("limit")),
                todo,
                json.path("comments").asText(""),
                texts(json.path("seen")),
                json.path("broken").asBoolean(),
                Optional.of(json.path("list")).filter(JsonNode::isTextual).map(JsonNode::asText),
                met,
                json.path("looked").asBoolean(),
                json.path("restarted").asBoolean());
    }

    private static Watched watched(JsonNode json) {
        return new Watched(
                Instant.ofEpochSecond(json.path("active").asLong()),
                json.path("count").asInt(),
                Instant.ofEpochSecond(json.path("looked").asLong()),
                Optional.of(json.path("self").asText("")).filter(self -> !self.isEmpty()),
                texts(json.path("comments")));
    }

    private static Map<String, String> texts(JsonNode json) {
        var texts = new LinkedHashMap<String, String>();
        json.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    private static Optional<Instant> instant(JsonNode json) {
        var text = json.asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    Cursor toCursor() {
        var json = JSON.createObjectNode();
        walked.ifPresent(time -> json.put("walked", time.toString()));
        recent.ifPresent(time -> json.put("recent", time.toString()));
        whole.ifPresent(time -> json.put("whole", time.toString()));
        floor.ifPresent(time -> json.put("floor", time.toString()));
        front.ifPresent(time -> json.put("front", time.toString()));
        var known = json.putObject("posts");
        sorted(posts).forEach(post -> write(post.getValue(), known.putObject(post.getKey())));
        pass.ifPresent(under -> write(under, json));
        aside.ifPresent(waiting -> write(waiting, json.putObject("aside")));
        return new Cursor(json.toString());
    }

    private static void write(Watched post, ObjectNode json) {
        json.put("active", post.active().getEpochSecond())
                .put("count", post.count())
                .put("looked", post.looked().getEpochSecond());
        post.self().ifPresent(self -> json.put("self", self));
        if (!post.comments().isEmpty()) {
            write(post.comments(), json.putObject("comments"));
        }
    }

    private static void write(FacebookPass under, ObjectNode json) {
        json.put("started", under.started().toString());
        under.limit().ifPresent(time -> json.put("limit", time.toString()));
        var todo = json.putObject("todo");
        under.todo().forEach(post -> todo.put(post.post(), post.count()));
        json.put("comments", under.comments());
        write(under.seen(), json.putObject("seen"));
        json.put("broken", under.broken());
        under.list().ifPresent(list -> json.put("list", list));
        under.met().forEach(json.withArray("met")::add);
        json.put("looked", under.looked()).put("restarted", under.restarted());
    }

    private static void write(Map<String, String> texts, ObjectNode json) {
        sorted(texts).forEach(text -> json.put(text.getKey(), text.getValue()));
    }

    /// The same knowledge is the same text.
    private static <T> List<Map.Entry<String, T>> sorted(Map<String, T> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
