package org.bedside.channel.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.channel.TextLength;
import org.bedside.model.Author;
import org.bedside.model.Platform;

/// Answers requests as X's API v2 does. Safe for use by several threads at once: the timeline's lock guards
/// everything.
final class XSite implements Site {
    private static final Pattern ONE = Pattern.compile("/2/tweets/(\\d+)");
    private static final Pattern HIDDEN = Pattern.compile("/2/tweets/(\\d+)/hidden");
    private static final Pattern MENTIONS = Pattern.compile("/2/users/(\\d+)/mentions");
    private static final Pattern TWEETS = Pattern.compile("/2/users/(\\d+)/tweets");
    private static final Pattern QUOTES = Pattern.compile("/2/tweets/(\\d+)/quote_tweets");
    private static final Pattern LIKES = Pattern.compile("/2/users/(\\d+)/likes");
    private static final Pattern LIKED = Pattern.compile("/2/users/(\\d+)/likes/(\\d+)");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration SEARCHED = Duration.ofDays(7);
    private static final int LONGEST_QUERY = 512;
    private static final int REACHABLE_MENTIONS = 800;
    private static final int REACHABLE_OWN_POSTS = 3_200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InstantSource clock;
    private final Author account;
    private final OAuth1.Requests signed;
    private final String bearerToken;
    private final XSignInSite signIn;
    private final XTimeline timeline;
    private final XMessageSite messages;
    private final Map<Operation, Window> windows = new EnumMap<>(Operation.class);
    private boolean newNames;

    XSite(
            InstantSource clock,
            Author account,
            OAuth1.Requests signed,
            String bearerToken,
            XSignInSite signIn,
            XTimeline timeline) {
        this.clock = clock;
        this.account = account;
        this.signed = signed;
        this.bearerToken = bearerToken;
        this.signIn = signIn;
        this.timeline = timeline;
        this.messages = new XMessageSite(clock, account, timeline);
        for (var operation : Operation.values()) {
            windows.put(operation, new Window(QUARTER, documentedLimit(operation)));
        }
    }

    void limit(Operation operation, int requests) {
        synchronized (timeline) {
            window(operation).limit(requests);
        }
    }

    void answerWithNewNames() {
        synchronized (timeline) {
            newNames = true;
        }
    }

    @Override
    public Operation operation(Request request) {
        var path = request.path();
        if (XSignInSite.isFor(path)) {
            return Operation.SIGN_IN;
        }
        return switch (request.method()) {
            case "GET" -> {
                if (path.equals("/2/users/me")) {
                    yield Operation.ACCOUNT;
                } else if (MENTIONS.matcher(path).matches()) {
                    yield Operation.MENTIONS;
                } else if (TWEETS.matcher(path).matches()) {
                    yield Operation.OWN_POSTS;
                } else if (path.equals("/2/tweets/search/recent")) {
                    yield Operation.SEARCH;
                } else if (QUOTES.matcher(path).matches()) {
                    yield Operation.QUOTES;
                } else if (XMessageSite.isReading(path)) {
                    yield Operation.MESSAGES;
                }
                yield path.equals("/2/tweets") || ONE.matcher(path).matches() ? Operation.READ : Operation.OTHER;
            }
            case "POST" -> {
                if (path.equals("/2/tweets")) {
                    yield Operation.POST;
                } else if (XMessageSite.isSending(path)) {
                    yield Operation.SEND;
                }
                yield LIKES.matcher(path).matches() ? Operation.LIKE : Operation.OTHER;
            }
            case "PUT" -> HIDDEN.matcher(path).matches() ? Operation.HIDE : Operation.OTHER;
            case "DELETE" -> {
                if (LIKED.matcher(path).matches()) {
                    yield Operation.LIKE;
                }
                yield ONE.matcher(path).matches() ? Operation.DELETE : Operation.OTHER;
            }
            default -> Operation.OTHER;
        };
    }

    @Override
    public Answer answer(Operation operation, Request request) {
        synchronized (timeline) {
            return operation == Operation.SIGN_IN ? signIn.answer(request) : guarded(operation, request);
        }
    }

