package org.bedside.model;

/// How an answer reaches a person.
public enum Way {
    /// In public, under the comment.
    REPLY,
    /// Facebook only: as a private message to whoever wrote a comment, once a comment.
    PRIVATE_REPLY,
    /// In the private messages where they wrote.
    MESSAGE
}
