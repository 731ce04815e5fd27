package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bedside.model.Author;

/// Writes the page's objects as the Graph API does: only the fields asked for, times in whole seconds.
final class GraphJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration PRIVATE_REPLY = Duration.ofDays(7);
    private static final List<Field> USUAL_COMMENT = Field.named("created_time", "from", "message", "id");
    private static final List<Field> USUAL_POST = Field.named("created_time", "message", "id");
    private static final List<Field> USUAL_RATING =
            Field.named("created_time", "recommendation_type", "review_text", "reviewer");
    static final List<Field> USUAL_AUTHOR = Field.named("name", "id");

    private final FacebookPage page;
    private final Instant now;

    /// Makes the address of the page after the one that ends with a cursor.
    private final Function<String, String> next;

    GraphJson(FacebookPage page, Instant now, Function<String, String> next) {
        this.page = page;
        this.now = now;
        this.next = next;
    }

    ObjectNode author(Author author, List<Field> fields) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            switch (field.name()) {
                case "id" -> json.put("id", author.externalId());
                case "name" -> json.put("name", author.name());
                case "username" -> {
                    if (!author.handle().isEmpty()) {
                        json.put("username", author.handle());
                    }
                }
                case "category" -> json.put("category", "Medical Center");
                case "link" -> json.put("link", "https://www.facebook.com/" + author.externalId());
                case "picture" -> {}
                default -> throw unknown(field, author.equals(page.author()) ? "Page" : "User");
            }
        }
        return json.put("id", author.externalId());
    }

    ObjectNode page(Optional<String> fields) {
        return author(page.author(), fields.map(Field::parse).orElse(USUAL_AUTHOR));
    }

    ObjectNode post(FacebookPost post, Optional<String> fields) {
        return post(post, fields.map(Field::parse).orElse(USUAL_POST));
    }

    ObjectNode comment(FacebookComment comment, Optional<String> fields) {
        return comment(comment, fields.map(Field::parse).orElse(USUAL_COMMENT));
    }

    ObjectNode feed(List<FacebookPost> posts, Optional<String> fields, Map<String, String> modifiers) {
        var asked = fields.map(Field::parse).orElse(USUAL_POST);
        var from = second(modifiers, "since", Long.MIN_VALUE);
        var to = second(modifiers, "until", Long.MAX_VALUE);
        var within = posts.stream()
                .filter(post -> post.at().getEpochSecond() >= from && post.at().getEpochSecond() <= to)
                .toList();
        return list(within, FacebookPost::position, modifiers, true, post -> post(post, asked));
    }

    /// The `comments` edge of a post or a comment.
    ObjectNode comments(String under, Optional<String> fields, Map<String, String> modifiers) {
        return comments(under, fields.map(Field::parse).orElse(USUAL_COMMENT), modifiers);
    }

    private ObjectNode comments(String under, List<Field> fields, Map<String, String> modifiers) {
        boolean stream = "stream".equals(modifiers.get("filter"));
        var order = modifiers.getOrDefault("order", stream ? "chronological" : "reverse_chronological");
        boolean newestFirst = order.equals("reverse_chronological");
        var all = new ArrayList<>(page.commentsUnder(under, stream));
        if (newestFirst) {
            Collections.reverse(all);
        }
        var from = second(modifiers, "since", Long.MIN_VALUE);
        var to = second(modifiers, "until", Long.MAX_VALUE);
        var within = all.stream()
                .filter(page::gives)
                .filter(comment ->
                        comment.at().getEpochSecond() >= from && comment.at().getEpochSecond() <= to)
                .toList();
        var json = list(within, FacebookComment::position, modifiers, newestFirst, one -> comment(one, fields));
        if ("true".equals(modifiers.get("summary")) || "1".equals(modifiers.get("summary"))) {
            json.putObject("summary")
                    .put("order", order)
                    .put("total_count", all.size())
                    .put("can_comment", true);
        }
        return json;
    }

    /// The `ratings` edge of the page.
    ObjectNode ratings(List<FacebookPost> reviews, Optional<String> fields, Map<String, String> modifiers) {
        var asked = fields.map(Field::parse).orElse(USUAL_RATING);
        return list(reviews, FacebookPost::position, modifiers, true, review -> rating(review, asked));
    }

    private ObjectNode rating(FacebookPost review, List<Field> fields) {
        var json = JsonNodeFactory.instance.objectNode();
        for (var field : fields) {
            switch (field.name()) {
                case "created_time" -> json.put("created_time", time(review.at()));
                case "recommendation_type" ->
                    review.recommends().ifPresent(yes -> json.put(field.name(), yes ? "positive" : "negative"));
                case "review_text" -> {
                    if (!review.message().isEmpty()) {
                        json.put("review_text", review.message());
                    }
                }
                case "has_review" -> json.put("has_review", !review.message().isEmpty());
                case "has_rating" -> json.put("has_rating", false);
                case "reviewer" -> {
                    if (!page.withholds(review.from())) {
                        json.set("reviewer", author(review.from(), field.fieldsOr(USUAL_AUTHOR)));
                    }
                }
                case "open_graph_story" -> {
                    if (review.kind() == FacebookPost.Kind.REVIEW) {
                        json.putObject("open_graph_story").put("id", review.id());
                    }
                }
                case "rating" -> {}
                default -> throw unknown(field, "Recommendation");
            }
        }
        return json;
    }

    <T> ObjectNode list(
            List<T> items,
            Function<T, Position> position,
            Map<String, String> modifiers,
            boolean newestFirst,
            Function<T, ObjectNode> write) {
        var order = newestFirst ? Comparator.<Position>reverseOrder() : Comparator.<Position>naturalOrder();
        var after = Optional.ofNullable(modifiers.get("after")).map(Position::read);
        var before = Optional.ofNullable(modifiers.get("before")).map(Position::read);
        var rest = items.stream()
                .filter(item -> after.isEmpty() || order.compare(position.apply(item), after.get()) > 0)
                .filter(item -> before.isEmpty() || order.compare(position.apply(item), before.get()) < 0)
                .toList();
        int size = Math.min(limit(modifiers), rest.size());
        var taken = before.isPresent() && after.isEmpty()
                ? rest.subList(rest.size() - size, rest.size())
                : rest.subList(0, size);
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        taken.forEach(item -> data.add(write.apply(item)));
        if (!taken.isEmpty()) {
            var paging = json.putObject("paging");
            var last = position.apply(taken.getLast());
            paging.putObject("cursors")
                    .put("before", position.apply(taken.getFirst()).cursor())
                    .put("after", last.cursor());
            if (order.compare(last, position.apply(items.getLast())) < 0) {
                paging.put("next", next.apply(last.cursor()));
            }
        }
        return json;
    }

    private ObjectNode post(FacebookPost post, List<Field> fields) {
        var json = JsonNodeFactory.instance.objectNode().put("id", post.id());
        for (var field : fields) {
            switch (field.name()) {
                case "id" -> json.put("id", post.id());
                case "message" -> json.put("message", post.message());
                case "created_time", "updated_time" -> json.put(field.name(), time(post.at()));
                case "from" -> from(json, post.from(), field);
                case "permalink_url" -> json.put("permalink_url", link(post));
                case "comments" ->
                    json.set("comments", comments(post.id(), field.fieldsOr(USUAL_COMMENT), field.modifiers()));
                case "is_hidden" -> json.put("is_hidden", false);
                case "is_published" -> json.put("is_published", true);
                case "attachments", "full_picture", "shares", "status_type", "story", "to" -> {}
                default -> throw unknown(field, "Post");
            }
        }
        return json;
    }

    private ObjectNode comment(FacebookComment comment, List<Field> fields) {
        var json = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> value(comment, field).ifPresent(value -> {
            if (!page.withholds(field.name())) {
                json.set(field.name(), value);
            }
        }));
        return json.put("id", comment.id());
    }

    private Optional<JsonNode> value(FacebookComment comment, Field field) {
        var make = JsonNodeFactory.instance;
        boolean ours = comment.from().equals(page.author());
        return switch (field.name()) {
            case "id" -> Optional.of(make.textNode(comment.id()));
            case "message" -> Optional.of(make.textNode(comment.message()));
            case "created_time" -> Optional.of(make.textNode(time(comment.at())));
            case "from" -> {
                var holder = make.objectNode();
                from(holder, comment.from(), field);
                yield Optional.ofNullable(holder.get("from"));
            }
            case "parent" ->
                comment.parent()
                        .flatMap(page::findComment)
                        .map(parent -> comment(parent, field.fieldsOr(USUAL_COMMENT)));
            case "object" -> page.findPost(comment.postId()).map(post -> post(post, field.fieldsOr(USUAL_POST)));
            case "comments" -> Optional.of(comments(comment.id(), field.fieldsOr(USUAL_COMMENT), field.modifiers()));
            case "comment_count" ->
                Optional.of(
                        make.numberNode(page.commentsUnder(comment.id(), false).size()));
            case "like_count" -> Optional.of(make.numberNode(0));
            case "is_hidden" -> Optional.of(make.booleanNode(comment.hidden()));
            case "is_private" -> Optional.of(make.booleanNode(false));
            case "user_likes" -> Optional.of(make.booleanNode(page.likes(comment.id())));
            case "can_hide" -> Optional.of(make.booleanNode(!ours));
            case "can_comment", "can_like", "can_remove" -> Optional.of(make.booleanNode(true));
            case "can_reply_privately" ->
                Optional.of(make.booleanNode(!ours && now.isBefore(comment.at().plus(PRIVATE_REPLY))));
            case "permalink_url" -> Optional.of(make.textNode(link(comment)));
            case "attachment" -> comment.attachment().map(GraphJson::attachment);
            case "message_tags", "reactions", "likes" -> Optional.empty();
            default -> throw unknown(field, "Comment");
        };
    }

    private void from(ObjectNode json, Author author, Field field) {
        if (!page.withholds(author)) {
            json.set("from", author(author, field.fieldsOr(USUAL_AUTHOR)));
        }
    }

    private static JsonNode attachment(Attachment attached) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", attached.type())
                .put("url", attached.url());
        json.putObject("media")
                .putObject("image")
                .put("src", attached.url())
                .put("width", 720)
                .put("height", 720);
        return json;
    }

    private String link(FacebookPost post) {
        return "https://www.facebook.com/" + page.author().externalId() + "/posts/" + post.shortId();
    }

    private String link(FacebookComment comment) {
        var address = page.findPost(comment.postId()).map(this::link).orElse("https://www.facebook.com");
        return comment.parent()
                .map(parent -> address + "?comment_id=" + number(parent) + "&reply_comment_id=" + number(comment.id()))
                .orElseGet(() -> address + "?comment_id=" + number(comment.id()));
    }

    private static String number(String commentId) {
        return commentId.substring(commentId.indexOf('_') + 1);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static int limit(Map<String, String> modifiers) {
        return Math.clamp(whole(modifiers.getOrDefault("limit", "25")), 0, 100);
    }

    private static long second(Map<String, String> modifiers, String name, long otherwise) {
        var given = modifiers.get(name);
        return given == null ? otherwise : whole(given);
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw GraphError.invalid("must be an integer: " + text);
        }
    }

    static GraphError unknown(Field field, String type) {
        return GraphError.invalid(
                "Tried accessing nonexisting field (" + field.name() + ") on node type (" + type + ")");
    }
}
