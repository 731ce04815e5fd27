package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// What a report knows of a conversation: identifiers, categories and times, none of the person's words.
///
/// @param writtenAt the first comment's own time, as the platform gives it
/// @param receivedAt when Bedside fetched it
/// @param dueAt when its response target runs out
/// @param firstResponseAt the first public or private reply that the platform confirmed
/// @param state the conversation's state by its stored name, as in `OPEN`
/// @param respondedBy the member who wrote that first reply, where one of ours did
public record ReportedConversation(
        ConversationId id,
        ChannelId channel,
        String channelName,
        Platform platform,
        Category category,
        Priority priority,
        Instant writtenAt,
        Instant receivedAt,
        Instant dueAt,
        Optional<Instant> firstResponseAt,
        Optional<Instant> closedAt,
        String state,
        Optional<String> respondedBy) {}
