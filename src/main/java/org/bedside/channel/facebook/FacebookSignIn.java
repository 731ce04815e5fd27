package org.bedside.channel.facebook;

import com.restfb.DefaultFacebookClient;
import com.restfb.Parameter;
import com.restfb.exception.FacebookGraphException;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Granted;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.NotSignedIn.Why;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.Silence;
import org.bedside.model.Platform;
import org.bedside.model.Scope;

/// Signing a page in on Facebook: by a code that the person enters in any browser ("Facebook Login
/// for Devices"), or by a token that they bring.
///
/// Facebook leads back to `https` addresses only, which a desktop has none of; so there is no way
/// by redirect.
public final class FacebookSignIn {
    /// The subcodes by which `device/login_status` says how things stand; as in Facebook's own SDKs.
    private static final int CODE_EXPIRED = 1_349_152;

    private static final int TOO_OFTEN = 1_349_172;
    private static final int DECLINED = 1_349_173;
    private static final int PENDING = 1_349_174;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(7);

    private final HttpTransport transport;
    private final URI api;
    private final InstantSource clock;

    public FacebookSignIn(HttpTransport transport, URI api, InstantSource clock) {
        this.transport = transport;
        this.api = api;
        this.clock = clock;
    }

    /// A sign-in by code that was begun.
    ///
    /// @param userCode what the person enters on `page`
    /// @param code by which we ask what became of it
    public record Begun(FacebookApp app, String userCode, URI page, String code, Duration interval, Instant until) {
        /// Shows no secret.
        @Override
        public String toString() {
            return "Begun[" + app + "]";
        }
    }

    /// What became of a sign-in by code.
    public sealed interface Status {
        /// Nobody has entered the code yet: ask again after `pause`.
        record Waiting(Duration pause) implements Status {}

        /// The person has agreed.
        record Signed(String userToken) implements Status {
            /// Shows no secret.
            @Override
            public String toString() {
                return "Signed[]";
            }
        }
    }

    public Begun begin(FacebookApp app) throws NotSignedIn, ChannelException, InterruptedException {
        var scopes = Scope.wanted(Platform.FACEBOOK).stream().map(Scope::key).collect(Collectors.joining(","));
        try {
            var json = ask(app, "device/login", Parameter.with("scope", scopes));
            return new Begun(
                    app,
                    given(json, "user_code"),
                    URI.create(given(json, "verification_uri")),
                    given(json, "code"),
                    seconds(json, "interval").orElse(USUAL_INTERVAL),
                    clock.instant().plus(seconds(json, "expires_in").orElse(USUAL_LIFE)));
        } catch (Declared refused) {
            throw refusedBeginning(refused.refusal);
        } catch (IllegalArgumentException _) {
            throw new NoAnswer("POST device/login: Facebook named no page to go to");
        }
    }

    /// 101 is an app id that there is none of, 190 a token that does not fit it.
    private NotSignedIn refusedBeginning(GraphRefusal refusal) throws ChannelException {
        var what = "POST device/login";
        var failure = refusal.onReading(what, clock.instant());
        if (failure instanceof SignInNeeded || refusal.code() == 101) {
            return new NotSignedIn(what + ": Facebook does not know the app", Why.APP_UNKNOWN);
        }
        if (failure instanceof NotAllowed) {
            return new NotSignedIn(what + ": the app may not sign in by a code", Why.WAY_NOT_ALLOWED);
        }
        throw failure;
    }

    public Status status(Begun begun) throws NotSignedIn, ChannelException, InterruptedException {
        var what = "POST device/login_status";
        try {
            var json = ask(begun.app(), "device/login_status", Parameter.with("code", begun.code()));
            return new Status.Signed(given(json, "access_token"));
        } catch (Declared refused) {
            return switch (refused.refusal.subcode()) {
                case PENDING -> new Status.Waiting(begun.interval());
                case TOO_OFTEN -> new Status.Waiting(begun.interval().multipliedBy(2));
                case CODE_EXPIRED -> throw new NotSignedIn(what + ": the code has expired", Why.TOO_LATE);
                case DECLINED -> throw new NotSignedIn(what + ": declined", Why.DENIED);
                default -> throw refused.refusal.onReading(what, clock.instant());
            };
        }
    }

    /// The pages of the person who signed in, with tokens that live as long as Facebook lets them.
    public List<ManagedPage> pages(FacebookApp app, String userToken)
            throws NotSignedIn, ChannelException, InterruptedException {
        var graph = graph(extended(app, userToken), app.secret());
        var pages = new ArrayList<ManagedPage>();
        var fields = List.of(Parameter.withFields("id,name,access_token,tasks"));
        var after = "";
        while (true) {
            var list = graph.list("me/accounts", fields, after);
            list.items().stream()
                    .filter(JsonValue::isObject)
                    .map(JsonValue::asObject)
                    .flatMap(json -> page(json).stream())
                    .forEach(pages::add);
            if (list.next().isEmpty()) {
                return List.copyOf(pages);
            }
            after = list.next().get();
        }
    }

    /// The page whose token this is.
    public ManagedPage page(String token, Optional<String> appSecret) throws ChannelException, InterruptedException {
        var json = graph(token, appSecret).get("me", Parameter.withFields("id,name"));
        return new ManagedPage(given(json, "id"), GraphPage.text(json, "name").orElse(""), token, Set.of());
    }

