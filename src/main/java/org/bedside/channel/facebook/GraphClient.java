package org.bedside.channel.facebook;

import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.JsonMapper;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookGraphException;
import com.restfb.json.JsonObject;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.NeverLeft;
import org.bedside.channel.http.Silence;
import org.bedside.channel.http.TooLong;

/// Requests to the Graph API in the name of one page: restfb builds and reads them, our transport sends
/// them.
///
/// Nothing that restfb throws is passed on, not even as a cause: its messages quote what it read.
final class GraphClient {
    static final JsonMapper JSON = new DefaultJsonMapper();

    private static final List<Integer> PAGE_SIZES = List.of(100, 25, 5, 1);

    /// restfb logs whole addresses, and the JSON it cannot map: tokens and people's words. (Held here,
    /// because a logger that nobody holds forgets its level.)
    private static final Logger RESTFB = Logger.getLogger("com.restfb");

    static {
        RESTFB.setLevel(Level.OFF);
    }

    private final HttpTransport transport;
    private final FacebookAccess access;
    private final InstantSource clock;
    private final Meter meter;
    private final FacebookEndpoints endpoints;
    private final FacebookClock theirs;

    GraphClient(HttpTransport transport, FacebookAccess access, InstantSource clock, Meter meter) {
        this.transport = transport;
        this.access = access;
        this.clock = clock;
        this.meter = meter;
        this.theirs = new FacebookClock(clock);
        var address = access.base().toString().replaceFirst("/$", "");
        this.endpoints = new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return address;
            }
        };
    }

    /// Reads `path`; whatever is not a JSON object of a success is a [ChannelException].
    JsonObject get(String path, Parameter... parameters) throws ChannelException, InterruptedException {
        return read("GET " + path, client -> client.fetchObject(path, JsonObject.class, parameters));
    }

    private JsonObject read(String what, Function<FacebookClient, JsonObject> ask)
            throws ChannelException, InterruptedException {
        var requestor = new GraphRequestor(transport, theirs, this::heard);
        try {
            return ask.apply(client(requestor));
        } catch (RuntimeException failed) {
            throw switch (reason(failed)) {
                case Silence silence -> new NoAnswer(silence.getMessage(), silence);
                case FacebookGraphException refused ->
                    GraphRefusal.of(refused, requestor.answer()).onReading(what, clock.instant());
                default -> GraphRefusal.of(requestor.answer()).onReading(what, clock.instant());
            };
        }
    }

    /// One object by its identifier: an answer without it says nothing of it.
    JsonObject object(String id, String fields) throws ChannelException, InterruptedException {
        var json = get(id, Parameter.withFields(fields));
        if (GraphPage.text(json, "id").isEmpty()) {
            throw new NoAnswer("GET " + id + ": Facebook's answer names nothing");
        }
        return json;
    }

    /// Several objects by their identifiers, in one request: an object of objects.
    JsonObject objects(List<String> ids, String fields) throws ChannelException, InterruptedException {
        return read(
                "GET " + ids.size() + " by ids",
                client -> client.fetchObjects(ids, JsonObject.class, Parameter.withFields(fields)));
    }

    /// One page of a list, `after` the page before it (empty for the first): of a hundred, or of fewer where the
    /// answer would be too long for us. Of a single one that is too long only the identifier is asked for, so that
    /// those after it can be read: without a time it counts as unreadable.
    GraphPage list(String path, List<Parameter> parameters, String after)
            throws ChannelException, InterruptedException {
        return list(path, parameters, after, PAGE_SIZES.getFirst(), "id");
    }

    /// The same of at most `most` items.
    ///
    /// @param bare what to ask of a single one that is too long; by that alone nothing can be known of it
    GraphPage list(String path, List<Parameter> parameters, String after, int most, String bare)
            throws ChannelException, InterruptedException {
        for (var size : PAGE_SIZES) {
            if (size > most) {
                continue;
            }
            try {
                return sized(path, parameters, after, size);
            } catch (NoAnswer silent) {
                if (!isTooLong(silent)) {
                    throw silent;
                }
            }
        }
        var others = parameters.stream().filter(parameter -> !parameter.name.equals("fields"));
        return sized(
                path,
                Stream.concat(others, Stream.of(Parameter.withFields(bare))).toList(),
                after,
                PAGE_SIZES.getLast());
    }

    /// Whether Facebook answered, and more than we take.
    static boolean isTooLong(NoAnswer silent) {
        return silent.getCause() instanceof TooLong;
    }

    private GraphPage sized(String path, List<Parameter> parameters, String after, int size)
            throws ChannelException, InterruptedException {
        var all = new ArrayList<>(parameters);
        all.add(Parameter.withLimit(size));
        if (!after.isEmpty()) {
            all.add(Parameter.with("after", after));
        }
        return GraphPage.of(get(path, all.toArray(Parameter[]::new)), "GET " + path, after);
    }

    /// One page of what stands under a post or a comment, answers to answers too, the oldest first.
    GraphPage comments(String under, Optional<Instant> since, String after)
            throws ChannelException, InterruptedException {
        var parameters = new ArrayList<>(List.of(
                Parameter.withFields(FacebookComment.FIELDS),
                Parameter.with("filter", "stream"),
                Parameter.with("order", "chronological"),
                Parameter.with("summary", true)));
        since.ifPresent(time -> parameters.add(Parameter.with("since", time.getEpochSecond())));
        return list(under + "/comments", parameters, after);
    }

    /// Posts once. Only a definite refusal, or a request that never left, is something other than
    /// [Unconfirmed].
    JsonObject post(String path, Parameter... parameters) throws ChannelException, InterruptedException {
        return change("POST " + path, client -> client.publish(path, JsonObject.class, parameters));
    }

    /// Deletes once, with the same exceptions.
    void delete(String path) throws ChannelException, InterruptedException {
        var what = "DELETE " + path;
        if (!change(what, client -> client.deleteObject(path))) {
            throw new Unconfirmed(what + ": Facebook did not say that it is done");
        }
    }

    private <T> T change(String what, Function<FacebookClient, T> ask) throws ChannelException, InterruptedException {
        var requestor = new GraphRequestor(transport, theirs, this::heard);
        try {
            return ask.apply(client(requestor));
        } catch (RuntimeException failed) {
            throw switch (reason(failed)) {
                case NeverLeft silence -> new NoAnswer(silence.getMessage(), silence);
                case Silence silence -> new Unconfirmed(silence.getMessage(), silence);
                case FacebookGraphException refused ->
                    GraphRefusal.of(refused, requestor.answer()).onPosting(what, clock.instant());
                default -> GraphRefusal.of(requestor.answer()).onPosting(what, clock.instant());
            };
        }
    }

    /// The moment on Facebook's clock at which ours shows `moment`, or a little before it.
    Instant onTheirClock(Instant moment) {
        return theirs.at(moment);
    }

    private void heard(HttpAnswer answer) {
        meter.answered(GraphQuotas.of(answer, clock.instant()));
    }

    /// One call's client; what it throws is to be told by [#reason].
    DefaultFacebookClient client(GraphRequestor requestor) {
        var client = new DefaultFacebookClient(
                access.pageToken(), access.appSecret().orElse(null), requestor, JSON, Version.LATEST);
        client.setFacebookEndpointUrls(endpoints);
        client.setHeaderAuthorization(true);
        return client;
    }

    /// restfb wraps what the transport threw.
    static Throwable reason(RuntimeException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedIOException _ -> throw new InterruptedException();
            case Silence silence -> silence;
            case null, default -> failed;
        };
    }
}
