package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.channel.NoAnswer;

/// One page of a Graph list.
///
/// Graph's `paging.next` is an address with the access token in it, and restfb turns it into https: so it
/// only tells that there is more, and we go on by the cursor `after`. A page may be empty and still have a
/// next one.
///
/// @param next Graph's name for the next page, none on the last
record GraphPage(List<JsonValue> items, Optional<String> next) {
    private static final Pattern AFTER = Pattern.compile("[?&]after=([^&]+)");

    GraphPage {
        items = List.copyOf(items);
    }

    /// @param after the name that this page was asked for by, empty for the first
    static GraphPage of(JsonObject json, String what, String after) throws NoAnswer {
        var data = json.get("data");
        if (data == null || !data.isArray()) {
            throw new NoAnswer(what + ": Facebook's answer has no list");
        }
        var items = new ArrayList<JsonValue>();
        data.asArray().forEach(items::add);
        var paging = child(json, "paging");
        var address = paging.flatMap(object -> text(object, "next"));
        if (address.isEmpty()) {
            return new GraphPage(items, Optional.empty());
        }
        var next = paging.flatMap(object -> child(object, "cursors"))
                .flatMap(cursors -> text(cursors, "after"))
                .or(() -> address.flatMap(GraphPage::after))
                .filter(name -> !name.equals(after))
                .orElseThrow(() -> new NoAnswer(what + ": Facebook has more but does not say how to go on"));
        return new GraphPage(items, Optional.of(next));
    }

    private static Optional<String> after(String address) {
        return AFTER.matcher(address)
                .results()
                .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
                .findFirst();
    }

    /// The object called `name` within `json`, where there is one.
    static Optional<JsonObject> child(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonValue::isObject).map(JsonValue::asObject);
    }

    /// The text called `name` within `json`, where there is one that is not empty; a number is a
    /// text too, as Graph has written identifiers as numbers.
    static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(value -> value.isString() || value.isNumber())
                .map(value -> value.isString() ? value.asString() : value.toString())
                .filter(text -> !text.isEmpty());
    }
}