    private Answer guarded(Operation operation, Request request) {
        var check = request.header("Authorization").equals(Optional.of("Bearer " + bearerToken))
                ? OAuth1.Check.GOOD
                : signed.check(request);
        if (check == OAuth1.Check.OUT_OF_TIME) {
            return XProblem.outOfTime();
        }
        var isKnown = check == OAuth1.Check.GOOD;
        if (!isKnown && !signIn.knows(request)) {
            return signInExpired();
        }
        if (!isKnown && !signIn.lets(request, operation)) {
            return XProblem.clientForbidden().answer();
        }
        var window = window(operation);
        boolean within = window.take(clock.instant());
        var rate = Map.of(
                "x-rate-limit-limit", Integer.toString(window.limit()),
                "x-rate-limit-remaining", Integer.toString(window.remaining()),
                "x-rate-limit-reset", Long.toString(window.end().getEpochSecond()));
        try {
            if (!within) {
                throw XProblem.tooManyRequests();
            }
            return Answer.of(
                            operation == Operation.POST || operation == Operation.SEND ? 201 : 200,
                            body(operation, request))
                    .with(rate);
        } catch (XProblem refused) {
            return refused.answer().with(rate);
        }
    }

    @Override
    public Answer signInExpired() {
        return XProblem.unauthorized().answer();
    }

    @Override
    public Answer rateLimited(Duration wait) {
        var reset = clock.instant().plus(wait).getEpochSecond();
        return XProblem.tooManyRequests()
                .answer()
                .with(Map.of("x-rate-limit-remaining", "0", "x-rate-limit-reset", Long.toString(reset)));
    }

    private JsonNode body(Operation operation, Request request) {
        return switch (operation) {
            case ACCOUNT -> data(XJson.user(account));
            case MENTIONS -> mentions(request);
            case OWN_POSTS -> ownPosts(request);
            case SEARCH -> search(request);
            case READ -> read(request);
            case POST -> post(request);
            case HIDE -> hide(request);
            case DELETE -> delete(request);
            case LIKE -> like(request);
            case QUOTES -> quotes(request);
            case MESSAGES -> messages.read(request);
            case SEND -> messages.send(request, json(request));
            case FEED, COMMENTS, TAGGED, REVIEWS, SIGN_IN, OTHER -> throw XProblem.notFound("path", request.path());
        };
    }

    private ObjectNode mentions(Request request) {
        onlyOurs(group(MENTIONS, request));
        var reachable = timeline.newestFirst().stream()
                .filter(post -> post.mentions(account))
                .limit(REACHABLE_MENTIONS)
                .toList();
        return page(reachable, request, 5, 10);
    }

    private ObjectNode ownPosts(Request request) {
        onlyOurs(group(TWEETS, request));
        boolean withoutReplies = request.list("exclude").contains("replies");
        var reachable = timeline.newestFirst().stream()
                .filter(post -> post.author().equals(account))
                .limit(REACHABLE_OWN_POSTS)
                .filter(post -> !withoutReplies || post.parent().isEmpty())
                .toList();
        return page(reachable, request, 5, 10);
    }

    private ObjectNode search(Request request) {
        var query = request.parameter("query").orElseThrow(() -> XProblem.invalid("`query` cannot be empty"));
        var earliest = clock.instant().minus(SEARCHED);
        request.parameter("since_id").map(XNumber::id).ifPresent(since -> {
            if (since < XPosts.firstIdAt(earliest)) {
                throw XProblem.invalid("'since_id' must be a tweet id created after [" + XJson.time(earliest)
                        + "]. Please use a 'since_id' that is larger than " + XPosts.firstIdAt(earliest));
            }
        });
        if (query.length() > LONGEST_QUERY) {
            throw XProblem.invalid("Rules must be " + LONGEST_QUERY + " characters or less");
        }
        var asked = XQuery.of(query.strip()).and(post -> !post.at().isBefore(earliest));
        return page(timeline.newestFirst().stream().filter(asked).toList(), request, 10, 10);
    }

