package org.bedside.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A comment as a platform delivered it, before the store knows it.
///
/// @param externalId the platform's identifier of the comment, unique on its channel
/// @param earlierIds identifiers that the same comment had before it was edited (X gives each version its own)
/// @param thread what holds a discussion together on the platform: with the author it makes the conversation
/// @param parentId the comment this one answers, where it answers one
/// @param ours whether our own account wrote it
/// @param link where the comment can be seen on the platform, empty where it does not say
public record IncomingComment(
        String externalId,
        List<String> earlierIds,
        CommentKind kind,
        Author author,
        String text,
        Instant writtenAt,
        String thread,
        Optional<String> parentId,
        boolean ours,
        boolean hidden,
        String link) {

    public IncomingComment {
        earlierIds = List.copyOf(earlierIds);
    }
}
