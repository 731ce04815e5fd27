package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bedside.channel.Account;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Page.Counted;
import org.bedside.channel.Posted;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Standing;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XCursor.Part;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// An account on X: who mentions it, what it answered there, and replies in its name.
///
/// Fields are asked for by their old names (`tweet.fields`) and read by old and new ones, as X renames them
/// in 2026. Safe for use by several threads at once.
public final class XChannel implements Channel {
    /// X refuses a signature whose time is off by more, so our clock cannot be further from X's than this.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /// The fewest mentions or own posts that X lets be asked for.
    static final int LEAST = 5;

    private static final String FOUND_BY = "author_id,created_at,entities,note_tweet,referenced_tweets";

    private final XClient x;
    private final XAccess access;
    private final InstantSource clock;
    private final XDiscussions discussions;
    private final XMessages messages;
    private final XLook looks;
    private final XDeeds deeds;

    public XChannel(HttpTransport transport, XAccess access, InstantSource clock) {
        this(transport, access, clock, Meter.NONE);
    }

    public XChannel(HttpTransport transport, XAccess access, InstantSource clock, Meter meter) {
        this.x = new XClient(transport, access, clock, meter);
        this.access = access;
        this.clock = clock;
        this.discussions = new XDiscussions(x, access.accountId(), clock);
        this.messages = new XMessages(x, access.accountId(), clock);
        this.looks = new XLook(x, access.accountId());
        this.deeds = new XDeeds(x, access.accountId());
    }

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Account account() throws ChannelException, InterruptedException {
        var account = account(x);
        if (!account.externalId().equals(access.accountId())) {
            throw new SignInNeeded(
                    "the sign-in is for X account " + account.externalId() + ", not for " + access.accountId());
        }
        return account;
    }

    /// Whose account the sign-in is for.
    static Account account(XClient x) throws ChannelException, InterruptedException {
        var user =
                x.get("/2/users/me", Map.of("user.fields", "id,name,username")).path("data");
        var id = XPost.id(user, "id").orElseThrow(() -> new NoAnswer("GET /2/users/me: X named no account"));
        return new Account(
                id, user.path("username").asText(""), user.path("name").asText(""));
    }

    @Override
    public List<Lane> lanes() {
        return List.of(Lane.COMMENTS, Lane.MESSAGES, Lane.DISCUSSIONS, Lane.LOOK_BACK);
    }

    /// X lets messages be read 15 times in 15 minutes, a page each time; discussions cost more than
    /// they bring.
    @Override
    public Duration atMostEvery(Lane lane) {
        return switch (lane) {
            case MESSAGES -> Duration.ofSeconds(90);
            case DISCUSSIONS -> Duration.ofMinutes(5);
            case COMMENTS, TAGS, REVIEWS, LOOK_BACK -> Channel.super.atMostEvery(lane);
        };
    }

    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException {
        return switch (lane) {
            case COMMENTS -> comments(cursor);
            case DISCUSSIONS -> discussions.fetchAfter(cursor);
            case MESSAGES -> messages.fetchAfter(cursor);
            case TAGS, REVIEWS, LOOK_BACK -> new Page(List.of(), cursor, false, 0);
        };
    }

    @Override
    public Optional<Cursor> withoutHistory(Lane lane, Cursor cursor, Instant now) {
        return lane == Lane.COMMENTS
                ? Optional.of(XCursor.of(cursor).withoutHistory(now).toCursor())
                : Optional.empty();
    }

    @Override
    public Page look(List<String> externalIds) throws ChannelException, InterruptedException {
        return looks.look(externalIds);
    }

    /// One request a call: the mentions, of which X gives the newest 800 and no older ones, then what
    /// we answered on X itself. Where more than these 800 came since the last time, the page that ends
    /// the mentions says so: nobody can say how many are missing.
    private Page comments(Cursor cursor) throws ChannelException, InterruptedException {
        var at = XCursor.of(cursor).at(clock.instant());
        try {
            var path = "/2/users/" + access.accountId() + "/" + list(at.part());
            return page(at, x.list(path, postsAfter(at), LEAST));
        } catch (NotAllowed refused) {
            var forgotten = !at.stage().token().isEmpty() && refused.why() == NotAllowed.Why.INVALID;
            if (at.part() == Part.OWN_POSTS && (!forgotten || at.stage().restarted())) {
                // Staying here would mean never to ask for mentions again.
                return new Page(List.of(), at.withoutOwnPosts().toCursor(), false, 1);
            }
            if (forgotten) {
                // A token lives a while only. The list starts again, at once the first time and at the next fetch
                // after that, so that a token X never likes does not keep us asking without a pause.
                return new Page(List.of(), at.restart().toCursor(), !at.stage().restarted(), 0);
            }
            throw refused;
        }
    }

    private static String list(Part part) {
        return switch (part) {
            case MENTIONS -> "mentions";
            case OWN_POSTS -> "tweets";
        };
    }

