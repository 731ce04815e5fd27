package org.bedside.model;

/// How a comment reached the practice.
public enum CommentKind {
    MENTION,
    REPLY,
    PAGE_COMMENT,
    VISITOR_POST,
    REVIEW,
    DIRECT_MESSAGE,
    /// Somebody quotes a post of ours.
    QUOTE,
    /// A post elsewhere that tags the page.
    TAG
}
