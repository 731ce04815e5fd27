package org.bedside.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A comment as a platform delivered it, before the store knows it; its words hold nothing that a database changes.
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
    private static final int NO_CHARACTER = 0xFFFD;

    public IncomingComment {
        externalId = storable(externalId);
        earlierIds = earlierIds.stream().map(IncomingComment::storable).toList();
        author = new Author(storable(author.externalId()), storable(author.handle()), storable(author.name()));
        text = storable(text);
        thread = storable(thread);
        parentId = parentId.map(IncomingComment::storable);
        link = storable(link);
    }

    /// Puts `\uFFFD` where no character is: a NUL, which PostgreSQL cannot keep, and half of a pair, which would come
    /// back from a database as something else and look like an edit each time the comment is fetched.
    private static String storable(String words) {
        return words.codePoints().allMatch(IncomingComment::isCharacter)
                ? words
                : words.codePoints()
                        .map(one -> isCharacter(one) ? one : NO_CHARACTER)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isCharacter(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }
}
