package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bedside.channel.simulator.FacebookPost.Kind;

/// Answers requests as the Graph API does to a page's token. Safe for use by several threads at once: the
/// page's lock guards everything.
final class FacebookSite implements Site {
    private static final Pattern PATH =
            Pattern.compile("(?<version>/v\\d+\\.\\d+)?/(?<node>\\w+)(?:/(?<edge>\\w+))?/?");
    /// What a token needs to comment, like, hide and delete.
    static final String WRITING = "pages_manage_engagement";

    private static final Duration HOUR = Duration.ofHours(1);

    private final InstantSource clock;
    private final FacebookPage page;
    private final FacebookTalks talks;
    private final String pageToken;
    private final String userToken;
    private final GraphSignInSite signIn;
    private final Window window = new Window(HOUR, 4_800);
    private Optional<String> appSecret = Optional.empty();
    private final Set<String> missing = new HashSet<>();

    FacebookSite(
            InstantSource clock,
            FacebookPage page,
            FacebookTalks talks,
            String pageToken,
            String userToken,
            GraphSignInSite signIn) {
        this.clock = clock;
        this.page = page;
        this.talks = talks;
        this.pageToken = pageToken;
        this.userToken = userToken;
        this.signIn = signIn;
    }

    void limit(int requests) {
        synchronized (page) {
            window.limit(requests);
        }
    }

    void requireProof(String secret) {
        synchronized (page) {
            appSecret = Optional.of(secret);
        }
    }

    void allow(String permission, boolean isAllowed) {
        synchronized (page) {
            if (isAllowed) {
                missing.remove(permission);
            } else {
                missing.add(permission);
            }
        }
    }

