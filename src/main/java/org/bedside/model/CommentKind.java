package org.bedside.model;

/// How a comment reached the practice.
public enum CommentKind {
    MENTION,
    REPLY,
    PAGE_COMMENT,
    VISITOR_POST,
    REVIEW,
    DIRECT_MESSAGE
}
