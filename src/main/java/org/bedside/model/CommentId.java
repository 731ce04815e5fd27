package org.bedside.model;

/// A comment in the store, by its number there.
public record CommentId(long value) {}