    @Override
    public Operation operation(Request request) {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return ids(request).isEmpty() ? Operation.OTHER : Operation.READ;
        }
        if (GraphSignInSite.isFor(request.path())) {
            return Operation.SIGN_IN;
        }
        var node = path.group("node");
        var edge = Optional.ofNullable(path.group("edge")).orElse("");
        return switch (method(request)) {
            case "GET" ->
                switch (edge) {
                    case "" -> isPage(node) ? Operation.ACCOUNT : Operation.READ;
                    case "accounts" -> Operation.ACCOUNT;
                    case "feed", "posts", "published_posts" -> Operation.FEED;
                    case "visitor_posts", "tagged" -> Operation.TAGGED;
                    case "ratings" -> Operation.REVIEWS;
                    case "conversations", "messages" -> Operation.MESSAGES;
                    case "comments" -> Operation.COMMENTS;
                    default -> Operation.OTHER;
                };
            case "POST" ->
                switch (edge) {
                    case "comments", "feed" -> Operation.POST;
                    case "messages" -> Operation.SEND;
                    case "likes" -> Operation.LIKE;
                    case "" -> Operation.HIDE;
                    default -> Operation.OTHER;
                };
            case "DELETE" ->
                switch (edge) {
                    case "" -> Operation.DELETE;
                    case "likes" -> Operation.LIKE;
                    default -> Operation.OTHER;
                };
            default -> Operation.OTHER;
        };
    }

    @Override
    public Answer answer(Operation operation, Request request) {
        synchronized (page) {
            try {
                if (operation == Operation.SIGN_IN) {
                    return Answer.of(200, signIn.answer(request));
                }
                var token = signIn(request);
                boolean within =
                        window.take(clock.instant(), Math.max(1, ids(request).size()));
                return (within
                                ? answer(operation, request, token)
                                : GraphError.pageLimit().answer())
                        .with(usage(within ? Duration.ZERO : Duration.between(clock.instant(), window.end())));
            } catch (GraphError refused) {
                return refused.answer();
            }
        }
    }

    @Override
    public Answer signInExpired() {
        return GraphError.expired().answer();
    }

    @Override
    public Answer rateLimited(Duration wait) {
        synchronized (page) {
            return GraphError.pageLimit().answer().with(usage(wait));
        }
    }

    private Answer answer(Operation operation, Request request, String token) {
        try {
            return Answer.of(200, body(operation, request, token));
        } catch (GraphError refused) {
            return refused.answer();
        }
    }

    private ObjectNode body(Operation operation, Request request, String token) {
        require(operation, token);
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return several(request, token);
        }
        var node = path.group("node");
        var edge = Optional.ofNullable(path.group("edge")).orElse("");
        var fields = request.parameter("fields");
        var json = new GraphJson(page, clock.instant(), after -> next(request, token, after));
        return switch (operation) {
            case ACCOUNT -> edge.equals("accounts") ? accounts(token) : json.page(fields);
            case FEED -> feed(json, node, edge, request);
            case COMMENTS -> json.comments(existing(node), fields, modifiers(request));
            case READ -> one(node, json, fields);
            case TAGGED -> feed(json, node, edge, request);
            case REVIEWS -> json.ratings(reviews(), fields, modifiers(request));
            case MESSAGES ->
                edge.equals("conversations")
                        ? talks(json).conversations(request.parameter("user_id"), fields, modifiers(request))
                        : talks(json).messages(node, fields, modifiers(request));
            case SEND -> talks(json).send(request, clock.instant());
            case LIKE -> like(node, !method(request).equals("DELETE"));
            case POST -> edge.equals("feed") ? publish(node, request, token) : comment(node, request, token);
            case HIDE -> change(node, request);
            case DELETE -> delete(node);
            case MENTIONS, OWN_POSTS, SEARCH, QUOTES, SIGN_IN, OTHER -> throw GraphError.missing(node);
        };
    }

    /// Several objects by their ids, or none of them where one cannot be had.
    private ObjectNode several(Request request, String token) {
        if (ids(request).isEmpty()) {
            throw GraphError.missing(request.path());
        }
        var json = new GraphJson(page, clock.instant(), after -> next(request, token, after));
        var all = JsonNodeFactory.instance.objectNode();
        ids(request).forEach(id -> all.set(id, one(id, json, request.parameter("fields"))));
        return all;
    }

    /// Joined by commas, or a list in JSON.
    private static List<String> ids(Request request) {
        return request.list("ids").stream()
                .map(id -> id.replaceAll("[\\[\\]\"\\s]", ""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private ObjectNode one(String id, GraphJson json, Optional<String> fields) {
        return page.findComment(id)
                .map(comment -> json.comment(comment, fields))
                .or(() -> page.findPost(id).map(post -> json.post(post, fields)))
                .or(() -> talks(json).message(id, fields))
                .orElseThrow(() -> GraphError.missing(id));
    }

    private GraphTalks talks(GraphJson json) {
        return new GraphTalks(talks, page, json);
    }

    private List<FacebookPost> reviews() {
        return page.postsNewestFirst().stream()
                .filter(post -> switch (post.kind()) {
                    case REVIEW, UNNAMED_REVIEW -> true;
                    case LISTED, LEFT_OUT, TAG -> false;
                })
                .toList();
    }

    private ObjectNode like(String id, boolean isLiked) {
        page.like(existing(id), isLiked);
        return success();
    }

    /// Each kind of request needs a permission of its own.
    private void require(Operation operation, String token) {
        switch (operation) {
            case FEED -> require("pages_read_engagement", token);
            case COMMENTS, TAGGED, REVIEWS -> require("pages_read_user_content", token);
            case MESSAGES, SEND -> require("pages_messaging", token);
            case HIDE, DELETE, LIKE -> onlyWriters(token);
            default -> {}
        }
    }

    private void require(String permission, String token) {
        if (missing.contains(permission) || !signIn.grants(token, permission)) {
            throw GraphError.permission(permission);
        }
    }

    private ObjectNode feed(GraphJson json, String node, String edge, Request request) {
        if (!isPage(node)) {
            throw GraphError.missing(node);
        }
        var posts = page.postsNewestFirst().stream()
                .filter(post -> switch (edge) {
                    case "posts", "published_posts" -> post.from().equals(page.author());
                    case "visitor_posts" ->
                        post.kind() == Kind.LEFT_OUT
                                || (post.kind() == Kind.LISTED && !post.from().equals(page.author()));
                    case "tagged" -> post.kind() == Kind.TAG;
                    default -> post.kind() == Kind.LISTED;
                })
                .toList();
        return json.feed(posts, request.parameter("fields"), modifiers(request));
    }

    private ObjectNode publish(String node, Request request, String token) {
        require("pages_manage_posts", token);
        if (!isPage(node)) {
            throw GraphError.missing(node);
        }
        var post = page.publish(newMessage("", request), clock.instant());
        return JsonNodeFactory.instance.objectNode().put("id", post.id());
    }

    private ObjectNode comment(String to, Request request, String token) {
        onlyWriters(token);
        var message = newMessage(existing(to), request);
        var comment = page.comment(page.author(), to, message, Optional.empty(), clock.instant());
        return JsonNodeFactory.instance.objectNode().put("id", comment.id());
    }

    /// What the page is to say, which it does not say there already.
    private String newMessage(String to, Request request) {
        var message = request.parameter("message").orElse("").strip();
        if (message.isEmpty()) {
            throw GraphError.invalid("Missing message or attachment");
        }
        boolean isRepeated = page.ownPosts().stream()
                .filter(own -> own.to().equals(to) && own.text().equals(message))
                .anyMatch(own -> stands(own.id()));
        if (isRepeated) {
            throw GraphError.duplicate();
        }
        return message;
    }

    private boolean stands(String id) {
        return page.findPost(id).isPresent() || page.findComment(id).isPresent();
    }

    private ObjectNode change(String id, Request request) {
        var comment = page.findComment(id).orElseThrow(() -> GraphError.missing(id));
        request.parameter("is_hidden").ifPresent(hidden -> {
            if (comment.from().equals(page.author())) {
                throw GraphError.invalid("You cannot hide your own comment");
            }
            page.hide(id, Boolean.parseBoolean(hidden));
        });
        request.parameter("message").ifPresent(message -> {
            if (!comment.from().equals(page.author())) {
                throw GraphError.permission();
            }
            page.edit(id, message);
        });
        return success();
    }

    private ObjectNode delete(String id) {
        page.delete(existing(id));
        return success();
    }

    private static ObjectNode success() {
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private ObjectNode accounts(String token) {
        if (!token.equals(userToken)) {
            return signIn.accounts(token);
        }
        var json = JsonNodeFactory.instance.objectNode();
        var account = json.putArray("data").addObject();
        account.put("access_token", pageToken)
                .put("category", "Medical Center")
                .put("name", page.author().name())
                .put("id", page.author().externalId());
        List.of("ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT").forEach(account.putArray("tasks")::add);
        return json;
    }

    private String existing(String id) {
        if (!stands(id)) {
            throw GraphError.missing(id);
        }
        return id;
    }

    private void onlyWriters(String token) {
        if (missing.contains(WRITING) || !signIn.grants(token, WRITING)) {
            throw GraphError.permission();
        }
    }

    private boolean isPage(String node) {
        return node.equals("me") || node.equals(page.author().externalId());
    }

    /// @return the token used
    private String signIn(Request request) {
        var token = request.header("Authorization")
                .filter(value -> value.startsWith("Bearer ") || value.startsWith("OAuth "))
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .or(() -> request.parameter("access_token"))
                .orElse("");
        if (!token.equals(pageToken) && !token.equals(userToken) && !signIn.knows(token)) {
            throw GraphError.invalidToken();
        }
        appSecret.ifPresent(secret -> {
            if (!request.parameter("appsecret_proof").equals(Optional.of(proof(token, secret)))) {
                throw GraphError.invalidProof();
            }
        });
        return token;
    }

    private static String proof(String token, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private Map<String, String> usage(Duration untilAccess) {
        return GraphUsage.headers(page.author().externalId(), window.percentUsed(), untilAccess);
    }

    /// Graph's own "next" address, which carries the token.
    private static String next(Request request, String token, String after) {
        var address = new StringBuilder(request.origin())
                .append(request.path())
                .append("?access_token=")
                .append(token);
        modifiersOf(request, "after", "before", "access_token", "appsecret_proof")
                .forEach((name, value) ->
                        address.append('&').append(name).append('=').append(encode(value)));
        return address.append("&after=").append(encode(after)).toString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Map<String, String> modifiers(Request request) {
        return modifiersOf(request);
    }

    private static Map<String, String> modifiersOf(Request request, String... without) {
        var left = List.of(without);
        var modifiers = new HashMap<String, String>();
        for (var parameter : request.query()) {
            if (!left.contains(parameter.name())) {
                modifiers.putIfAbsent(parameter.name(), parameter.value());
            }
        }
        if (request.most() < Integer.MAX_VALUE) {
            modifiers.put("limit", Integer.toString(request.most()));
        }
        return modifiers;
    }

    /// Graph lets a POST stand for another method.
    private static String method(Request request) {
        return request.method().equals("POST")
                ? request.parameter("method").orElse("POST").toUpperCase(Locale.ROOT)
                : request.method();
    }
}
