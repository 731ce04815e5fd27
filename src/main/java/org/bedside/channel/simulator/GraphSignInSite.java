package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bedside.model.Author;

/// How a person signs the simulated page in: Facebook Login for Devices, longer tokens for the
/// app's secret, the person's pages, and what a token tells about itself. A code is entered by
/// [#enter]. Safe for use by several threads at once.
public final class GraphSignInSite {
    private static final Pattern PATH =
            Pattern.compile("(?:/v\\d+\\.\\d+)?/(device/login|device/login_status|oauth/access_token|debug_token)/?");
    private static final Duration CODE_LIVES = Duration.ofMinutes(7);
    private static final Duration SHORT = Duration.ofHours(2);
    private static final Duration LONG = Duration.ofDays(60);
    private static final Duration DATA = Duration.ofDays(90);

    private enum Entered {
        NOT_YET,
        YES,
        NO
    }

    private record Code(String userCode, Set<String> scopes, Instant until, Entered entered) {}

    /// @param page empty for the person's own token
    /// @param until empty for a token that does not end
    private record Token(String page, Set<String> scopes, Optional<Instant> until, Instant dataUntil) {}

    private record Page(Author author, List<String> tasks) {}

    private final InstantSource clock;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private Set<String> withheld = Set.of();
    private Set<String> forOthersOnly = Set.of();
    private boolean hurried;
    private int given;

    GraphSignInSite(InstantSource clock, Author page) {
        this.clock = clock;
        pages.put(
                page.externalId(),
                new Page(page, List.of("ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE")));
    }

    public String appId() {
        return "300000000000001";
    }

    public String clientToken() {
        return "simulatorClientToken";
    }

    public String appSecret() {
        return "simulatorAppSecret";
    }

    /// The person has a part in another page too.
    public synchronized void alsoManages(Author page, String... tasks) {
        pages.put(page.externalId(), new Page(page, List.of(tasks)));
    }

    /// Somebody enters a code on Facebook's page and agrees.
    public void enter(String userCode) {
        entered(userCode, Entered.YES);
    }

    /// Somebody enters a code on Facebook's page and declines.
    public void decline(String userCode) {
        entered(userCode, Entered.NO);
    }

    private synchronized void entered(String userCode, Entered how) {
        codes.replaceAll((_, code) ->
                code.userCode().equals(userCode) ? new Code(userCode, code.scopes(), code.until(), how) : code);
    }

    /// Grants these no more, whatever is asked for.
    public synchronized void withhold(String... scopes) {
        withheld = Set.of(scopes);
    }

    /// The person gives these for another page only.
    public synchronized void giveForOthersOnly(String... scopes) {
        forOthersOnly = Set.of(scopes);
    }

    /// The next question about a code comes too soon.
    public synchronized void slowDownOnce() {
        hurried = true;
    }

    /// Every token ends now.
    public synchronized void endTokens() {
        tokens.replaceAll(
                (_, token) -> new Token(token.page(), token.scopes(), Optional.of(clock.instant()), token.dataUntil()));
    }

    /// A page's token as its developer page gives it, to be pasted.
    public synchronized String pageToken(String... scopes) {
        return page(
                pages.keySet().iterator().next(),
                Set.of(scopes),
                Optional.of(clock.instant().plus(SHORT)));
    }

    static boolean isFor(String path) {
        return PATH.matcher(path).matches();
    }

    /// @throws GraphError if the token has ended
    synchronized boolean knows(String token) {
        var known = tokens.get(token);
        if (known == null) {
            return false;
        }
        if (known.until().filter(until -> !clock.instant().isBefore(until)).isPresent()) {
            throw GraphError.expired();
        }
        return true;
    }

    /// Whether a permission was given with the token; with one that nobody signed in for, all are.
    synchronized boolean grants(String token, String permission) {
        var known = tokens.get(token);
        return known == null || (known.scopes().contains(permission) && !forOthersOnly.contains(permission));
    }

    synchronized ObjectNode answer(Request request) {
        var path = PATH.matcher(request.path());
        return switch (path.matches() ? path.group(1) : "") {
            case "device/login" -> begin(request);
            case "device/login_status" -> status(request);
            case "oauth/access_token" -> extended(request);
            case "debug_token" -> debug(request);
            default -> throw GraphError.missing(request.path());
        };
    }

