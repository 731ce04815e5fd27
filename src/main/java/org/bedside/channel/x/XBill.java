package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bedside.channel.Meter;
import org.bedside.channel.TextLength;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.model.Paid;
import org.bedside.model.Quota;
import twitter4j.RequestMethod;

/// Tells a meter what X says is left, and what it will bill: each thing that it gives, and each that we change.
///
/// X bills what it says is in the answer; what it includes beside that, such as who wrote a post, it may bill too.
final class XBill {
    private final Meter meter;

    XBill(Meter meter) {
        this.meter = meter;
    }

    /// X limits each kind of request by itself, and says so with each answer, though not always.
    void answered(RequestMethod method, String path, HttpAnswer answer, Instant now) {
        var limit = number(answer, "x-rate-limit-limit");
        var left = number(answer, "x-rate-limit-remaining");
        var quota = limit.filter(most -> most > 0)
                .flatMap(most -> left.map(rest -> new Quota(
                        method.name() + " " + kind(path),
                        (int) (100 - 100 * rest / most),
                        number(answer, "x-rate-limit-reset").map(Instant::ofEpochSecond),
                        now)));
        meter.answered(quota.stream().toList());
    }

    private static Optional<Long> number(HttpAnswer answer, String header) {
        return answer.header(header)
                .filter(value -> value.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }

    private static String kind(String path) {
        return path.replaceAll("/[0-9]{2,}", "/…");
    }

    void read(String path, JsonNode answer) {
        var data = answer.path("data");
        var ids = new ArrayList<String>();
        if (data.isObject()) {
            XPost.id(data, "id").ifPresent(ids::add);
        }
        data.forEach(one -> XPost.id(one, "id").ifPresent(ids::add));
        if (!ids.isEmpty()) {
            meter.billed(kindOf(path), ids);
        }
    }

    private static Paid kindOf(String path) {
        if (path.endsWith("/mentions")) {
            return Paid.MENTION_READ;
        }
        if (path.endsWith("/users/me")) {
            return Paid.ACCOUNT_READ;
        }
        return path.contains("/dm_") ? Paid.MESSAGE_READ : Paid.POST_READ;
    }

    /// What we change is billed each time.
    void changed(RequestMethod method, String path, Optional<JsonNode> body) {
        paid(method, path, body)
                .ifPresent(what -> meter.billed(what, List.of(UUID.randomUUID().toString())));
    }

    private static Optional<Paid> paid(RequestMethod method, String path, Optional<JsonNode> body) {
        if (path.endsWith("/hidden")) {
            return Optional.of(Paid.HIDE);
        }
        if (path.endsWith("/messages")) {
            return Optional.of(Paid.MESSAGE);
        }
        if (path.endsWith("/likes")) {
            return Optional.of(Paid.LIKE);
        }
        if (method == RequestMethod.DELETE) {
            return Optional.of(Paid.DELETE);
        }
        return path.endsWith("/tweets")
                ? body.map(json -> TextLength.hasLink(json.path("text").asText("")) ? Paid.POST_WITH_LINK : Paid.POST)
                : Optional.empty();
    }
}
