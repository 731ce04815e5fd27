package org.bedside.channel.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Media;

/// X's API v2 on this machine, for one account: `users/me`, mentions, own posts, recent search, quotes,
/// direct messages, posting, liking, hiding and deleting, and the ways to sign in. Only requests with its
/// own keys are let in. Safe for use by several threads at once.
public final class XSimulator implements AutoCloseable {
    /// The account of a simulator that was not given another.
    public static final Author OAK_STREET = new Author("1450000000000000001", "oakstreetclinic", "Oak Street Clinic");

    private final Author account;
    private final OAuth1 keys;
    private final String bearerToken;
    private final XSignInSite signIn;
    private final XTimeline timeline;
    private final XSite site;
    private final LoopbackServer server;
    private final Faults faults = new Faults();
    private final Arrivals arrivals = new Arrivals();

    private XSimulator(InstantSource clock, Author account) {
        this.account = account;
        keys = new OAuth1(
                "simulatorConsumerKey",
                "simulatorConsumerSecret",
                account.externalId() + "-simulatorToken",
                "simulatorTokenSecret");
        bearerToken = "simulatorBearerToken";
        timeline = new XTimeline(account);
        signIn = new XSignInSite(clock, keys);
        site = new XSite(
                faults.turned(clock), account, new OAuth1.Requests(keys, faults), bearerToken, signIn, timeline);
        server = new LoopbackServer("x", site, faults, arrivals);
    }

    /// Starts a simulator for [#OAK_STREET] on a free port of this machine.
    public static XSimulator start(InstantSource clock) {
        return start(clock, OAK_STREET);
    }

    /// Starts a simulator for `account` on a free port of this machine.
    public static XSimulator start(InstantSource clock, Author account) {
        return new XSimulator(clock, account);
    }

    /// Scheme, host and port; the paths below it are X's own and begin with `/2/`.
    public URI address() {
        return server.address();
    }

    public Author account() {
        return account;
    }

    public String consumerKey() {
        return keys.consumerKey();
    }

    public String consumerSecret() {
        return keys.consumerSecret();
    }

    public String token() {
        return keys.token();
    }

    public String tokenSecret() {
        return keys.tokenSecret();
    }

    public String bearerToken() {
        return bearerToken;
    }

    /// The pages and tokens by which a person signs the account in.
    public XSignInSite signIn() {
        return signIn;
    }

    public Faults faults() {
        return faults;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /// Somebody writes a post that names the account (its handle is put before `text` where it is not in
    /// it).
    ///
    /// @return the post's id
    public String mention(Author who, String text, Instant at) {
        return id(timeline.mention(who, text, at));
    }

    /// Somebody, or the account itself, writes a post that answers nothing. It is a mention only if it says
    /// so.
    public String post(Author who, String text, Instant at) {
        return id(timeline.write(who, text, at));
    }

    /// Somebody answers a post; X puts the handles of those who took part before `text`.
    public String reply(Author who, String text, Instant at, String parentId) {
        return id(timeline.reply(who, text, at, Long.parseLong(parentId)));
    }

    /// Somebody answers a post, and takes the handles of those who took part out of the answer.
    public String replyWithoutHandles(Author who, String text, Instant at, String parentId) {
        return id(timeline.replyWithoutHandles(who, text, at, Long.parseLong(parentId)));
    }

    /// Somebody quotes a post. It is a mention only if it says so.
    public String quote(Author who, String text, Instant at, String quotedId) {
        return id(timeline.quote(who, text, at, Long.parseLong(quotedId)));
    }

    /// Somebody passes a post on as it is.
    public String retweet(Author who, Instant at, String id) {
        return id(timeline.retweet(who, at, Long.parseLong(id)));
    }

    /// Somebody mentions the account and shows something.
    public String mention(Author who, String text, Instant at, Media... media) {
        return id(timeline.mentionWith(who, text, at, List.of(media)));
    }

    /// Somebody writes to the account in private.
    public String directMessage(Author who, String text, Instant at, Media... media) {
        return Long.toString(
                timeline.message(who, who, text, at, List.of(media)).id());
    }

    /// The account itself writes to somebody in private, from its own app.
    public String directMessageAsOwner(Author to, String text, Instant at) {
        return Long.toString(timeline.message(account, to, text, at, List.of()).id());
    }

    /// Somebody likes a post.
    public void like(String id) {
        timeline.like(Long.parseLong(id));
    }

    /// Whether the account likes a post.
    public boolean isLiked(String id) {
        return timeline.isLiked(Long.parseLong(id));
    }

    /// The account itself answers a post, from its own app.
    public String replyAsOwner(String parentId, String text, Instant at) {
        return reply(account, text, at, parentId);
    }

    /// The author changes a post: it gets a new id, and the old one vanishes.
    public String edit(String id, String newText, Instant at) {
        return id(timeline.edit(Long.parseLong(id), newText, at));
    }

    public void delete(String id) {
        timeline.delete(Long.parseLong(id));
    }

    /// Whether a post is there.
    public boolean stands(String id) {
        return timeline.stands(Long.parseLong(id));
    }

    public boolean isHidden(String id) {
        return timeline.isHidden(Long.parseLong(id));
    }

    /// What the account wrote, direct messages too, in the order in which it came in, however it came
    /// and even if it was deleted since.
    public List<OwnPost> ownPosts() {
        return timeline.ownPosts();
    }

    /// Takes at most `requests` of `operation` in 15 minutes, in place of the number that X documents.
    public void limit(Operation operation, int requests) {
        site.limit(operation, requests);
    }

    /// Answers from now on with the names X is moving to, such as `referenced_posts` and `note_post`.
    public void answerWithNewNames() {
        site.answerWithNewNames();
    }

    /// Closes every connection, also those that hang.
    @Override
    public void close() {
        server.close();
    }

    private static String id(XPost post) {
        return Long.toString(post.id());
    }
}
