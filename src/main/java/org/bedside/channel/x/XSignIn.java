package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.channel.Account;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Granted;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.NotSignedIn.Why;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.Silence;
import org.bedside.model.Platform;
import org.bedside.model.Scope;
import twitter4j.HttpParameter;
import twitter4j.RequestMethod;

/// Signing an account in on X by the person's own browser: OAuth 2.0 with PKCE, which leads back to
/// this computer, or OAuth 1.0a with the number (PIN) that X shows.
///
/// Not by twitter4j's own calls: they use another transport, and `plain` where `S256` belongs.
/// <https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code>, looked at in
/// November 2026.
public final class XSignIn {
    /// Where X asks the person for consent.
    public static final URI SITE = URI.create("https://x.com");

    /// 32 bytes make a verifier of 43 characters, the shortest that RFC 7636 takes.
    private static final int RANDOM_BYTES = 32;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpTransport transport;
    private final URI api;
    private final URI site;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param site scheme and host of the page that asks for consent
    public XSignIn(HttpTransport transport, URI api, URI site, InstantSource clock) {
        this.transport = transport;
        this.api = api;
        this.site = site;
        this.clock = clock;
    }

    /// A sign-in by browser that was begun.
    ///
    /// @param address the page to open
    /// @param state comes back with the person, and tells this sign-in from others
    /// @param verifier proves to X that whoever brings the code is who asked for it
    public record Begun(URI address, String state, String verifier, URI redirect, XApp app) {
        /// Shows no secret.
        @Override
        public String toString() {
            return "Begun[" + app + "]";
        }
    }

    /// What came of a sign-in by browser.
    public record Signed(XTokens tokens, Granted granted) {}

    /// Begins a sign-in by browser; nothing is asked of X yet.
    ///
    /// @param redirect where X sends the person back, which must stand in the app's settings to the letter
    public Begun begin(XApp app, URI redirect) {
        var state = random();
        var verifier = random();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", redirect.toString());
        parameters.put(
                "scope", Scope.wanted(Platform.X).stream().map(Scope::key).collect(Collectors.joining(" ")));
        parameters.put("state", state);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return new Begun(site.resolve("/i/oauth2/authorize?" + form(parameters)), state, verifier, redirect, app);
    }

