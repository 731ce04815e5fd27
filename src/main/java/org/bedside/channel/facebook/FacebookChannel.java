package org.bedside.channel.facebook;

import com.restfb.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Account;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Posted;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// A Facebook page: what visitors post on it, the comments under its posts, and replies in its name.
///
/// A reply goes to the very comment it answers, also where that one is an answer itself: Graph then puts it
/// into the thread of the comment above. Safe for use by several threads at once.
public final class FacebookChannel implements Channel {
    /// How far our clock may be from Facebook's. Little, because the same canned words may just have gone
    /// to a neighbour in the same thread, and Graph does not say which of the two they answer: rather not
    /// found, so that a person looks, than a patient without an answer.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final GraphClient graph;
    private final FacebookReader reader;
    private final FacebookAccess access;
    private final InstantSource clock;

    public FacebookChannel(HttpTransport transport, FacebookAccess access, InstantSource clock) {
        this.graph = new GraphClient(transport, access, clock);
        this.reader = new FacebookReader(graph, access.pageId(), clock);
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

    @Override
    public List<Lane> lanes() {
        return List.of(Lane.COMMENTS);
    }

    /// One request a call: a page of the feed, which brings what visitors posted, or of one post's
    /// comments.
    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException {
        return reader.fetchAfter(cursor);
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
            var answer = graph.comments(id, Optional.of(earliest), next.get());
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

    @Override
    public void act(Deed deed, String to) throws ChannelException {
        throw new NotAllowed(deed + " " + to, NotAllowed.Why.FORBIDDEN, "");
    }

    @Override
    public Standing standing(String externalId) {
        return new Standing.There(Optional.empty(), Optional.empty());
    }
}
