package org.bedside.channel.simulator;

/// What a request to a simulator asks for: faults are queued and arrivals counted by it.
public enum Operation {
    /// Whose account this is: X `users/me`, Facebook `me`, the page itself and `me/accounts`.
    ACCOUNT,
    /// X: what mentions the account.
    MENTIONS,
    /// X: the account's own posts.
    OWN_POSTS,
    /// X: recent posts by a query.
    SEARCH,
    /// Facebook: the posts on the page.
    FEED,
    /// Facebook: the comments under a post or a comment.
    COMMENTS,
    /// One object, or several by their ids.
    READ,
    /// Posting a reply, or a post of our own.
    POST,
    HIDE,
    DELETE,
    /// Liking something, or no longer.
    LIKE,
    /// X: who quotes a post.
    QUOTES,
    /// Private messages, of all or with one person.
    MESSAGES,
    /// Sending a private message.
    SEND,
    /// Facebook: posts that tag the page, and visitors' posts by themselves.
    TAGGED,
    /// Facebook: what people say of the page as a whole.
    REVIEWS,
    /// A step of a person's sign-in: pages, codes, tokens and what they may do.
    SIGN_IN,
    /// Anything the simulator does not know.
    OTHER
}
