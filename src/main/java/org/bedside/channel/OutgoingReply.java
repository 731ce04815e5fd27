package org.bedside.channel;

/// Words to be posted under a comment.
///
/// @param to the platform's identifier of the comment answered
public record OutgoingReply(String to, String text) {}
