package org.bedside.model;

/// One of our replies in the store, by its number there.
public record ReplyId(long value) {}
