package org.bedside.model;

/// A conversation in the store, by its number there.
public record ConversationId(long value) {}
