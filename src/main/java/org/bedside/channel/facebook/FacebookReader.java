package org.bedside.channel.facebook;

import com.restfb.Parameter;
import com.restfb.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Page;
import org.bedside.model.IncomingComment;

/// Reads a page to its end: its feed, and the comments under each of its posts.
final class FacebookReader {
    /// Posts older than this are no longer looked at for new comments: each costs a request on every pass.
    private static final Duration POSTS = Duration.ofDays(90);

    /// Comments this much older than the newest one are read again on every pass, so that edits are seen.
    private static final Duration OVERLAP = Duration.ofDays(1);

    private static final String FEED_FIELDS =
            "id,from,message,created_time,permalink_url,comments.limit(0).summary(true)";

    private final GraphClient graph;
    private final String pageId;
    private final InstantSource clock;

    FacebookReader(GraphClient graph, String pageId, InstantSource clock) {
        this.graph = graph;
        this.pageId = pageId;
        this.clock = clock;
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = FacebookCursor.of(cursor);
        var pass = at.pass().orElseGet(() -> FacebookCursor.Pass.start(clock.instant()));
        try {
            return pass.posts().isEmpty() ? feed(at, pass) : comments(at, pass);
        } catch (NotAllowed refused) {
            if (pass.pageName().isEmpty() || refused.why() != Why.INVALID) {
                throw refused;
            }
            // Graph's names for pages live a while only. The pass starts again, at once the first time and at the
            // next fetch after that, so that a name Graph never likes does not keep us asking without a pause.
            return page(List.of(), at, pass.restart(), 0, !pass.restarted());
        }
    }

    private Page feed(FacebookCursor at, FacebookCursor.Pass pass) throws ChannelException, InterruptedException {
        var answer = graph.list(
                pageId + "/feed",
                List.of(
                        Parameter.withFields(FEED_FIELDS),
                        Parameter.with("since", pass.started().minus(POSTS).getEpochSecond())),
                pass.feed().orElse(""));
        var posts = answer.items().stream()
                .filter(FacebookReader::mayHaveComments)
                .flatMap(post -> GraphPage.text(post.asObject(), "id").stream())
                .toList();
        var read = read(answer);
        var visitors = read.stream()
                .flatMap(Optional::stream)
                .filter(post -> !post.isFrom(pageId))
                .map(FacebookComment::toVisitorPost)
                .filter(post ->
                        at.lookBack(OVERLAP).filter(post.writtenAt()::isBefore).isEmpty())
                .distinct()
                .toList();
        return page(visitors, at, pass.with(newest(pass, visitors), posts, answer.next()), unreadable(read));
    }

    private List<Optional<FacebookComment>> read(GraphPage page) {
        var now = clock.instant();
        return page.items().stream().map(json -> FacebookComment.of(json, now)).toList();
    }

    private static Optional<Instant> newest(FacebookCursor.Pass pass, List<IncomingComment> comments) {
        return Stream.concat(pass.newest().stream(), comments.stream().map(IncomingComment::writtenAt))
                .max(Instant::compareTo);
    }

    private static int unreadable(List<Optional<FacebookComment>> read) {
        return (int) read.stream().filter(Optional::isEmpty).count();
    }

    /// Graph's count may be too high (people hide what they wrote) but never too low; without one we look.
    private static boolean mayHaveComments(JsonValue post) {
        return post.isObject()
                && GraphPage.child(post.asObject(), "comments")
                        .flatMap(comments -> GraphPage.child(comments, "summary"))
                        .map(summary -> summary.get("total_count"))
                        .filter(JsonValue::isNumber)
                        .map(count -> count.asInt() > 0)
                        .orElse(true);
    }

    private Page comments(FacebookCursor at, FacebookCursor.Pass pass) throws ChannelException, InterruptedException {
        GraphPage answer;
        try {
            answer = graph.comments(pass.posts().getFirst(), at.lookBack(OVERLAP), pass.comments());
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            // The post was deleted after the feed named it, and must not keep us from the others. It is counted all
            // the same: Graph says the same of a post that we may no longer see, and then says it on every pass.
            return page(List.of(), at, pass.read(pass.newest(), Optional.empty()), 1);
        }
        var read = read(answer);
        var comments = read.stream()
                .flatMap(Optional::stream)
                .map(comment -> comment.toIncoming(pageId))
                .distinct()
                .toList();
        return page(comments, at, pass.read(newest(pass, comments), answer.next()), unreadable(read));
    }

    private static Page page(
            List<IncomingComment> comments, FacebookCursor at, FacebookCursor.Pass pass, int unreadable) {
        return page(comments, at, pass, unreadable, !pass.isDone());
    }

    private static Page page(
            List<IncomingComment> comments, FacebookCursor at, FacebookCursor.Pass pass, int unreadable, boolean more) {
        var next = pass.isDone()
                ? new FacebookCursor(through(at, pass), Optional.empty())
                : new FacebookCursor(at.through(), Optional.of(pass));
        return new Page(comments, next.toCursor(), more, unreadable);
    }

    /// Never later than the pass began: a comment that claims to come from the future must not hide those
    /// before it.
    private static Optional<Instant> through(FacebookCursor at, FacebookCursor.Pass pass) {
        return Stream.concat(at.through().stream(), pass.newest().stream())
                .max(Instant::compareTo)
                .map(newest -> newest.isAfter(pass.started()) ? pass.started() : newest);
    }
}
