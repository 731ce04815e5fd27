package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.NeverLeft;
import org.bedside.channel.http.NothingHeard;
import org.bedside.channel.http.Silence;
import org.bedside.channel.http.TooLong;
import twitter4j.HttpParameter;
import twitter4j.RequestMethod;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.ConfigurationBuilder;

/// Requests to X's API v2 in the name of one account: Twitter4J signs them (OAuth 1.0a), our transport
/// sends them.
final class XClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Integer> PAGE_SIZES = List.of(100, 25, 5);
    private static final Set<String> FIELDS = Set.of("expansions", "media.fields", "tweet.fields", "user.fields");

    private final HttpTransport transport;
    private final URI base;
    private final InstantSource clock;
    private final OAuthAuthorization signature;

    XClient(HttpTransport transport, XAccess access, InstantSource clock) {
        this.transport = transport;
        this.base = access.base();
        this.clock = clock;
        this.signature = new OAuthAuthorization(new ConfigurationBuilder()
                .setOAuthConsumerKey(access.consumerKey())
                .setOAuthConsumerSecret(access.consumerSecret())
                .setOAuthAccessToken(access.token())
                .setOAuthAccessTokenSecret(access.tokenSecret())
                .setHttpRetryCount(0)
                .build());
    }

    /// Reads `path`; whatever is not a JSON object of a success is a [ChannelException].
    JsonNode get(String path, Map<String, String> parameters) throws ChannelException, InterruptedException {
        var address = base.resolve(path + "?" + query(parameters));
        try {
            var answer = transport.send(signed(RequestMethod.GET, address).GET());
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onReading("GET " + path, clock.instant());
            }
            return object(answer)
                    .orElseThrow(() -> new NoAnswer("GET " + path + ": X answered with something unreadable"));
        } catch (Silence silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        }
    }

    /// Reads one page of a list of posts: of a hundred, or of fewer where the answer would be too
    /// long for us. Where even five are, each is asked for by itself; one that is too long alone
    /// stays without author and time.
    JsonNode list(String path, Map<String, String> parameters) throws ChannelException, InterruptedException {
        for (var size : PAGE_SIZES) {
            try {
                return get(path, sized(parameters, size));
            } catch (NoAnswer silent) {
                if (!(silent.getCause() instanceof TooLong)) {
                    throw silent;
                }
            }
        }
        var bare = sized(parameters, PAGE_SIZES.getLast());
        bare.keySet().removeAll(FIELDS);
        var page = get(path, bare);
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

    private JsonNode alone(JsonNode post, Map<String, String> parameters)
            throws ChannelException, InterruptedException {
        var asked = new LinkedHashMap<>(parameters);
        asked.keySet().retainAll(FIELDS);
        asked.put("ids", post.path("id").asText());
        try {
            return get("/2/tweets", asked);
        } catch (NoAnswer silent) {
            if (!(silent.getCause() instanceof TooLong)) {
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
            // A JSON body takes no part in an OAuth 1.0a signature; only the address does.
            var request = signed(method, base.resolve(path))
                    .method(
                            method.name(),
                            body.map(json -> BodyPublishers.ofString(json.toString()))
                                    .orElseGet(BodyPublishers::noBody));
            var answer =
                    transport.send(body.isPresent() ? request.header("Content-Type", "application/json") : request);
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onPosting(what, clock.instant());
            }
            return object(answer).orElseThrow(() -> new Unconfirmed(what + ": X answered with something unreadable"));
        } catch (NeverLeft silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        } catch (NothingHeard silence) {
            throw new Unconfirmed(silence.getMessage(), silence);
        }
    }

    private HttpRequest.Builder signed(RequestMethod method, URI address) {
        // Twitter4J takes the parameters out of the address for the signature.
        var asked = new twitter4j.HttpRequest(method, address.toString(), new HttpParameter[0], signature, Map.of());
        return HttpRequest.newBuilder(address)
                .header("Authorization", signature.getAuthorizationHeader(asked))
                .header("Accept", "application/json");
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