    /// The part of `posts` between the ids asked for, as much of it as a page takes.
    private ObjectNode page(List<XPost> posts, Request request, int least, int usual) {
        int size = request.parameter("max_results").map(XNumber::number).orElse(usual);
        if (size < least || size > 100) {
            throw XProblem.invalid(
                    "The `max_results` query parameter value [" + size + "] is not between " + least + " and 100");
        }
        long since = request.parameter("since_id").map(XNumber::id).orElse(0L);
        long until = request.parameter("until_id").map(XNumber::id).orElse(Long.MAX_VALUE);
        long before = request.parameter("pagination_token")
                .or(() -> request.parameter("next_token"))
                .map(XSite::readToken)
                .orElse(Long.MAX_VALUE);
        var from = request.parameter("start_time").map(XSite::instant).orElse(Instant.MIN);
        var to = request.parameter("end_time").map(XSite::instant).orElse(Instant.MAX);
        var rest = posts.stream()
                .filter(post -> post.id() > since && post.id() < until && post.id() < before)
                .filter(post -> !post.at().isBefore(from) && post.at().isBefore(to))
                .toList();
        var page = rest.subList(0, Math.min(Math.min(size, request.most()), rest.size()));
        Optional<String> next = page.size() == rest.size()
                ? Optional.empty()
                : Optional.of(token(page.getLast().id()));
        return new XJson(request, newNames, timeline).page(page, next, timeline.posts());
    }

    private ObjectNode read(Request request) {
        var json = new XJson(request, newNames, timeline);
        var one = ONE.matcher(request.path());
        if (one.matches()) {
            var id = one.group(1);
            var found = timeline.posts().read(XNumber.id(id)).orElseThrow(() -> XProblem.notFound("id", id));
            return data(json.tweet(found));
        }
        var ids = request.list("ids");
        if (ids.isEmpty() || ids.size() > 100) {
            throw XProblem.invalid("The number of values in the `ids` query parameter list [" + ids.size()
                    + "] is not between 1 and 100");
        }
        var found = ids.stream()
                .flatMap(id -> timeline.posts().read(XNumber.id(id)).stream())
                .toList();
        var missing = ids.stream()
                .filter(id -> timeline.posts().read(XNumber.id(id)).isEmpty())
                .toList();
        return json.byIds(found, missing, timeline.posts());
    }

    private ObjectNode quotes(Request request) {
        var id = group(QUOTES, request);
        var quoted = timeline.posts().find(XNumber.id(id)).orElseThrow(() -> XProblem.notFound("id", id));
        return page(
                timeline.newestFirst().stream()
                        .filter(post -> XPosts.quotes(post, quoted.id()))
                        .toList(),
                request,
                10,
                10);
    }

    private ObjectNode like(Request request) {
        var taken = LIKED.matcher(request.path());
        boolean isLiked = !taken.matches();
        onlyOurs(isLiked ? group(LIKES, request) : taken.group(1));
        var id = isLiked ? json(request).path("tweet_id").asText() : taken.group(2);
        if (timeline.posts().find(XNumber.id(id)).isEmpty()) {
            throw XProblem.notFound("id", id);
        }
        timeline.setLiked(XNumber.id(id), isLiked);
        return data(JsonNodeFactory.instance.objectNode().put("liked", isLiked));
    }

    private ObjectNode post(Request request) {
        var body = json(request);
        var text = body.path("text").asText().strip();
        if (text.isEmpty()) {
            throw XProblem.invalid("text: [" + text + "] is empty");
        }
        if (TextLength.of(Platform.X, text) > TextLength.max(Platform.X)) {
            throw XProblem.invalid("Your Tweet text is too long.");
        }
        var target = body.path("reply").path("in_reply_to_tweet_id");
        var parent =
                target.isMissingNode() ? Optional.<XPost>empty() : Optional.of(answerable(XNumber.id(target.asText())));
        if (timeline.hasOwn(text)) {
            throw XProblem.forbidden("You are not allowed to create a Tweet with duplicate content.");
        }
        var post = timeline.addOwn(parent, text, clock.instant());
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("id", Long.toString(post.id()));
        answer.set("text", new XJson(request, newNames, timeline).tweet(post).path("text"));
        return data(answer);
    }

