package org.bedside.model;

/// How an answer reaches a person.
public enum Way {
    /// In public, under the comment.
    REPLY,
    /// Facebook only: as a private message to whoever wrote a comment, once a comment.
    PRIVATE_REPLY,
    /// In the private messages where they wrote.
    MESSAGE;

    /// How an answer to a comment of that kind goes where nobody chose otherwise.
    public static Way usual(CommentKind kind) {
        return kind == CommentKind.DIRECT_MESSAGE ? MESSAGE : REPLY;
    }
}
