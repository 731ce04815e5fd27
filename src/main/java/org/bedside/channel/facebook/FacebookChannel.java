package org.bedside.channel.facebook;

import com.restfb.Parameter;
import com.restfb.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.Account;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Posted;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.model.IncomingComment;
import org.bedside.model.Platform;

/// A Facebook page: what visitors post on it, the comments under its posts, and replies in its name.
///
/// A reply goes to the very comment it answers, also where that one is an answer itself: Graph then puts it
/// into the thread of the comment above. Safe for use by several threads at once.
public final class FacebookChannel implements Channel {
    /// Posts older than this are no longer looked at for new comments: each costs a request on every pass.
    private static final Duration POSTS = Duration.ofDays(90);

    /// Comments this much older than the newest one are read again on every pass, so that edits are seen.
    private static final Duration OVERLAP = Duration.ofDays(1);

    /// How far our clock may be from Facebook's. Little, because the same canned words may just have gone
    /// to a neighbour in the same thread, and Graph does not say which of the two they answer: rather not
    /// found, so that a person looks, than a patient without an answer.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private static final String FEED_FIELDS =
            "id,from,message,created_time,permalink_url,comments.limit(0).summary(true)";

    private static final int PAGE_SIZE = 100;

    private final GraphClient graph;
    private final FacebookAccess access;
    private final InstantSource clock;

    public FacebookChannel(HttpTransport transport, FacebookAccess access, InstantSource clock) {
        this.graph = new GraphClient(transport, access, clock);
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Platform platform() {
        return Platform.FACEBOOK;
    }

    @Override
    public Account account() throws ChannelException, InterruptedException {
        var page = graph.get("me", Parameter.withFields("id,name,username"));
        var id = GraphPage.text(page, "id").orElseThrow(() -> new NoAnswer("GET me: Facebook named no page"));
        if (!id.equals(access.pageId())) {
            throw new SignInNeeded("the sign-in is for Facebook page " + id + ", not for " + access.pageId());
        }
        return new Account(
                id,
                GraphPage.text(page, "username").orElse(""),
                GraphPage.text(page, "name").orElse(""));
    }

    /// One request a call: a page of the feed, which brings what visitors posted, or of one post's
    /// comments.
    @Override
    public Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
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
        var answer = list(
                access.pageId() + "/feed",
                List.of(
                        Parameter.withFields(FEED_FIELDS),
                        Parameter.with("since", pass.started().minus(POSTS).getEpochSecond())),
                pass.feed().orElse(""));
        var posts = answer.items().stream()
                .filter(FacebookChannel::mayHaveComments)
                .flatMap(post -> GraphPage.text(post.asObject(), "id").stream())
                .toList();
        var read = answer.items().stream().map(FacebookComment::of).toList();
        var visitors = read.stream()
                .flatMap(Optional::stream)
                .filter(post -> !post.isFrom(access.pageId()))
                .map(FacebookComment::toVisitorPost)
                .filter(post ->
                        at.lookBack(OVERLAP).filter(post.writtenAt()::isBefore).isEmpty())
                .distinct()
                .toList();
        return page(visitors, at, pass.with(newest(pass, visitors), posts, answer.next()), unreadable(read));
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
        var path = pass.posts().getFirst() + "/comments";
        GraphPage answer;
        try {
            answer = commentsPage(path, at.lookBack(OVERLAP), pass.comments());
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            // The post was deleted after the feed named it; that must not keep us from the others.
            answer = new GraphPage(List.of(), Optional.empty());
        }
        var read = answer.items().stream().map(FacebookComment::of).toList();
        var comments = read.stream()
                .flatMap(Optional::stream)
                .map(comment -> comment.toIncoming(access.pageId()))
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

    @Override
    public Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        var path = reply.to() + "/comments";
        var answer = graph.post(path, Parameter.withMessage(reply.text()));
        var id = GraphPage.text(answer, "id")
                .orElseThrow(() -> new Unconfirmed("POST " + path + ": Facebook accepted it but gave no identifier"));
        return new Posted(id, clock.instant());
    }

    /// Looks right under the comment and, where that one is an answer itself, under the comment it answers:
    /// Graph knows two levels, and lifts what is deeper.
    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        var earliest = since.minus(CLOCK_SKEW);
        try {
            var found = findUnder(reply.to(), reply.text(), earliest);
            if (found.isPresent()) {
                return found;
            }
            var parent = parentOf(reply.to());
            return parent.isPresent() ? findUnder(parent.get(), reply.text(), earliest) : Optional.empty();
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            // What stood under a comment goes with it.
            return Optional.empty();
        }
    }

    private Optional<String> parentOf(String id) throws ChannelException, InterruptedException {
        try {
            return GraphPage.child(graph.get(id, Parameter.withFields("id,parent{id}")), "parent")
                    .flatMap(comment -> GraphPage.text(comment, "id"));
        } catch (NotAllowed refused) {
            if (refused.why() != Why.INVALID) {
                throw refused;
            }
            // A visitor's post has no such field.
            return Optional.empty();
        }
    }

    private Optional<Posted> findUnder(String id, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        var next = Optional.of("");
        while (next.isPresent()) {
            var answer = commentsPage(id + "/comments", Optional.of(earliest), next.get());
            var ours = answer.items().stream()
                    .flatMap(json -> FacebookComment.of(json).stream())
                    .filter(comment -> comment.isFrom(access.pageId()) && comment.standsUnder(id))
                    .filter(comment ->
                            comment.says(text) && !comment.createdTime().isBefore(earliest))
                    .findFirst();
            if (ours.isPresent()) {
                return ours.map(comment -> new Posted(comment.id(), comment.createdTime()));
            }
            next = answer.next();
        }
        return Optional.empty();
    }

    private GraphPage commentsPage(String path, Optional<Instant> since, String after)
            throws ChannelException, InterruptedException {
        var parameters = new ArrayList<>(List.of(
                Parameter.withFields(FacebookComment.FIELDS),
                Parameter.with("filter", "stream"),
                Parameter.with("order", "chronological")));
        since.ifPresent(time -> parameters.add(Parameter.with("since", time.getEpochSecond())));
        return list(path, parameters, after);
    }

    private GraphPage list(String path, List<Parameter> parameters, String after)
            throws ChannelException, InterruptedException {
        var all = new ArrayList<>(parameters);
        all.add(Parameter.withLimit(PAGE_SIZE));
        if (!after.isEmpty()) {
            all.add(Parameter.with("after", after));
        }
        return GraphPage.of(graph.get(path, all.toArray(Parameter[]::new)), "GET " + path, after);
    }
}