    private static Map<String, String> postsAfter(XCursor at) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.putAll(XIncludes.ASKED);
        if (at.part() == Part.OWN_POSTS) {
            parameters.put("exclude", "retweets");
        }
        if (!at.stage().sinceWithOverlap().isEmpty()) {
            parameters.put("since_id", at.stage().sinceWithOverlap());
        }
        if (!at.stage().token().isEmpty()) {
            parameters.put("pagination_token", at.stage().token());
        }
        return parameters;
    }

    Page page(XCursor at, JsonNode answer) throws NoAnswer {
        var posts = answer.path("data");
        var included = XIncludes.of(answer);
        // X repeats an item at times; within a page it is told apart at once, across pages by the store.
        var comments = new LinkedHashSet<IncomingComment>();
        var newest = at.stage().newest();
        int unreadable = 0;
        for (var json : posts) {
            newest = XCursor.later(newest, XPost.id(json, "id").orElse(""));
            var post = XPost.of(json);
            unreadable += post.isEmpty() ? 1 : 0;
            post.filter(one -> belongsTo(at.part(), one))
                    .map(one -> included.comment(one, access.accountId()))
                    .ifPresent(comments::add);
        }
        var token = answer.path("meta").path("next_token").asText("");
        if (!token.isEmpty() && token.equals(at.stage().token())) {
            throw new NoAnswer("GET " + list(at.part()) + ": X's pages lead in a circle");
        }
        var ended = token.isEmpty() || at.isFarEnough();
        var hole = ended && at.leavesAHole(posts.size())
                ? List.of(Counted.hole(
                        comments.stream().map(IncomingComment::writtenAt).min(Instant::compareTo)))
                : List.<Counted>of();
        var next = ended ? at.end(newest) : at.on(newest, token, posts.size());
        var more = !ended || at.part() == Part.MENTIONS;
        return new Page(List.copyOf(comments), next.toCursor(), more, unreadable, List.of(), hole);
    }

    /// An answer of ours that names ourselves is among the mentions too, often before what it answers.
    /// So is what passes words on that name us: those came already.
    private boolean belongsTo(Part part, XPost post) {
        return switch (part) {
            case MENTIONS -> !isOurs(post) && !post.beside().isRetweet();
            case OWN_POSTS -> isOurs(post) && post.repliedTo().isPresent();
        };
    }

    private boolean isOurs(XPost post) {
        return post.authorId().equals(access.accountId());
    }

    @Override
    public Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        return switch (reply.way()) {
            case REPLY -> answer(reply);
            case MESSAGE -> messages.send(reply);
            case PRIVATE_REPLY -> throw new NotAllowed("X knows no private reply", NotAllowed.Why.INVALID, "");
        };
    }

    private Posted answer(OutgoingReply reply) throws ChannelException, InterruptedException {
        var body = XClient.JSON.createObjectNode().put("text", reply.text());
        body.putObject("reply").put("in_reply_to_tweet_id", reply.to());
        return posted(body);
    }

    @Override
    public Posted publish(String text) throws ChannelException, InterruptedException {
        return posted(XClient.JSON.createObjectNode().put("text", text));
    }

    private Posted posted(ObjectNode body) throws ChannelException, InterruptedException {
        var id = XPost.id(x.post("/2/tweets", body).path("data"), "id")
                .orElseThrow(() -> new Unconfirmed("POST /2/tweets: X accepted it but gave no identifier"));
        return new Posted(id, clock.instant());
    }

    /// Looks at what we wrote since, less what clocks may differ.
    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        var earliest = since.minus(CLOCK_SKEW);
        return switch (reply.way()) {
            case REPLY -> findAnswer(reply, earliest);
            case MESSAGE -> messages.find(reply, earliest);
            case PRIVATE_REPLY -> Optional.empty();
        };
    }

    /// Looks through our own posts after the comment.
    private Optional<Posted> findAnswer(OutgoingReply reply, Instant earliest)
            throws ChannelException, InterruptedException {
        return findOwn(Map.of("since_id", reply.to()), earliest, own -> answers(own, reply));
    }

    @Override
    public Optional<Posted> findPublished(String text, Instant since) throws ChannelException, InterruptedException {
        return findOwn(
                Map.of("exclude", "replies,retweets"),
                since.minus(CLOCK_SKEW),
                own -> own.repliedTo().isEmpty() && XText.saysTheSame(own, text));
    }

    /// Looks through our own posts, newest first, down to `earliest`.
    private Optional<Posted> findOwn(Map<String, String> which, Instant earliest, Predicate<XPost> sought)
            throws ChannelException, InterruptedException {
        var parameters = new LinkedHashMap<>(which);
        parameters.put("tweet.fields", FOUND_BY);
        while (true) {
            var answer = x.list("/2/users/" + access.accountId() + "/tweets", parameters, LEAST);
            var older = false;
            for (var json : answer.path("data")) {
                var post = XPost.of(json);
                if (post.filter(own -> sought.test(own) && !own.writtenAt().isBefore(earliest))
                        .isPresent()) {
                    return post.map(own -> new Posted(own.id(), own.writtenAt()));
                }
                older |= post.filter(own -> own.writtenAt().isBefore(earliest)).isPresent();
            }
            var token = answer.path("meta").path("next_token").asText("");
            if (older || token.isEmpty() || token.equals(parameters.put("pagination_token", token))) {
                return Optional.empty();
            }
        }
    }

    private static boolean answers(XPost own, OutgoingReply reply) {
        return own.repliedTo().equals(Optional.of(reply.to())) && XText.saysTheSame(own, reply.text());
    }

    @Override
    public void act(Deed deed, String to) throws ChannelException, InterruptedException {
        deeds.act(deed, to);
    }

    @Override
    public Standing standing(String externalId) throws ChannelException, InterruptedException {
        return looks.standing(externalId);
    }
}
