package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import org.bedside.channel.Cursor;

/// Where we stand in the mentions, which X gives newest first.
///
/// A pass reads everything after `since`, page by page down to it. Only then does `since` move up to the
/// newest one seen: had it moved at once, a pass broken off half way would lose all that lies between.
///
/// @param since the newest identifier of the last pass that reached its end, empty before the first
/// @param newest the newest identifier seen in the present pass, empty outside of one
/// @param token X's name for the next page of the present pass, empty at its start
/// @param restarted whether X rejected a token of this pass before
record XCursor(String since, String newest, String token, boolean restarted) {
    /// A minute, as X's identifiers count: milliseconds, and 22 bits for what is written within one
    /// (<https://docs.x.com/fundamentals/x-ids>).
    private static final BigInteger OVERLAP = BigInteger.valueOf(60_000).shiftLeft(22);

    /// One that we cannot read starts from the beginning: reading twice changes nothing, and nothing is
    /// missed.
    static XCursor of(Cursor cursor) {
        try {
            var fields = XClient.JSON.readTree(cursor.value());
            return new XCursor(
                    XPost.id(fields, "since").orElse(""),
                    XPost.id(fields, "newest").orElse(""),
                    fields.path("token").asText(""),
                    fields.path("restarted").asBoolean());
        } catch (JsonProcessingException _) {
            return new XCursor("", "", "", false);
        }
    }

    XCursor on(String newestNow, String nextToken) {
        return new XCursor(since, newestNow, nextToken, restarted);
    }

    XCursor restart() {
        return new XCursor(since, newest, "", true);
    }

    XCursor end(String newestNow) {
        return new XCursor(later(since, newestNow), "", "", false);
    }

    /// What to ask X for: a little before `since`, as X may list a mention later than one that was written
    /// after it. Empty before the first pass.
    String sinceWithOverlap() {
        if (since.isEmpty()) {
            return "";
        }
        var earlier = new BigInteger(since).subtract(OVERLAP);
        return earlier.signum() > 0 ? earlier.toString() : since;
    }

    static String later(String id, String other) {
        return !other.isEmpty() && XPost.isLater(other, id) ? other : id;
    }

    Cursor toCursor() {
        return new Cursor(XClient.JSON
                .createObjectNode()
                .put("since", since)
                .put("newest", newest)
                .put("token", token)
                .put("restarted", restarted)
                .toString());
    }
}
