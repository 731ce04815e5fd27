package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;

/// What somebody says of the page as a whole: a recommendation, or the stars of earlier years.
final class FacebookReview {
    private static final String FIELDS =
            "created_time,recommendation_type,review_text,has_review,rating,reviewer{id,name},"
                    + "open_graph_story{id,message,data}";

    /// What begins the identifier of a review that Facebook gives none.
    private static final String UNNAMED = "rating:";

    private FacebookReview() {}

    static FacebookReader.Posts listOf(String pageId) {
        return new FacebookReader.Posts(
                "ratings", FIELDS, "has_review", false, (json, readAt) -> of(json, readAt, pageId));
    }

    /// None if it says nothing at all.
    static Optional<IncomingComment> of(JsonValue json, Instant readAt, String pageId) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        var review = json.asObject();
        var reviewer = GraphPage.child(review, "reviewer");
        var story = GraphPage.child(review, "open_graph_story");
        return FacebookComment.createdTime(review, Optional.of(readAt))
                .flatMap(time -> id(review, reviewer, story)
                        .map(id -> new IncomingComment(
                                id,
                                List.of(),
                                CommentKind.REVIEW,
                                author(id, reviewer),
                                text(review, story),
                                time,
                                id,
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                isUnnamed(id)
                                        ? "https://www.facebook.com/" + pageId + "/reviews"
                                        : "https://www.facebook.com/" + id,
                                new IncomingComment.Extra("", recommends(review), List.of()))));
    }

    /// Whether Facebook has no identifier for it, so that nothing can be written to it or asked of it.
    static boolean isUnnamed(String id) {
        return id.startsWith(UNNAMED);
    }

    /// A person has one review of a page at a time.
    private static Optional<String> id(JsonObject review, Optional<JsonObject> reviewer, Optional<JsonObject> story) {
        return story.flatMap(object -> GraphPage.text(object, "id"))
                .or(() -> GraphPage.text(review, "created_time")
                        .map(time -> UNNAMED
                                + reviewer.flatMap(person -> GraphPage.text(person, "id"))
                                        .orElse("")
                                + ":"
                                + time));
    }

    private static String text(JsonObject review, Optional<JsonObject> story) {
        return Stream.of(
                        GraphPage.text(review, "review_text"),
                        story.flatMap(object -> GraphPage.child(object, "data"))
                                .flatMap(data -> GraphPage.text(data, "review_text")),
                        story.flatMap(object -> GraphPage.text(object, "message")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Author author(String id, Optional<JsonObject> reviewer) {
        return reviewer.flatMap(person -> GraphPage.text(person, "id")
                        .map(known -> new Author(
                                known, "", GraphPage.text(person, "name").orElse(""))))
                .orElse(new Author("unknown:" + id, "", ""));
    }

    /// Four and five stars of earlier years recommend, one and two do not, three leave it open.
    private static Optional<Boolean> recommends(JsonObject review) {
        return switch (GraphPage.text(review, "recommendation_type").orElse("")) {
            case "positive" -> Optional.of(true);
            case "negative" -> Optional.of(false);
            default ->
                Optional.ofNullable(review.get("rating"))
                        .filter(JsonValue::isNumber)
                        .map(JsonValue::asInt)
                        .filter(stars -> stars != 3)
                        .map(stars -> stars > 3);
        };
    }
}
