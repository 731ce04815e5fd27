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
/// @param posts what is known, by the identifier of the post
record FacebookCursor(
        Optional<Instant> walked,
        Optional<Instant> recent,
        Optional<Instant> whole,
        Optional<Instant> floor,
        Map<String, Watched> posts,
        Optional<Pass> pass) {
    /// Posts of this time are all walked through each day, older ones each week; in between only down to where the last
    /// pass began.
    static final Duration RECENT = Duration.ofDays(90);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration OVERLAP = Duration.ofHours(1);
    /// How many comments are remembered one by one; of the posts that were quiet the longest they are forgotten first.
    private static final int REMEMBERED = 5_000;

    private static final FacebookCursor START = new FacebookCursor(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

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

    /// A pass under way.
    ///
    /// @param started when it began, by our clock
    /// @param limit how far back it goes; none for a pass through everything
    /// @param todo the posts whose comments are still to be read, the one being read first
    /// @param comments Facebook's name for the next page of that post's comments, empty for the first
    /// @param seen the fingerprints of that post's comments on the pages before
    /// @param broken whether something on these pages, or in the list, could not be read
    /// @param list Facebook's name for the next page of the list, empty at its start, none at its end
    /// @param met the posts whose comments it has read, or, where none are read, those that the list has named
    /// @param looked whether the post was chosen that is looked at though nothing calls for it
    /// @param restarted whether Facebook rejected one of its own names in this pass before
    record Pass(
            Instant started,
            Optional<Instant> limit,
            List<Todo> todo,
            String comments,
            Map<String, String> seen,
            boolean broken,
            Optional<String> list,
            List<String> met,
            boolean looked,
            boolean restarted) {

        Pass {
            todo = List.copyOf(todo);
            seen = Map.copyOf(seen);
            met = List.copyOf(met);
        }

        private static Pass start(Instant now, Optional<Instant> limit) {
            return new Pass(now, limit, List.of(), "", Map.of(), false, Optional.of(""), List.of(), false, false);
        }

        /// The next page of the list has been read.
        Pass listed(List<Todo> found, Optional<String> next, List<String> metNow, boolean brokenNow) {
            return new Pass(started, limit, found, "", Map.of(), brokenNow, next, metNow, looked, restarted);
        }

        /// A page of the first post's comments has been read, and there is a next one.
        Pass read(String next, Map<String, String> seenNow, boolean brokenNow) {
            return new Pass(started, limit, todo, next, seenNow, brokenNow, list, met, looked, restarted);
        }

        /// The first post has been read to its end.
        Pass done() {
            var metNow = new ArrayList<>(met);
            metNow.add(todo.getFirst().post());
            return new Pass(
                    started, limit, todo.subList(1, todo.size()), "", Map.of(), false, list, metNow, looked, restarted);
        }

        /// All that called for it has been read; `more` is what is looked at besides.
        Pass lookingAt(Optional<Todo> more) {
            return new Pass(started, limit, more.stream().toList(), "", Map.of(), false, list, met, true, restarted);
        }

        Pass restart() {
            return new Pass(started, limit, List.of(), "", Map.of(), false, Optional.of(""), List.of(), looked, true);
        }

        /// Facebook's name for the page to be read next, empty where that is a first page.
        String pageName() {
            return todo.isEmpty() ? list.orElse("") : comments;
        }

        boolean isDone() {
            return todo.isEmpty() && list.isEmpty();
        }
    }

    /// A post whose comments are to be read.
    ///
    /// @param count how many Facebook counts now, -1 where it did not say
    record Todo(String post, int count) {}

    /// The pass under way, or a new one: through the last posts, or further back where that is due.
    Pass passAt(Instant now) {
        return pass.orElseGet(() -> Pass.start(now, limit(now)));
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

    FacebookCursor with(Map<String, Watched> newPosts, Pass under) {
        return new FacebookCursor(walked, recent, whole, floor, newPosts, Optional.of(under));
    }

    /// Leaves the posts that the first passes have not come to unread.
    FacebookCursor withoutHistory(Instant now) {
        var began = pass.map(Pass::started).orElse(now);
        var oldest = posts.values().stream().map(Watched::active).min(Instant::compareTo);
        return new FacebookCursor(
                Optional.of(began),
                Optional.of(began),
                Optional.of(began),
                Optional.of(oldest.filter(began::isAfter).orElse(began)),
                posts,
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
        return new FacebookCursor(walked, recent, whole, floor, known, pass);
    }

    /// The pass has come to its end.
    FacebookCursor ended() {
        var last = pass.orElseThrow();
        var all = last.limit().equals(floor);
        var deep = all
                || last.limit().filter(last.started().minus(RECENT)::isBefore).isEmpty();
        return new FacebookCursor(
                Optional.of(last.started()),
                deep ? Optional.of(last.started()) : recent,
                all ? Optional.of(last.started()) : whole,
                floor,
                remembered(),
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
                    posts,
                    instant(json.path("started")).map(started -> pass(started, json)));
        } catch (JsonProcessingException | DateTimeException _) {
            return START;
        }
    }

    private static Pass pass(Instant started, JsonNode json) {
        var todo = new ArrayList<Todo>();
        json.path("todo")
                .properties()
                .forEach(
                        post -> todo.add(new Todo(post.getKey(), post.getValue().asInt())));
        var met = new ArrayList<String>();
        json.path("met").forEach(id -> met.add(id.asText()));
        return new Pass(
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
        var known = json.putObject("posts");
        sorted(posts).forEach(post -> write(post.getValue(), known.putObject(post.getKey())));
        pass.ifPresent(under -> write(under, json));
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

    private static void write(Pass under, ObjectNode json) {
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
