package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.NeverLeft;
import org.bedside.channel.http.NothingHeard;
import org.bedside.channel.http.Silence;
import org.bedside.channel.http.TooLong;
import twitter4j.RequestMethod;

/// Requests to X's API v2 in the name of one account, over our own transport.
final class XClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Integer> PAGE_SIZES = List.of(100, 25, 10, 5, 1);
    private static final Set<String> FIELDS =
            Set.of("dm_event.fields", "expansions", "media.fields", "tweet.fields", "user.fields");

    private final XSender sender;
    private final URI base;
    private final InstantSource clock;
    private final XBill bill;

    XClient(HttpTransport transport, XAccess access, InstantSource clock, Meter meter) {
        this.sender = new XSender(transport, access.signature(), clock);
        this.base = access.base();
        this.clock = clock;
        this.bill = new XBill(meter);
    }

    /// Reads `path`; whatever is not a JSON object of a success is a [ChannelException].
    JsonNode get(String path, Map<String, String> parameters) throws ChannelException, InterruptedException {
        var address = base.resolve(path + "?" + query(parameters));
        try {
            var answer = sender.send(RequestMethod.GET, address, Optional.empty());
            bill.answered(RequestMethod.GET, path, answer, clock.instant());
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onReading("GET " + path, clock.instant());
            }
            var read = object(answer)
                    .orElseThrow(() -> new NoAnswer("GET " + path + ": X answered with something unreadable"));
            bill.read(path, read);
            return read;
        } catch (Silence silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        }
    }

    /// Reads one page of a list of posts: of a hundred, or of fewer where the answer would be too
    /// long for us. Where even the fewest are, each is asked for by itself; one that is too long alone
    /// stays without author and time.
    ///
    /// @param least the fewest that X lets be asked for
    JsonNode list(String path, Map<String, String> parameters, int least)
            throws ChannelException, InterruptedException {
        var shortened = shortened(path, parameters, PAGE_SIZES.getFirst(), least);
        if (shortened.isPresent()) {
            return shortened.get();
        }
        var page = listed(path, bare(parameters, least));
        var posts = JSON.createArrayNode();
        var included = JSON.createObjectNode();
        for (var post : page.path("data")) {
            var alone = alone(post, parameters);
            posts.add(alone.path("data").path(0).isObject() ? alone.path("data").path(0) : post);
            alone.path("includes")
                    .properties()
                    .forEach(list -> list.getValue().forEach(included.withArray(list.getKey())::add));
        }
        return JSON.createObjectNode()
                .<ObjectNode>set("data", posts)
                .<ObjectNode>set("includes", included)
                .set("meta", page.path("meta"));
    }

    /// Reads one page of messages: the same, down to a single one, which stays without sender and time
    /// where it is too long.
    ///
    /// @param most how many are wanted
    JsonNode messages(String path, Map<String, String> parameters, int most)
            throws ChannelException, InterruptedException {
        var shortened = shortened(path, parameters, most, 1);
        return shortened.isPresent() ? shortened.get() : listed(path, bare(parameters, 1));
    }

    /// A list with nothing in it has a summary still.
    private JsonNode listed(String path, Map<String, String> parameters) throws ChannelException, InterruptedException {
        var answer = get(path, parameters);
        if (!answer.path("data").isArray() && !answer.path("meta").isObject()) {
            throw new NoAnswer("GET " + path + ": X's answer has neither items nor a summary");
        }
        return answer;
    }

    private Optional<JsonNode> shortened(String path, Map<String, String> parameters, int most, int least)
            throws ChannelException, InterruptedException {
        for (var size : PAGE_SIZES) {
            if (size < least) {
                break;
            }
            if (size > most) {
                continue;
            }
            try {
                return Optional.of(listed(path, sized(parameters, size)));
            } catch (NoAnswer silent) {
                if (!isTooLong(silent)) {
                    throw silent;
                }
            }
        }
        return Optional.empty();
    }

    /// Whether X answered, and more than we take.
    static boolean isTooLong(NoAnswer silent) {
        return silent.getCause() instanceof TooLong;
    }

    private static Map<String, String> bare(Map<String, String> parameters, int size) {
        var bare = sized(parameters, size);
        bare.keySet().removeAll(FIELDS);
        return bare;
    }

    private JsonNode alone(JsonNode post, Map<String, String> parameters)
            throws ChannelException, InterruptedException {
        var asked = new LinkedHashMap<>(parameters);
        asked.keySet().retainAll(FIELDS);
        asked.put("ids", post.path("id").asText());
        try {
            return get("/2/tweets", asked);
        } catch (NoAnswer silent) {
            if (!isTooLong(silent)) {
                throw silent;
            }
            return MissingNode.getInstance();
        }
    }

    private static Map<String, String> sized(Map<String, String> parameters, int size) {
        var all = new LinkedHashMap<>(parameters);
        all.put("max_results", Integer.toString(size));
        return all;
    }

    /// Posts `body` once. Only a definite refusal, or a request that never left, is something other than
    /// [Unconfirmed].
    JsonNode post(String path, JsonNode body) throws ChannelException, InterruptedException {
        return change(RequestMethod.POST, path, Optional.of(body));
    }

    /// Asks once to change something, under the same promise.
    JsonNode change(RequestMethod method, String path, Optional<JsonNode> body)
            throws ChannelException, InterruptedException {
        var what = method.name() + " " + path;
        try {
            var answer = sender.send(method, base.resolve(path), body.map(JsonNode::toString));
            bill.answered(method, path, answer, clock.instant());
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onPosting(what, clock.instant());
            }
            bill.changed(method, path, body);
            return object(answer).orElseThrow(() -> new Unconfirmed(what + ": X answered with something unreadable"));
        } catch (NeverLeft silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        } catch (NothingHeard silence) {
            throw new Unconfirmed(silence.getMessage(), silence);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The JSON object in the body; none if it is broken, or something else.
    static Optional<JsonNode> object(HttpAnswer answer) {
        try {
            return Optional.of(JSON.readTree(answer.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
