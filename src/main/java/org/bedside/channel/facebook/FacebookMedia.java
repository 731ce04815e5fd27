package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bedside.model.Media;
import org.bedside.model.Media.Kind;

/// What hangs on a comment, a post or a message: pictures, stickers, films, files and links. Only addresses are read;
/// what has none is left out.
final class FacebookMedia {
    private FacebookMedia() {}

    /// Of a comment (`attachment`), of a post (`attachments`, some with more within), or of a message (`sticker`,
    /// `attachments` of its own kind, `shares`).
    static List<Media> of(JsonObject json) {
        return Stream.of(
                        GraphPage.text(json, "sticker").map(link -> new Media(Kind.STICKER, link, "")).stream(),
                        GraphPage.child(json, "attachment").stream().flatMap(FacebookMedia::attached),
                        items(json, "attachments").flatMap(FacebookMedia::attached),
                        items(json, "shares").flatMap(FacebookMedia::shared))
                .flatMap(one -> one)
                .distinct()
                .toList();
    }

    private static Stream<JsonObject> items(JsonObject json, String name) {
        return GraphPage.child(json, name).map(list -> list.get("data")).filter(JsonValue::isArray).stream()
                .flatMap(list -> StreamSupport.stream(list.asArray().spliterator(), false))
                .filter(JsonValue::isObject)
                .map(JsonValue::asObject);
    }

    private static Stream<Media> attached(JsonObject json) {
        var within =
                items(json, "subattachments").flatMap(FacebookMedia::attached).toList();
        return within.isEmpty() ? sent(json).or(() -> story(json)).stream() : within.stream();
    }

    /// As a message has it.
    private static Optional<Media> sent(JsonObject json) {
        var name = GraphPage.text(json, "name").orElse("");
        return GraphPage.child(json, "image_data")
                .flatMap(image -> GraphPage.text(image, "url")
                        .map(link -> new Media(isSticker(image) ? Kind.STICKER : Kind.PICTURE, link, "")))
                .or(() -> GraphPage.child(json, "video_data")
                        .flatMap(video -> GraphPage.text(video, "url"))
                        .map(link -> new Media(Kind.VIDEO, link, "")))
                .or(() -> GraphPage.text(json, "file_url").map(link -> new Media(Kind.FILE, link, name)));
    }

    private static boolean isSticker(JsonObject image) {
        return Optional.ofNullable(image.get("render_as_sticker"))
                .filter(JsonValue::isTrue)
                .isPresent();
    }

    /// As a comment or a post has it.
    private static Optional<Media> story(JsonObject json) {
        var kind = kind(GraphPage.text(json, "type").orElse("").toLowerCase(Locale.ROOT));
        var page = GraphPage.text(json, "url");
        var media = GraphPage.child(json, "media");
        var link = switch (kind) {
            case PICTURE, STICKER ->
                media.flatMap(held -> GraphPage.child(held, "image"))
                        .flatMap(image -> GraphPage.text(image, "src"))
                        .or(() -> page);
            case VIDEO -> media.flatMap(held -> GraphPage.text(held, "source")).or(() -> page);
            case FILE, LINK -> page;
        };
        var words = GraphPage.text(json, "description").or(() -> GraphPage.text(json, "title"));
        return link.map(address -> new Media(kind, address, words.orElse("")));
    }

    private static Kind kind(String type) {
        if (type.contains("sticker")) {
            return Kind.STICKER;
        }
        if (type.contains("photo") || type.contains("image") || type.contains("album")) {
            return Kind.PICTURE;
        }
        if (type.contains("video")) {
            return Kind.VIDEO;
        }
        return type.contains("file") ? Kind.FILE : Kind.LINK;
    }

    private static Stream<Media> shared(JsonObject json) {
        var words = GraphPage.text(json, "name").or(() -> GraphPage.text(json, "description"));
        return GraphPage.text(json, "link").map(link -> new Media(Kind.LINK, link, words.orElse(""))).stream();
    }
}