    /// Since 23 February 2026 an app may answer only those who name its account (or its own posts).
    private XPost answerable(long id) {
        var parent = timeline.posts()
                .find(id)
                .orElseThrow(() ->
                        XProblem.forbidden("You attempted to reply to a Tweet that is deleted or not visible to you."));
        var engaged = parent.author().equals(account)
                || parent.mentions(account)
                || parent.beside()
                        .quoted()
                        .filter(quoted -> quoted.author().equals(account))
                        .isPresent();
        if (!engaged) {
            throw XProblem.forbidden("Reply to this conversation is not allowed because you have not been mentioned or"
                    + " otherwise engaged by the author of the post you are replying to.");
        }
        return parent;
    }

    private ObjectNode hide(Request request) {
        var id = group(HIDDEN, request);
        var post = timeline.posts().find(XNumber.id(id)).orElseThrow(() -> XProblem.notFound("id", id));
        var root = timeline.posts().find(post.conversation());
        if (post.author().equals(account)
                || root.filter(first -> first.author().equals(account)).isEmpty()) {
            throw XProblem.forbidden("You can only hide replies to conversations you started.");
        }
        boolean hidden = json(request).path("hidden").asBoolean();
        timeline.posts().hide(post, hidden);
        return data(JsonNodeFactory.instance.objectNode().put("hidden", hidden));
    }

    private ObjectNode delete(Request request) {
        var id = group(ONE, request);
        var post = timeline.posts().find(XNumber.id(id)).orElseThrow(() -> XProblem.notFound("id", id));
        if (!post.author().equals(account)) {
            throw XProblem.forbidden("You are not authorized to delete this Tweet.");
        }
        return data(JsonNodeFactory.instance
                .objectNode()
                .put("deleted", timeline.posts().delete(post.id())));
    }

    private void onlyOurs(String user) {
        if (!user.equals(account.externalId())) {
            throw XProblem.forbidden("The simulator shows only the timelines of its own account.");
        }
    }

    private Window window(Operation operation) {
        return windows.computeIfAbsent(operation, missing -> new Window(QUARTER, documentedLimit(missing)));
    }

    /// Requests in 15 minutes for one user, as X documents them.
    private static int documentedLimit(Operation operation) {
        return switch (operation) {
            case ACCOUNT -> 75;
            case MENTIONS, SEARCH -> 300;
            case OWN_POSTS, READ -> 900;
            case POST -> 100;
            case HIDE, DELETE, LIKE -> 50;
            case QUOTES -> 75;
            case MESSAGES, SEND -> 15;
            case FEED, COMMENTS, TAGGED, REVIEWS, SIGN_IN, OTHER -> 900;
        };
    }

    private static JsonNode json(Request request) {
        try {
            if (request.header("Content-Type")
                    .filter(type -> type.startsWith("application/json"))
                    .isEmpty()) {
                throw XProblem.invalid("the body must be application/json");
            }
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw XProblem.invalid("the body is not JSON");
        }
    }

    private static ObjectNode data(ObjectNode inner) {
        return JsonNodeFactory.instance.objectNode().set("data", inner);
    }

    private static String group(Pattern pattern, Request request) {
        var matcher = pattern.matcher(request.path());
        if (!matcher.matches()) {
            throw XProblem.notFound("path", request.path());
        }
        return matcher.group(1);
    }

    private static String token(long id) {
        return "7140dibdnow9c7" + Long.toString(id, 36);
    }

    private static long readToken(String token) {
        if (!token.startsWith("7140dibdnow9c7")) {
            throw XProblem.invalid("The `pagination_token` query parameter value is not valid");
        }
        return XNumber.parse(token.substring(14), 36);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw XProblem.invalid("not a time: [" + text + "]");
        }
    }
}
