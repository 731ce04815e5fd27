package org.bedside.model;

import java.util.OptionalLong;

/// A line of the queue.
///
/// @param replyState the state of the conversation's latest reply, as the reply's own table names it; empty
/// without one
/// @param hit where it was found by words: the number of the comment that holds them, from where the search
/// goes on
public record QueueRow(Conversation conversation, String replyState, OptionalLong hit) {}
