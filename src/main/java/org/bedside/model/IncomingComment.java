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
/// @param hidden whether it is hidden there; empty where the platform does not say, and then it stays as it was
/// @param link where the comment can be seen on the platform, empty where it does not say
/// @param extra what it has beside its words
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
        Optional<Boolean> hidden,
        String link,
        Extra extra) {
    private static final int NO_CHARACTER = 0xFFFD;

    /// What some comments have beside their words.
    ///
    /// @param about the words that it quotes; empty where it quotes none
    /// @param recommends whether a review recommends the practice; empty where it is none
    public record Extra(String about, Optional<Boolean> recommends, List<Media> media) {
        public static final Extra NONE = new Extra("", Optional.empty(), List.of());

        public Extra {
            about = storable(about);
            media = media.stream()
                    .map(one -> new Media(one.kind(), storable(one.link()), storable(one.words())))
                    .toList();
        }

        public static Extra of(List<Media> media) {
            return new Extra("", Optional.empty(), media);
        }
    }

    /// A comment of nothing but words, on a platform that says whether it is hidden.
    public IncomingComment(
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
        this(
                externalId,
                earlierIds,
                kind,
                author,
                text,
                writtenAt,
                thread,
                parentId,
                ours,
                Optional.of(hidden),
                link,
                Extra.NONE);
    }

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
