package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import org.bedside.channel.Cursor;

/// Where we stand in what X gives us: a pass reads the mentions to their end and then our own posts, as an
/// answer of ours needs what it answers in the store.
///
/// @param began an identifier of the moment when the present pass asked for the mentions, empty outside of one
record XCursor(Part part, String began, Stage mentions, Stage ownPosts) {
    enum Part {
        MENTIONS,
        OWN_POSTS
    }

    /// Where we stand in one list, which X gives newest first.
    ///
    /// A pass reads everything after `since`, page by page down to it. Only then does `since` move up to the
    /// newest one seen: had it moved at once, a pass broken off half way would lose all that lies between.
    ///
    /// @param since the newest identifier of the last pass that reached its end, empty before the first
    /// @param newest the newest identifier seen in the present pass, empty outside of one
    /// @param token X's name for the next page of the present pass, empty at its start
    /// @param pages how many pages of the present pass were read
    /// @param read how many posts these were
    /// @param restarted whether X rejected a token of this pass before
    record Stage(String since, String newest, String token, int pages, int read, boolean restarted) {
        private static Stage of(JsonNode fields) {
            return new Stage(
                    XPost.id(fields, "since").orElse(""),
                    XPost.id(fields, "newest").orElse(""),
                    fields.path("token").asText(""),
                    fields.path("pages").asInt(),
                    fields.path("read").asInt(),
                    fields.path("restarted").asBoolean());
        }

        private Stage on(String newestNow, String nextToken, int readNow) {
            return new Stage(since, newestNow, nextToken, pages + 1, read + readNow, restarted);
        }

        private Stage restart() {
            return new Stage(since, newest, "", 0, 0, true);
        }

        private Stage end(String readTo) {
            return new Stage(later(since, readTo), "", "", 0, 0, false);
        }

        /// What to ask X for: a little before `since`, as X may list a post later than one that was written
        /// after it. Empty before the first pass.
        String sinceWithOverlap() {
            return since.isEmpty() ? "" : withOverlap(since);
        }

        private ObjectNode writeTo(ObjectNode fields) {
            return fields.put("since", since)
                    .put("newest", newest)
                    .put("token", token)
                    .put("pages", pages)
                    .put("read", read)
                    .put("restarted", restarted);
        }
    }

    /// A minute, as X's identifiers count: milliseconds, and 22 bits for what is written within one
    /// (<https://docs.x.com/fundamentals/x-ids>).
    private static final BigInteger OVERLAP = BigInteger.valueOf(60_000).shiftLeft(22);

    /// 2010-11-04T01:42:54.657Z, the moment from which X counts.
    private static final long EPOCH = 1_288_834_974_657L;

    /// Of the mentions X gives the newest 800, less the few that were deleted since.
    private static final int REACHABLE_MENTIONS = 790;

    /// Of our own posts the first pass reads the newest thousand: older ones hardly answer any of the 800
    /// mentions that X gives.
    private static final int FIRST_OWN_PAGES = 10;

    /// One that we cannot read starts from the beginning: reading twice changes nothing, and nothing is
    /// missed. So does the part about our own posts in one from before we read them.
    static XCursor of(Cursor cursor) {
        try {
            var fields = XClient.JSON.readTree(cursor.value());
            return new XCursor(
                    fields.path("part").asText("").equals(Part.OWN_POSTS.name()) ? Part.OWN_POSTS : Part.MENTIONS,
                    XPost.id(fields, "began").orElse(""),
                    Stage.of(fields),
                    Stage.of(fields.path("own")));
        } catch (JsonProcessingException _) {
            var start = new Stage("", "", "", 0, 0, false);
            return new XCursor(Part.MENTIONS, "", start, start);
        }
    }

    Stage stage() {
        return switch (part) {
            case MENTIONS -> mentions;
            case OWN_POSTS -> ownPosts;
        };
    }

    /// The same, and where the mentions are asked for from their newest one, that this is done now.
    XCursor at(Instant now) {
        if (part == Part.OWN_POSTS || !mentions.token().isEmpty()) {
            return this;
        }
        return new XCursor(part, idAt(now), mentions, ownPosts);
    }

    /// The smallest identifier of what was written at `at`; empty where X did not count yet.
    static String idAt(Instant at) {
        var id = BigInteger.valueOf(at.toEpochMilli() - EPOCH).shiftLeft(22);
        return id.signum() > 0 ? id.toString() : "";
    }

    /// Whether the pass, with `readNow` more, came to the end of what X gives of the mentions, and not to where the
    /// pass before it stopped: what lies between cannot be read any more. X leaves some out of those it counts.
    boolean leavesAHole(int readNow) {
        return part == Part.MENTIONS && !mentions.since().isEmpty() && mentions.read() + readNow >= REACHABLE_MENTIONS;
    }

    XCursor on(String newestNow, String nextToken, int readNow) {
        return with(stage().on(newestNow, nextToken, readNow));
    }

    XCursor restart() {
        return with(stage().restart());
    }

    private XCursor with(Stage next) {
        return switch (part) {
            case MENTIONS -> new XCursor(part, began, next, ownPosts);
            case OWN_POSTS -> new XCursor(part, began, mentions, next);
        };
    }

    /// After the last page of this part.
    ///
    /// Nothing counts as read beyond where the pass began: what we wrote after that may answer a
    /// mention that the pass has not seen, and has to come again; and one odd identifier from far
    /// ahead must not hide all that follow.
    XCursor end(String newestNow) {
        return switch (part) {
            case MENTIONS -> new XCursor(Part.OWN_POSTS, began, mentions.end(earlier(newestNow, began)), ownPosts);
            case OWN_POSTS -> new XCursor(Part.MENTIONS, "", mentions, ownPosts.end(earlier(newestNow, began)));
        };
    }

    /// Ends a pass whose own posts X does not let us read; the next pass asks for the same ones again.
    XCursor withoutOwnPosts() {
        return new XCursor(Part.MENTIONS, "", mentions, ownPosts.end(""));
    }

    /// Counts what was written before `now`, or before the pass under way began, as read.
    XCursor withoutHistory(Instant now) {
        var read = began.isEmpty() ? idAt(now) : began;
        return new XCursor(Part.MENTIONS, "", mentions.end(read), ownPosts.end(read));
    }

    /// Whether the page asked for now is the last one to read, though X may have older ones.
    boolean isFarEnough() {
        return part == Part.OWN_POSTS && ownPosts.since().isEmpty() && ownPosts.pages() >= FIRST_OWN_PAGES - 1;
    }

    /// An identifier of a little before.
    static String withOverlap(String id) {
        var earlier = new BigInteger(id).subtract(OVERLAP);
        return earlier.signum() > 0 ? earlier.toString() : id;
    }

    static String later(String id, String other) {
        return !other.isEmpty() && XPost.isLater(other, id) ? other : id;
    }

    static String earlier(String id, String other) {
        return !id.isEmpty() && !other.isEmpty() && XPost.isLater(id, other) ? other : id;
    }

    Cursor toCursor() {
        var fields = mentions.writeTo(XClient.JSON.createObjectNode())
                .put("part", part.name())
                .put("began", began);
        ownPosts.writeTo(fields.putObject("own"));
        return new Cursor(fields.toString());
    }
}
