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
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Posted;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Standing;
import org.bedside.channel.http.HttpTransport;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// A Facebook page: the comments under its posts and what visitors post on it, posts that tag it, reviews, private
/// messages, and what goes out in its name. Safe for use by several threads at once.
public final class FacebookChannel implements Channel {
    private final GraphClient graph;
    private final FacebookReader feed;
    private final TagsReader tags;
    private final FacebookReader reviews;
    private final MessagesReader messages;
    private final FacebookLook look;
    private final FacebookWriter writer;
    private final FacebookAccess access;

    public FacebookChannel(HttpTransport transport, FacebookAccess access, InstantSource clock) {
        this(transport, access, clock, Meter.NONE);
    }

    public FacebookChannel(HttpTransport transport, FacebookAccess access, InstantSource clock, Meter meter) {
        var page = access.pageId();
        this.graph = new GraphClient(transport, access, clock, meter);
        this.feed = new FacebookReader(
                graph, page, clock, FacebookReader.postsOf(page, "feed", true, FacebookComment::toVisitorPost));
        this.tags = new TagsReader(graph, page, clock);
        this.reviews = new FacebookReader(graph, page, clock, FacebookReview.listOf(page));
        this.messages = new MessagesReader(graph, page, clock);
        this.look = new FacebookLook(graph, page, clock);
        this.writer = new FacebookWriter(graph, page, clock);
        this.access = access;
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
        return List.of(Lane.COMMENTS, Lane.MESSAGES, Lane.REVIEWS, Lane.TAGS, Lane.LOOK_BACK);
    }

    /// A small page has two hundred requests an hour for everything. Each comment looked at by itself counts as one,
    /// and
    /// those under our own posts are read again with their post anyway.
    @Override
    public Duration atMostEvery(Lane lane) {
        return switch (lane) {
            case COMMENTS, MESSAGES, DISCUSSIONS -> Duration.ZERO;
            case TAGS -> Duration.ofMinutes(15);
            case REVIEWS -> Duration.ofMinutes(30);
            case LOOK_BACK -> Duration.ofHours(6);
        };
    }

    /// A request or two a call.
    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException {
        return switch (lane) {
            case COMMENTS -> feed.fetchAfter(cursor);
            case TAGS -> tags.fetchAfter(cursor);
            case REVIEWS -> reviews.fetchAfter(cursor);
            case MESSAGES -> messages.fetchAfter(cursor);
            case DISCUSSIONS, LOOK_BACK -> throw new IllegalArgumentException("not read page by page: " + lane);
        };
    }

    @Override
    public Cursor again(Lane lane, Cursor cursor, String post) {
        return lane == Lane.COMMENTS && !post.isEmpty()
                ? FacebookCursor.of(cursor).again(post).toCursor()
                : Cursor.START;
    }

    @Override
    public Optional<Cursor> withoutHistory(Lane lane, Cursor cursor, Instant now) {
        return lane == Lane.COMMENTS
                ? Optional.of(FacebookCursor.of(cursor).withoutHistory(now).toCursor())
                : Optional.empty();
    }

    @Override
    public Page look(List<String> externalIds) throws ChannelException, InterruptedException {
        return look.at(externalIds);
    }

    @Override
    public Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        return writer.post(reply);
    }

    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        return writer.find(reply, since);
    }

    @Override
    public Posted publish(String text) throws ChannelException, InterruptedException {
        return writer.publish(text);
    }

    @Override
    public Optional<Posted> findPublished(String text, Instant since) throws ChannelException, InterruptedException {
        return writer.findPublished(text, since);
    }

    @Override
    public void act(Deed deed, String to) throws ChannelException, InterruptedException {
        writer.act(deed, to);
    }

    @Override
    public Standing standing(String externalId) throws ChannelException, InterruptedException {
        return writer.standing(externalId);
    }
}
