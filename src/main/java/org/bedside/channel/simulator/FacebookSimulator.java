package org.bedside.channel.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.simulator.FacebookPost.Kind;
import org.bedside.model.Author;

/// Facebook's Graph API on this machine, for one page: its feed, comments and replies, tags, reviews, private messages,
/// posting, liking, hiding and deleting. Only requests with its own token are let in. Safe for use by several threads
/// at once.
public final class FacebookSimulator implements AutoCloseable {
    /// The page of a simulator that was not given another.
    public static final Author OAK_STREET = new Author("104000000000001", "", "Oak Street Clinic");

    private final FacebookPage page;
    private final FacebookTalks talks;
    private final GraphSignInSite signIn;
    private final FacebookSite site;
    private final LoopbackServer server;
    private final Faults faults = new Faults();
    private final Arrivals arrivals = new Arrivals();

    private FacebookSimulator(InstantSource clock, Author account) {
        page = new FacebookPage(account);
        talks = new FacebookTalks(page);
        signIn = new GraphSignInSite(clock, account);
        site = new FacebookSite(faults.turned(clock), page, talks, pageToken(), userToken(), signIn);
        server = new LoopbackServer("facebook", site, faults, arrivals);
    }

    /// Starts a simulator for [#OAK_STREET] on a free port of this machine.
    public static FacebookSimulator start(InstantSource clock) {
        return start(clock, OAK_STREET);
    }

    /// Starts a simulator for the page `account` on a free port of this machine.
    public static FacebookSimulator start(InstantSource clock, Author account) {
        return new FacebookSimulator(clock, account);
    }

    /// Scheme, host and port; below it Graph's own paths, with or without a version such as `/v24.0`.
    public URI address() {
        return server.address();
    }

    public Author account() {
        return page.author();
    }

    public String pageToken() {
        return "simulatorPageToken";
    }

    /// The token of the person who runs the page: `me/accounts` gives the page's token for it.
    public String userToken() {
        return "simulatorUserToken";
    }

    /// The codes and tokens by which a person signs the page in.
    public GraphSignInSite signIn() {
        return signIn;
    }

