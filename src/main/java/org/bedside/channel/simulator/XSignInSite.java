package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a person signs the simulated X's account in: OAuth 2.0 with PKCE (S256 only), OAuth 1.0a
/// with a PIN. The pages ask nothing: whoever opens one has said yes, unless a test says otherwise.
/// Safe for use by several threads at once.
public final class XSignInSite {
    private static final Duration CODE_LIVES = Duration.ofSeconds(30);
    private static final Duration ACCESS_LIVES = Duration.ofHours(2);
    private static final Set<String> PATHS = Set.of(
            "/i/oauth2/authorize",
            "/2/oauth2/token",
            "/oauth/request_token",
            "/oauth/authorize",
            "/oauth/access_token");

    /// Which scopes every call needs, and which some need besides, by X's own description of its API.
    private static final Set<String> ALWAYS_NEEDED = Set.of("tweet.read", "users.read");

    private static final Map<Operation, String> NEEDED = Map.of(
            Operation.POST, "tweet.write",
            Operation.DELETE, "tweet.write",
            Operation.LIKE, "like.write",
            Operation.HIDE, "tweet.moderate.write",
            Operation.MESSAGES, "dm.read",
            Operation.SEND, "dm.write");

    private record Code(String redirect, String challenge, Set<String> scopes, Instant until) {}

    private record Token(Set<String> scopes, Instant until) {}

    private final InstantSource clock;
    private final OAuth1 keys;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Token> access = new HashMap<>();
    private final Map<String, Set<String>> refresh = new HashMap<>();
    private final Map<String, String> pins = new HashMap<>();
    private final List<OAuth1> pairs = new ArrayList<>();
    private Optional<String> secret = Optional.empty();
    private Set<String> withheld = Set.of();
    private boolean denies;
    private int given;
    private int renewals;

    XSignInSite(InstantSource clock, OAuth1 keys) {
        this.clock = clock;
        this.keys = keys;
    }

    /// The app's name for OAuth 2.0.
    public String clientId() {
        return "simulatorClientId";
    }

    /// From now on the app is one that has to show its secret.
    public synchronized void requireSecret(String clientSecret) {
        secret = Optional.of(clientSecret);
    }

    /// The person says no from now on, or yes again.
    public synchronized void deny(boolean no) {
        denies = no;
    }

    /// Grants these no more, whatever is asked for.
    public synchronized void withhold(String... scopes) {
        withheld = Set.of(scopes);
    }

    /// Every access token of OAuth 2.0 ends now; they can be renewed.
    public synchronized void endAccess() {
        access.clear();
    }

    /// The person takes the app's permission back: nothing that they signed in for holds any more, nor can it be
    /// renewed.
    public synchronized void revoke() {
        access.clear();
        refresh.clear();
        pairs.clear();
    }

    /// How often tokens were renewed.
    public synchronized int renewals() {
        return renewals;
    }

    static boolean isFor(String path) {
        return PATHS.contains(path);
    }

    synchronized boolean knows(Request request) {
        return isSigned(request) || token(request).isPresent();
    }

    synchronized boolean lets(Request request, Operation operation) {
        return isSigned(request)
                || token(request)
                        .filter(token -> token.scopes().containsAll(ALWAYS_NEEDED))
                        .filter(token -> Optional.ofNullable(NEEDED.get(operation))
                                .map(token.scopes()::contains)
                                .orElse(true))
                        .isPresent();
    }

    /// By tokens that somebody fetched with a number.
    private boolean isSigned(Request request) {
        return pairs.stream().anyMatch(pair -> pair.signed(request));
    }