    /// What a page's token may do and for how long; unknown where Facebook does not let the token
    /// ask about itself.
    ///
    /// @param app the app's id and secret with a bar between, which may ask about any of its tokens
    public Granted granted(ManagedPage page, Optional<String> app, Optional<String> appSecret)
            throws ChannelException, InterruptedException {
        try {
            var asking = app.isPresent() ? graph(app.get(), Optional.empty()) : graph(page.token(), appSecret);
            var json = asking.get("debug_token", Parameter.with("input_token", page.token()));
            var data = GraphPage.child(json, "data").orElse(json);
            return new Granted(
                    scopes(data, page.id()), moment(data, "expires_at"), moment(data, "data_access_expires_at"));
        } catch (NotAllowed | SignInNeeded | NoAnswer _) {
            return Granted.UNKNOWN;
        }
    }

    private static Optional<Set<Scope>> scopes(JsonObject data, String pageId) {
        var list = data.get("scopes");
        if (list == null || !list.isArray()) {
            return Optional.empty();
        }
        var scopes = EnumSet.noneOf(Scope.class);
        list.asArray().forEach(name -> named(name).ifPresent(scopes::add));
        // A permission may be given for some of the person's pages only.
        var granular = data.get("granular_scopes");
        if (granular != null && granular.isArray()) {
            for (var one : granular.asArray()) {
                if (one.isObject() && isForOthersOnly(one.asObject(), pageId)) {
                    Optional.ofNullable(one.asObject().get("scope"))
                            .flatMap(FacebookSignIn::named)
                            .ifPresent(scopes::remove);
                }
            }
        }
        return Optional.of(scopes);
    }

    private static boolean isForOthersOnly(JsonObject granular, String pageId) {
        var targets = granular.get("target_ids");
        if (targets == null || !targets.isArray()) {
            return false;
        }
        for (var target : targets.asArray()) {
            if (pageId.equals(target.isString() ? target.asString() : target.toString())) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Scope> named(JsonValue name) {
        return name.isString() ? Scope.named(name.asString()) : Optional.empty();
    }

    /// 0 means never.
    private static Optional<Instant> moment(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonValue::isNumber)
                .map(JsonValue::asLong)
                .filter(seconds -> seconds > 0)
                .map(Instant::ofEpochSecond);
    }

    private static Optional<ManagedPage> page(JsonObject json) {
        var id = GraphPage.text(json, "id");
        var token = GraphPage.text(json, "access_token");
        if (id.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        var tasks = new HashSet<String>();
        var list = json.get("tasks");
        if (list != null && list.isArray()) {
            list.asArray().forEach(task -> {
                if (task.isString()) {
                    tasks.add(task.asString());
                }
            });
        }
        return Optional.of(
                new ManagedPage(id.get(), GraphPage.text(json, "name").orElse(""), token.get(), tasks));
    }

    /// Of two months instead of two hours where the token was a short one; only with the app's secret.
    private String extended(FacebookApp app, String userToken)
            throws NotSignedIn, ChannelException, InterruptedException {
        if (app.secret().isEmpty()) {
            return userToken;
        }
        var what = "GET oauth/access_token";
        try {
            var json = call(
                    graph(userToken, app.secret()),
                    client -> client.fetchObject(
                            "oauth/access_token",
                            JsonObject.class,
                            Parameter.with("grant_type", "fb_exchange_token"),
                            Parameter.with("client_id", app.id()),
                            Parameter.with("client_secret", app.secret().get()),
                            Parameter.with("fb_exchange_token", userToken)));
            return given(json, "access_token");
        } catch (Declared refused) {
            // 1 is "Error validating client secret" here, and only in an answer that is no fault of Facebook's.
            if (refused.refusal.code() == 101 || (refused.refusal.code() == 1 && refused.refusal.status() == 400)) {
                throw new NotSignedIn(what + ": the app's secret is not its own", Why.APP_UNKNOWN);
            }
            throw refused.refusal.onReading(what, clock.instant());
        }
    }

    private GraphClient graph(String token, Optional<String> appSecret) {
        return new GraphClient(transport, new FacebookAccess("me", token, appSecret, api), clock, Meter.NONE);
    }

    private static final class Declared extends Exception {
        private final transient GraphRefusal refusal;

        Declared(GraphRefusal refusal) {
            this.refusal = refusal;
        }
    }

    /// Asks in the app's own name.
    private JsonObject ask(FacebookApp app, String path, Parameter... parameters)
            throws Declared, NoAnswer, InterruptedException {
        return call(
                graph(app.id() + "|" + app.clientToken(), Optional.empty()),
                client -> client.publish(path, JsonObject.class, parameters));
    }

    private JsonObject call(GraphClient graph, Function<DefaultFacebookClient, JsonObject> question)
            throws Declared, NoAnswer, InterruptedException {
        var requestor = new GraphRequestor(transport, new FacebookClock(clock), _ -> {});
        try {
            return question.apply(graph.client(requestor));
        } catch (RuntimeException failed) {
            switch (GraphClient.reason(failed)) {
                case Silence silence -> throw new NoAnswer(silence.getMessage(), silence);
                case FacebookGraphException refused -> throw new Declared(GraphRefusal.of(refused, requestor.answer()));
                default -> throw new Declared(GraphRefusal.of(requestor.answer()));
            }
        }
    }

    private static String given(JsonObject json, String name) throws NoAnswer {
        return GraphPage.text(json, name).orElseThrow(() -> new NoAnswer("Facebook's answer has no " + name));
    }

    private static Optional<Duration> seconds(JsonObject json, String name) {
        return Optional.ofNullable(json.get(name))
                .filter(JsonValue::isNumber)
                .map(JsonValue::asLong)
                .map(Duration::ofSeconds);
    }
}
