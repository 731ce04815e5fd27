package org.bedside.model;

/// A line of the queue.
///
/// @param replyState the state of the conversation's latest reply, as the reply's own table names it; empty without one
public record QueueRow(Conversation conversation, String replyState) {}
