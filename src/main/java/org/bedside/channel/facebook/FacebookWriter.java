package org.bedside.channel.facebook;

import com.restfb.Parameter;
import com.restfb.json.Json;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Deed;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;

/// What goes out in the name of a page: answers in public and in private, posts, and what is done to comments.
///
/// A public answer goes to the very comment it answers, also where that one is an answer itself: Graph then puts it
/// into the thread of the comment above.
final class FacebookWriter {
    private final GraphClient graph;
    private final String pageId;
    private final InstantSource clock;
    private final FacebookFinder finder;

    FacebookWriter(GraphClient graph, String pageId, InstantSource clock) {
        this.graph = graph;
        this.pageId = pageId;
        this.clock = clock;
        this.finder = new FacebookFinder(graph, pageId);
    }

    Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        return switch (reply.way()) {
            case REPLY -> {
                refuseWithoutIdentifier(reply.to());
                yield posted(reply.to() + "/comments", "id", Parameter.withMessage(reply.text()));
            }
            case PRIVATE_REPLY ->
                posted(
                        pageId + "/messages",
                        "message_id",
                        Parameter.with("recipient", one(isPost(reply.to()) ? "post_id" : "comment_id", reply.to())),
                        Parameter.with("message", one("text", reply.text())));
            case MESSAGE ->
                posted(
                        pageId + "/messages",
                        "message_id",
                        Parameter.with("messaging_type", "RESPONSE"),
                        Parameter.with("recipient", one("id", reply.to())),
                        Parameter.with("message", one("text", reply.text())));
        };
    }

    Posted publish(String text) throws ChannelException, InterruptedException {
        return posted(pageId + "/feed", "id", Parameter.withMessage(text));
    }

    private Posted posted(String path, String identifier, Parameter... parameters)
            throws ChannelException, InterruptedException {
        var id = GraphPage.text(graph.post(path, parameters), identifier)
                .orElseThrow(() -> new Unconfirmed("POST " + path + ": Facebook accepted it but gave no identifier"));
        return new Posted(id, clock.instant());
    }

    private static void refuseWithoutIdentifier(String id) throws NotAllowed {
        if (FacebookReview.isUnnamed(id)) {
            throw new NotAllowed("POST comments: Facebook gave the review no identifier", Why.FORBIDDEN, "");
        }
    }

    private static JsonObject one(String name, String value) {
        return Json.object().add(name, value);
    }

    /// Posts on the page carry its number in front, comments that of their post.
    private boolean isPost(String id) {
        return id.startsWith(pageId + "_");
    }

    Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        var earliest = graph.onTheirClock(since);
        return switch (reply.way()) {
            case REPLY -> finder.reply(reply.to(), reply.text(), earliest);
            case PRIVATE_REPLY -> finder.privateReply(reply.to(), reply.text(), earliest);
            case MESSAGE -> finder.message(reply.to(), reply.text(), earliest);
        };
    }

    Optional<Posted> findPublished(String text, Instant since) throws ChannelException, InterruptedException {
        return finder.published(text, graph.onTheirClock(since));
    }

    void act(Deed deed, String to) throws ChannelException, InterruptedException {
        refuseWithoutIdentifier(to);
        switch (deed) {
            case LIKE -> done(to + "/likes");
            case UNLIKE -> graph.delete(to + "/likes");
            case HIDE -> done(to, Parameter.with("is_hidden", true));
            case SHOW -> done(to, Parameter.with("is_hidden", false));
            case DELETE -> deleteOurs(to);
        }
    }

    private void done(String path, Parameter... parameters) throws ChannelException, InterruptedException {
        var success = graph.post(path, parameters).get("success");
        if (success == null || !success.isTrue()) {
            throw new Unconfirmed("POST " + path + ": Facebook did not say that it is done");
        }
    }

    /// Facebook would let a page delete what others wrote under its posts too.
    private void deleteOurs(String id) throws ChannelException, InterruptedException {
        try {
            var ours = GraphPage.child(graph.object(id, "id,from"), "from")
                    .flatMap(from -> GraphPage.text(from, "id"))
                    .filter(pageId::equals);
            if (ours.isEmpty()) {
                throw new NotAllowed("DELETE " + id + ": not our own", Why.FORBIDDEN, "");
            }
            graph.delete(id);
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
        }
    }

    Standing standing(String id) throws ChannelException, InterruptedException {
        if (FacebookReview.isUnnamed(id)) {
            return new Standing.There(Optional.empty(), Optional.empty());
        }
        try {
            var json = comment(id);
            return new Standing.There(flag(json, "is_hidden"), flag(json, "user_likes"));
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            return new Standing.Gone();
        }
    }

    /// A post, a review or a message has no such fields.
    private JsonObject comment(String id) throws ChannelException, InterruptedException {
        try {
            return graph.object(id, "id,is_hidden,user_likes");
        } catch (NotAllowed refused) {
            if (refused.why() != Why.INVALID) {
                throw refused;
            }
            return graph.object(id, "id");
        }
    }

    private static Optional<Boolean> flag(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonValue::isBoolean).map(JsonValue::asBoolean);
    }
}