    /// Turns what the person brought back into tokens.
    ///
    /// @param brought the parameters of the redirect
    public Signed finish(Begun begun, Map<String, String> brought)
            throws NotSignedIn, ChannelException, InterruptedException {
        if (!begun.state().equals(brought.get("state"))) {
            throw new NotSignedIn("X's redirect does not belong to this sign-in", Why.CODE_REFUSED);
        }
        var code = brought.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw new NotSignedIn("X's redirect has no code", Why.DENIED);
        }
        return tokens(
                begun.app(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        begun.redirect().toString(),
                        "code_verifier",
                        begun.verifier()));
    }

    /// New tokens for those that end. X takes a refresh token once: the new pair must be stored
    /// before it is used.
    ///
    /// @throws SignInNeeded if X gives none
    public XTokens renew(XApp app, XTokens old) throws ChannelException, InterruptedException {
        var refresh =
                old.refresh().orElseThrow(() -> new SignInNeeded("the sign-in on X has ended, and cannot be renewed"));
        try {
            return tokens(app, Map.of("grant_type", "refresh_token", "refresh_token", refresh))
                    .tokens();
        } catch (NotSignedIn refused) {
            throw new SignInNeeded(refused.getMessage());
        }
    }

    private Signed tokens(XApp app, Map<String, String> wanted)
            throws NotSignedIn, ChannelException, InterruptedException {
        var form = new LinkedHashMap<>(wanted);
        form.put("client_id", app.clientId());
        var address = api.resolve("/2/oauth2/token");
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form)));
        app.clientSecret().ifPresent(secret -> request.header("Authorization", basic(app.clientId(), secret)));
        var answer = send(request);
        var json = XClient.object(answer).orElseGet(() -> XClient.JSON.createObjectNode());
        if (!answer.isSuccess()) {
            throw refused("POST /2/oauth2/token", answer, json);
        }
        return signed(json);
    }

    private Signed signed(JsonNode json) throws NoAnswer {
        try {
            var seconds = json.path("expires_in").asLong(0);
            var refresh = text(json, "refresh_token");
            var endsAt = clock.instant().plusSeconds(seconds);
            var tokens = new XTokens(text(json, "access_token").orElse(""), refresh, endsAt);
            var scopes = text(json, "scope").map(XSignIn::scopes);
            return new Signed(
                    tokens,
                    new Granted(
                            scopes, refresh.isPresent() ? Optional.empty() : Optional.of(endsAt), Optional.empty()));
        } catch (IllegalArgumentException _) {
            throw new NoAnswer("POST /2/oauth2/token: X gave no tokens that can be used");
        }
    }

    private static Set<Scope> scopes(String words) {
        return Arrays.stream(words.split("\\s+", -1))
                .flatMap(word -> Scope.named(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /// Only where X itself says no, in its own form; a proxy's page decides nothing.
    private NotSignedIn refused(String what, HttpAnswer answer, JsonNode json) throws ChannelException {
        var error = text(json, "error").orElse("");
        var message = what + ": X answered " + answer.status() + (error.matches("[a-z_]{1,40}") ? " " + error : "");
        if (answer.status() == 429) {
            throw XRefusal.of(answer).onReading(what, clock.instant());
        }
        if (answer.status() / 100 != 4 || error.isEmpty()) {
            throw new NoAnswer(message);
        }
        var isApp = answer.status() == 401 || error.endsWith("_client");
        return new NotSignedIn(message, isApp ? Why.APP_UNKNOWN : Why.CODE_REFUSED);
    }

    /// A sign-in by PIN that was begun.
    ///
    /// @param address the page to open
    public record PinBegun(URI address, XSignature.Keys request) {}

    /// Begins a sign-in by PIN.
    ///
    /// @throws NotSignedIn if X does not know the app by its keys, or the app may not sign in this way
    public PinBegun beginPin(String consumerKey, String consumerSecret)
            throws NotSignedIn, ChannelException, InterruptedException {
        XAccess.requireOneWord("consumer key", consumerKey);
        XAccess.requireOneWord("consumer secret", consumerSecret);
        var address = api.resolve("/oauth/request_token");
        var oob = new HttpParameter("oauth_callback", "oob");
        var answer = post(address, XSender.signed(consumerKey, consumerSecret, RequestMethod.POST, address, oob), oob);
        var given = given("/oauth/request_token", answer, Why.APP_UNKNOWN);
        var request = keys(consumerKey, consumerSecret, given);
        return new PinBegun(api.resolve("/oauth/authorize?" + form(Map.of("oauth_token", request.token()))), request);
    }

    /// The account's token pair for the number that the person brought back.
    public XSignature.Keys finishPin(PinBegun begun, String pin)
            throws NotSignedIn, ChannelException, InterruptedException {
        var request = begun.request();
        var address = api.resolve("/oauth/access_token");
        var verifier = new HttpParameter("oauth_verifier", pin.strip());
        var answer = post(address, XSender.signed(request, RequestMethod.POST, address, verifier), verifier);
        return keys(
                request.consumerKey(),
                request.consumerSecret(),
                given("/oauth/access_token", answer, Why.CODE_REFUSED));
    }

    private HttpAnswer post(URI address, String authorization, HttpParameter parameter)
            throws NoAnswer, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of(parameter.getName(), parameter.getValue())))));
    }

    private Map<String, String> given(String path, HttpAnswer answer, Why on401) throws NotSignedIn, ChannelException {
        var message = "POST " + path + ": X answered " + answer.status();
        return switch (answer.status()) {
            case 200 -> fields(answer.text());
            case 401 -> throw new NotSignedIn(message, on401);
            // 415: "Callback URL not approved", where the app is no app for signing in by PIN.
            case 400, 403 -> throw new NotSignedIn(message, Why.WAY_NOT_ALLOWED);
            case 429 -> throw XRefusal.of(answer).onReading("POST " + path, clock.instant());
            default -> throw new NoAnswer(message);
        };
    }

    private static XSignature.Keys keys(String consumerKey, String consumerSecret, Map<String, String> given)
            throws NoAnswer {
        try {
            return new XSignature.Keys(
                    consumerKey,
                    consumerSecret,
                    given.getOrDefault("oauth_token", ""),
                    given.getOrDefault("oauth_token_secret", ""));
        } catch (IllegalArgumentException _) {
            throw new NoAnswer("X gave no tokens that can be used");
        }
    }

    /// Whose account a sign-in is for.
    public Account account(XSignature signature) throws ChannelException, InterruptedException {
        return XChannel.account(new XClient(transport, new XAccess(signature, "unknown", api), clock, Meter.NONE));
    }

    /// Asking once more does no harm: what was not heard is lost, and is begun anew.
    private HttpAnswer send(HttpRequest.Builder request) throws NoAnswer, InterruptedException {
        try {
            return transport.send(request);
        } catch (Silence silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        }
    }

    private String random() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asText("")).filter(text -> !text.isEmpty());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var pair : form.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