    private Optional<Token> token(Request request) {
        return request.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> access.get(value.substring("Bearer ".length())))
                .filter(token -> clock.instant().isBefore(token.until()));
    }

    synchronized Answer answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /i/oauth2/authorize" -> authorize(request);
            case "POST /2/oauth2/token" -> tokens(request);
            case "POST /oauth/request_token" -> requestToken(request);
            case "GET /oauth/authorize" -> pin(request);
            case "POST /oauth/access_token" -> accessToken(request);
            default -> XProblem.notFound("path", request.path()).answer();
        };
    }

    private Answer authorize(Request request) {
        var redirect = request.parameter("redirect_uri").orElse("");
        if (!request.parameter("client_id").equals(Optional.of(clientId()))
                || !request.parameter("response_type").equals(Optional.of("code"))
                || !request.parameter("code_challenge_method").equals(Optional.of("S256"))
                || redirect.isEmpty()) {
            return problem(400, "invalid_request", "Something went wrong.");
        }
        var state = "state=" + encoded(request.parameter("state").orElse(""));
        if (denies) {
            return leadTo(redirect + "?error=access_denied&" + state);
        }
        var scopes = Arrays.stream(request.parameter("scope").orElse("").split(" ", -1))
                .filter(scope -> !withheld.contains(scope))
                .collect(Collectors.toSet());
        var code = next("code");
        codes.put(
                code,
                new Code(
                        redirect,
                        request.parameter("code_challenge").orElse(""),
                        scopes,
                        clock.instant().plus(CODE_LIVES)));
        return leadTo(redirect + "?" + state + "&code=" + code);
    }

    private Answer tokens(Request request) {
        if (secret.isPresent()
                && !request.header("Authorization").equals(secret.map(known -> basic(clientId() + ":" + known)))) {
            return problem(401, "unauthorized_client", "Missing valid authorization header");
        }
        if (!request.parameter("client_id").equals(Optional.of(clientId()))) {
            return problem(400, "invalid_request", "Value passed for the client id was invalid.");
        }
        return switch (request.parameter("grant_type").orElse("")) {
            case "authorization_code" -> byCode(request);
            case "refresh_token" -> renewed(request);
            default -> problem(400, "unsupported_grant_type", "Value passed for the grant type was invalid.");
        };
    }

    private Answer byCode(Request request) {
        var code = codes.remove(request.parameter("code").orElse(""));
        if (code == null || !clock.instant().isBefore(code.until())) {
            return problem(400, "invalid_request", "Value passed for the authorization code was invalid.");
        }
        if (!code.challenge()
                .equals(challenge(request.parameter("code_verifier").orElse("")))) {
            return problem(
                    400, "invalid_request", "Value passed for the code verifier did not match the code challenge.");
        }
        if (!request.parameter("redirect_uri").equals(Optional.of(code.redirect()))) {
            return problem(400, "invalid_request", "Value passed for the redirect uri did not match.");
        }
        return pair(code.scopes());
    }

    /// A refresh token is taken once.
    private Answer renewed(Request request) {
        var scopes = refresh.remove(request.parameter("refresh_token").orElse(""));
        if (scopes == null) {
            return problem(400, "invalid_request", "Value passed for the token was invalid.");
        }
        renewals++;
        return pair(scopes);
    }

    private Answer pair(Set<String> scopes) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "bearer")
                .put("expires_in", ACCESS_LIVES.toSeconds());
        var token = next("access");
        access.put(token, new Token(scopes, clock.instant().plus(ACCESS_LIVES)));
        json.put("access_token", token).put("scope", scopes.stream().sorted().collect(Collectors.joining(" ")));
        if (scopes.contains("offline.access")) {
            var more = next("refresh");
            refresh.put(more, scopes);
            json.put("refresh_token", more);
        }
        return Answer.of(200, json);
    }

    private Answer requestToken(Request request) {
        if (!new OAuth1(keys.consumerKey(), keys.consumerSecret(), "", "").signedByApp(request)) {
            return oauth1Problem(401, 32, "Could not authenticate you.");
        }
        if (!request.parameter("oauth_callback").equals(Optional.of("oob"))) {
            return oauth1Problem(403, 415, "Callback URL not approved for this client application.");
        }
        var token = next("request");
        pins.put(token, "");
        return form("oauth_token=" + token + "&oauth_token_secret=" + requestSecret(token)
                + "&oauth_callback_confirmed=true");
    }

    /// The page that shows the number.
    private Answer pin(Request request) {
        var token = request.parameter("oauth_token").orElse("");
        if (!pins.containsKey(token)) {
            return oauth1Problem(401, 32, "Could not authenticate you.");
        }
        given++;
        var pin = String.format("%07d", 1_234_560 + given);
        pins.put(token, pin);
        return Answer.of(200, JsonNodeFactory.instance.objectNode().put("pin", pin));
    }

    private Answer accessToken(Request request) {
        var token = pins.keySet().stream()
                .filter(known -> new OAuth1(keys.consumerKey(), keys.consumerSecret(), known, requestSecret(known))
                        .signed(request))
                .findFirst();
        var verifier = request.parameter("oauth_verifier").orElse("");
        if (token.isEmpty() || verifier.isEmpty() || !verifier.equals(pins.get(token.get()))) {
            return oauth1Problem(401, 32, "Error processing your OAuth request: Invalid oauth_verifier parameter");
        }
        pins.remove(token.get());
        given++;
        var pair =
                new OAuth1(keys.consumerKey(), keys.consumerSecret(), keys.token() + given, keys.tokenSecret() + given);
        pairs.add(pair);
        return form("oauth_token=" + pair.token() + "&oauth_token_secret=" + pair.tokenSecret());
    }

    private static String requestSecret(String token) {
        return token + "Secret";
    }

    private String next(String what) {
        given++;
        return "simulator-" + what + "-" + given;
    }

    private static Answer leadTo(String address) {
        return new Answer(302, Map.of("Location", address), JsonNodeFactory.instance.objectNode());
    }

    private static Answer problem(int status, String error, String description) {
        return Answer.of(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description));
    }

    private static Answer oauth1Problem(int status, int code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("errors").addObject().put("code", code).put("message", message);
        return Answer.of(status, json);
    }

    private static Answer form(String fields) {
        return new Answer(200, Map.of("Content-Type", "text/html;charset=utf-8"), TextNode.valueOf(fields));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