    private static String token(Request request) {
        return request.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()))
                .or(() -> request.parameter("access_token"))
                .orElse("");
    }

    private void onlyTheApp(Request request) {
        var token = token(request);
        if (!token.startsWith(appId() + "|")) {
            throw GraphError.unknownApp();
        }
        if (!token.equals(appId() + "|" + clientToken()) && !token.equals(appId() + "|" + appSecret())) {
            throw GraphError.invalidToken();
        }
    }

    private ObjectNode begin(Request request) {
        onlyTheApp(request);
        given++;
        var code = "simulatorDeviceCode" + given;
        var userCode = String.format("DUY5TQ%02d", given);
        var scopes = new TreeSet<>(request.list("scope"));
        scopes.removeAll(withheld);
        codes.put(code, new Code(userCode, scopes, clock.instant().plus(CODE_LIVES), Entered.NOT_YET));
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("user_code", userCode)
                .put("verification_uri", request.origin() + "/device")
                .put("expires_in", CODE_LIVES.toSeconds())
                .put("interval", 1);
    }

    private ObjectNode status(Request request) {
        onlyTheApp(request);
        var asked = request.parameter("code").orElse("");
        var code = codes.get(asked);
        if (code == null || !clock.instant().isBefore(code.until())) {
            throw GraphError.device(1349152, "The session has expired, please request a new one.");
        }
        if (hurried) {
            hurried = false;
            throw GraphError.device(1349172, "User request limit reached");
        }
        return switch (code.entered()) {
            case NOT_YET -> throw GraphError.device(1349174, "This request requires the user to take a pending action");
            case NO -> throw GraphError.device(1349173, "The user has declined to authorize your application.");
            case YES -> {
                codes.remove(asked);
                var token = give(new Token(
                        "", code.scopes(), until(SHORT), clock.instant().plus(DATA)));
                yield JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token)
                        .put("expires_in", SHORT.toSeconds());
            }
        };
    }

    private ObjectNode extended(Request request) {
        var old = request.parameter("fb_exchange_token").orElse("");
        if (!request.parameter("client_id").equals(Optional.of(appId()))
                || !request.parameter("client_secret").equals(Optional.of(appSecret()))) {
            throw GraphError.unknownApp();
        }
        var token = tokens.get(old);
        if (token == null || !knows(old)) {
            throw GraphError.invalidToken();
        }
        var longer = give(new Token(token.page(), token.scopes(), until(LONG), token.dataUntil()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", longer)
                .put("token_type", "bearer")
                .put("expires_in", LONG.toSeconds());
    }

    /// Asked by the app with its secret, or by the token about itself.
    private ObjectNode debug(Request request) {
        var asked = request.parameter("input_token").orElse("");
        var by = token(request);
        var about = tokens.get(asked);
        if (!by.equals(appId() + "|" + appSecret()) && !(by.equals(asked) && knows(by))) {
            throw GraphError.invalidToken();
        }
        if (about == null) {
            throw GraphError.invalidToken();
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var data = answer.putObject("data")
                .put("app_id", appId())
                .put("type", about.page().isEmpty() ? "USER" : "PAGE")
                .put(
                        "is_valid",
                        about.until()
                                .filter(until -> !clock.instant().isBefore(until))
                                .isEmpty())
                .put("expires_at", about.until().map(Instant::getEpochSecond).orElse(0L))
                .put("data_access_expires_at", about.dataUntil().getEpochSecond());
        var scopes = data.putArray("scopes");
        var granular = data.putArray("granular_scopes");
        about.scopes().forEach(scope -> {
            scopes.add(scope);
            granular.addObject()
                    .put("scope", scope)
                    .putArray("target_ids")
                    .add(forOthersOnly.contains(scope) ? "999" : about.page());
        });
        return answer;
    }

    /// The person's pages, with a token for each that lives as long as theirs; for ever where
    /// theirs is a long one.
    synchronized ObjectNode accounts(String userToken) {
        var token = tokens.get(userToken);
        if (token == null || !token.page().isEmpty()) {
            throw GraphError.invalid("Tried accessing nonexisting field (accounts) on node type (Page)");
        }
        var isLong = token.until()
                .filter(until -> until.isAfter(clock.instant().plus(SHORT)))
                .isPresent();
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        pages.forEach((id, page) -> {
            var account = data.addObject()
                    .put("access_token", page(id, token.scopes(), isLong ? Optional.empty() : token.until()))
                    .put("name", page.author().name())
                    .put("id", id);
            page.tasks().forEach(account.putArray("tasks")::add);
        });
        return json;
    }

    private String page(String id, Set<String> scopes, Optional<Instant> until) {
        return give(new Token(id, scopes, until, clock.instant().plus(DATA)));
    }

    private Optional<Instant> until(Duration life) {
        return Optional.of(clock.instant().plus(life));
    }

    private String give(Token token) {
        given++;
        var name = "simulatorGraphToken" + given;
        tokens.put(name, token);
        return name;
    }
}
