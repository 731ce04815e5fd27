package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// One message of a conversation as the store holds it: the person's words, or our own found on the platform.
///
/// @param editedAt when we saw that the words had been changed
/// @param deletedAt when we saw that it is gone from the platform; its words stay here as evidence
/// @param about the words that it quotes; empty where it quotes none
/// @param recommends whether a review recommends the practice
/// @param liked whether we like it there, as far as we did so from here
/// @param redactedAt when retention removed the words; the platform's are not taken again
public record Comment(
        CommentId id,
        ConversationId conversation,
        String externalId,
        CommentKind kind,
        Author author,
        String text,
        Instant writtenAt,
        Instant fetchedAt,
        Optional<Instant> editedAt,
        boolean ours,
        boolean hidden,
        boolean liked,
        String link,
        Optional<Instant> redactedAt,
        Optional<Instant> deletedAt,
        String about,
        Optional<Boolean> recommends) {}