    public Faults faults() {
        return faults;
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /// The page itself posts.
    ///
    /// @return the post's id
    public String post(String text, Instant at) {
        return page.post(page.author(), text, at, Kind.LISTED, Optional.empty()).id();
    }

    /// A visitor posts on the page.
    public String visitorPost(Author who, String text, Instant at) {
        return page.post(who, text, at, Kind.LISTED, Optional.empty()).id();
    }

    /// The same of one that the page's feed leaves out.
    public String visitorPostLeftOut(Author who, String text, Instant at) {
        return page.post(who, text, at, Kind.LEFT_OUT, Optional.empty()).id();
    }

    /// Somebody names the page in a post of their own.
    public String tag(Author who, String text, Instant at) {
        return page.post(who, text, at, Kind.TAG, Optional.empty()).id();
    }

    /// Somebody says whether they recommend the page, with words or none.
    public String review(Author who, boolean recommends, String text, Instant at) {
        return page.post(who, text, at, Kind.REVIEW, Optional.of(recommends)).id();
    }

    /// The same of one to which Graph gives no identifier; the one given here is for [#edit] and [#delete] only.
    public String reviewWithoutIdentifier(Author who, boolean recommends, String text, Instant at) {
        return page.post(who, text, at, Kind.UNNAMED_REVIEW, Optional.of(recommends))
                .id();
    }

    /// Somebody writes a private message.
    public String message(Author who, String text, Instant at) {
        return talks.theirs(who, text, Optional.empty(), at).id();
    }

    /// Somebody sends a sticker.
    public String messageSticker(Author who, URI sticker, Instant at) {
        return talks.theirs(who, "", Optional.of(new Attachment("sticker", sticker.toString())), at)
                .id();
    }

    /// Somebody sends a picture.
    public String messagePhoto(Author who, URI picture, Instant at) {
        return talks.theirs(who, "", Optional.of(new Attachment("photo", picture.toString())), at)
                .id();
    }

    /// The page itself writes to a person, from Facebook's own app.
    public String messageAsOwner(Author to, String text, Instant at) {
        return talks.ours(to, to.externalId(), text, at).id();
    }

    /// The talk with a person in private messages.
    public String talkWith(Author who) {
        return talks.with(who.externalId()).orElseThrow().id();
    }

    /// What the page wrote in private, in the order in which it came in: to a person, or to
    /// a comment.
    public List<OwnPost> ownMessages() {
        return talks.own();
    }

    /// Lets this person be out of reach for private messages.
    public void blocks(Author who) {
        talks.block(who.externalId());
    }

    /// Whether a post or a comment is still there.
    public boolean stands(String id) {
        return page.findPost(id).isPresent() || page.findComment(id).isPresent();
    }

    public boolean isLiked(String id) {
        return page.likes(id);
    }

    /// Counts a comment and does not give it, as Facebook does with those of closed accounts; or gives it again.
    public void keepBack(String commentId, boolean isKept) {
        page.keepBack(commentId, isKept);
    }

    /// Somebody else who runs the page hides a comment, or shows it again.
    public void hide(String commentId, boolean isHidden) {
        page.hide(commentId, isHidden);
    }

    /// Somebody comments with a sticker.
    public String sticker(String postId, Author who, URI sticker, Instant at) {
        return page.comment(who, postId, "", Optional.of(new Attachment("sticker", sticker.toString())), at)
                .id();
    }

    /// Takes a permission such as `pages_messaging` from the token.
    public void revoke(String permission) {
        site.allow(permission, false);
    }

    public void grant(String permission) {
        site.allow(permission, true);
    }

    /// Somebody comments on a post.
    ///
    /// @return the comment's id
    public String comment(String postId, Author who, String text, Instant at) {
        return page.comment(who, postId, text, Optional.empty(), at).id();
    }

    /// Somebody comments with a picture and without a word.
    public String photo(String postId, Author who, URI picture, Instant at) {
        return page.comment(who, postId, "", Optional.of(new Attachment("photo", picture.toString())), at)
                .id();
    }

    /// Somebody answers a comment.
    public String reply(String commentId, Author who, String text, Instant at) {
        return comment(commentId, who, text, at);
    }

    /// The page itself answers a post or a comment, from Facebook's own app.
    public String replyAsOwner(String commentId, String text, Instant at) {
        return comment(commentId, page.author(), text, at);
    }

    /// The author changes a comment, a post, a review or a message: its id and its time stay.
    public void edit(String id, String newText) {
        if (!talks.edit(id, newText)) {
            page.edit(id, newText);
        }
    }

    /// A comment vanishes with its replies, a post with its comments, a message by itself.
    public void delete(String id) {
        if (!talks.delete(id)) {
            page.delete(id);
        }
    }

    public boolean isHidden(String commentId) {
        return page.findComment(commentId)
                .orElseThrow(() -> new IllegalArgumentException("no such comment: " + commentId))
                .hidden();
    }

    /// The page's comments and replies in the order in which they came in, however and even if deleted
    /// since.
    public List<OwnPost> ownPosts() {
        return page.ownPosts();
    }

    /// Leaves out `from` on what this person wrote.
    public void withholdPerson(String personId) {
        page.withholdPerson(personId);
    }

    /// Leaves out a field, such as `is_hidden` or `can_hide`, of every comment.
    public void withholdField(String field) {
        page.withholdField(field);
    }

    /// Takes at most `requests` in an hour.
    public void limit(int requests) {
        site.limit(requests);
    }

    /// Lets in only requests that prove to know the app's secret.
    public void requireProof(String appSecret) {
        site.requireProof(appSecret);
    }

    /// Whether the token may comment, hide and delete, or lacks the permission.
    public void mayWrite(boolean isAllowed) {
        site.allow(FacebookSite.WRITING, isAllowed);
    }

    /// Closes every connection, also those that hang.
    @Override
    public void close() {
        server.close();
    }
}
