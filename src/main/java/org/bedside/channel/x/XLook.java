package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Page;
import org.bedside.channel.Standing;
import org.bedside.model.IncomingComment;

/// Looks once more at posts that we know.
final class XLook {
    private final XClient x;
    private final String account;

    XLook(XClient x, String account) {
        this.x = x;
        this.account = account;
    }

    /// Those whose answer would be too long for us are asked for in halves, down to the one, of which then only its
    /// identifier is.
    Page look(List<String> ids) throws ChannelException, InterruptedException {
        try {
            return lookAtAll(ids);
        } catch (NoAnswer silent) {
            if (!XClient.isTooLong(silent)) {
                throw silent;
            }
            if (ids.size() == 1) {
                return new Page(List.of(), Cursor.START, false, 1, gone(posts(ids, Map.of())));
            }
            var some = look(ids.subList(0, ids.size() / 2));
            var others = look(ids.subList(ids.size() / 2, ids.size()));
            return new Page(
                    both(some.comments(), others.comments()),
                    Cursor.START,
                    false,
                    some.unreadable() + others.unreadable(),
                    both(some.gone(), others.gone()));
        }
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /// X gives the very version that was asked for, and names the later ones: these are asked for as well.
    private Page lookAtAll(List<String> ids) throws ChannelException, InterruptedException {
        var answer = posts(ids, XIncludes.ASKED);
        var comments = new ArrayList<IncomingComment>();
        var latest = new LinkedHashSet<String>();
        int unreadable = take(answer, comments, latest);
        var gone = gone(answer);
        if (!latest.isEmpty()) {
            unreadable += take(posts(List.copyOf(latest), XIncludes.ASKED), comments, new LinkedHashSet<>());
        }
        return new Page(comments, Cursor.START, false, unreadable, gone);
    }

    private JsonNode posts(List<String> ids, Map<String, String> asked) throws ChannelException, InterruptedException {
        var parameters = new LinkedHashMap<>(asked);
        parameters.put("ids", String.join(",", ids));
        var answer = x.get("/2/tweets", parameters);
        if (!answer.path("data").isArray() && !answer.path("errors").isArray()) {
            throw new NoAnswer("GET /2/tweets: X's answer has neither posts nor errors");
        }
        return answer;
    }

    /// Takes the posts that are the newest of their versions, and the names of the newest of the others.
    private int take(JsonNode answer, List<IncomingComment> comments, Set<String> latest) {
        var included = XIncludes.of(answer);
        int unreadable = 0;
        for (var json : answer.path("data")) {
            var post = XPost.of(json);
            unreadable += post.isEmpty() ? 1 : 0;
            post.flatMap(one -> one.beside().latest()).ifPresent(latest::add);
            post.filter(one -> one.beside().latest().isEmpty())
                    .map(one -> included.comment(one, account))
                    .ifPresent(comments::add);
        }
        return unreadable;
    }

    private static List<String> gone(JsonNode answer) {
        var gone = new ArrayList<String>();
        for (var error : answer.path("errors")) {
            if (isGone(error) && error.path("parameter").asText("").startsWith("id")) {
                Optional.of(error.path("resource_id").asText(error.path("value").asText("")))
                        .filter(id -> !id.isEmpty())
                        .ifPresent(gone::add);
            }
        }
        return gone;
    }

    /// Deleted, or of an account that is suspended or shows its posts to others only.
    private static boolean isGone(JsonNode error) {
        var type = error.path("type").asText("");
        return type.endsWith("/resource-not-found") || type.endsWith("/not-authorized-for-resource");
    }

    /// X says of no post whether it is hidden or whether we like it.
    Standing standing(String id) throws ChannelException, InterruptedException {
        try {
            var answer = x.get("/2/tweets/" + id, Map.of("tweet.fields", "id"));
            if (XPost.id(answer.path("data"), "id").isPresent()) {
                return new Standing.There(Optional.empty(), Optional.empty());
            }
            if (isGone(answer.path("errors").path(0))) {
                return new Standing.Gone();
            }
            throw new NoAnswer("GET /2/tweets/" + id + ": X's answer has neither a post nor an error");
        } catch (NotAllowed refused) {
            if (refused.why() == NotAllowed.Why.COMMENT_GONE) {
                return new Standing.Gone();
            }
            throw refused;
        }
    }
}
