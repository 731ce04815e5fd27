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
    /// Posting a reply (or, on X, a post).
    POST,
    HIDE,
    DELETE,
    /// A step of a person's sign-in: pages, codes, tokens and what they may do.
    SIGN_IN,
    /// Anything the simulator does not know.
    OTHER
}
