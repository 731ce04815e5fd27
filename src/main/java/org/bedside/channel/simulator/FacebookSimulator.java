package org.bedside.channel.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Author;

/// Facebook's Graph API on this machine, for one page: its feed, comments and replies, posting, hiding and
/// deleting. Only requests with its own token are let in. Safe for use by several threads at once.
public final class FacebookSimulator implements AutoCloseable {
    /// The page of a simulator that was not given another.
    public static final Author OAK_STREET = new Author("104000000000001", "", "Oak Street Clinic");

    private final FacebookPage page;
    private final FacebookSite site;
    private final LoopbackServer server;
    private final Faults faults = new Faults();
    private final Arrivals arrivals = new Arrivals();

    private FacebookSimulator(InstantSource clock, Author account) {
        page = new FacebookPage(account);
        site = new FacebookSite(faults.turned(clock), page, pageToken(), userToken());
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
        return page.post(page.author(), text, at).id();
    }

    /// A visitor posts on the page.
    public String visitorPost(Author who, String text, Instant at) {
        return page.post(who, text, at).id();
    }

    /// Somebody comments on a post.
    ///
    /// @return the comment's id
    public String comment(String postId, Author who, String text, Instant at) {
        return page.comment(who, postId, text, Optional.empty(), at).id();
    }

    /// Somebody comments with a picture and without a word.
    public String photo(String postId, Author who, URI picture, Instant at) {
        return page.comment(who, postId, "", Optional.of(picture.toString()), at)
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

    /// The author changes a comment: its id and its time stay.
    public void edit(String commentId, String newText) {
        page.edit(commentId, newText);
    }

    /// A comment vanishes with its replies, a post with its comments.
    public void delete(String id) {
        page.delete(id);
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
        site.mayWrite(isAllowed);
    }

    /// Closes every connection, also those that hang.
    @Override
    public void close() {
        server.close();
    }
}
