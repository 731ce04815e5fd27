package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.model.Quota;

/// What Graph says in its headers of how much is used, in percent: the app, the page, and the business that owns them
/// (<https://developers.facebook.com/docs/graph-api/overview/rate-limiting>).
final class GraphQuotas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GraphQuotas() {}

    static List<Quota> of(HttpAnswer answer, Instant now) {
        return Stream.of(
                        header(answer, "X-App-Usage").map(json -> new Quota("app", used(json), Optional.empty(), now)),
                        header(answer, "X-Page-Usage")
                                .map(json -> new Quota("page", used(json), Optional.empty(), now)),
                        header(answer, "X-Business-Use-Case-Usage").flatMap(json -> business(json, now)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<JsonNode> header(HttpAnswer answer, String name) {
        try {
            return answer.header(name).isEmpty()
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(answer.header(name).get())).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static int used(JsonNode json) {
        return Stream.of("call_count", "total_time", "total_cputime")
                .mapToInt(name -> json.path(name).asInt(0))
                .max()
                .orElse(0);
    }

    /// `{"<id>":[{"type":"pages","call_count":28,…,"estimated_time_to_regain_access":19}]}`, in minutes there.
    private static Optional<Quota> business(JsonNode json, Instant now) {
        return StreamSupport.stream(json.spliterator(), false)
                .flatMap(uses -> StreamSupport.stream(uses.spliterator(), false))
                .map(use -> new Quota("business", used(use), regained(use, now), now))
                .reduce((a, b) -> a.used() < b.used() ? b : a);
    }

    private static Optional<Instant> regained(JsonNode use, Instant now) {
        var minutes = use.path("estimated_time_to_regain_access").asInt(0);
        return minutes > 0 ? Optional.of(now.plus(Duration.ofMinutes(minutes))) : Optional.empty();
    }
}
