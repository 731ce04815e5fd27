package org.bedside.channel.facebook;

import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Unconfirmed;
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
    private final FacebookEndpoints endpoints;

    GraphClient(HttpTransport transport, FacebookAccess access, InstantSource clock) {
        this.transport = transport;
        this.access = access;
        this.clock = clock;
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
        var what = "GET " + path;
        var requestor = new GraphRequestor(transport);
        try {
            return client(requestor).fetchObject(path, JsonObject.class, parameters);
        } catch (RuntimeException failed) {
            throw switch (reason(failed)) {
                case Silence silence -> new NoAnswer(silence.getMessage(), silence);
                case FacebookGraphException refused ->
                    GraphRefusal.of(refused, requestor.answer()).onReading(what, clock.instant());
                default -> GraphRefusal.of(requestor.answer()).onReading(what, clock.instant());
            };
        }
    }

    /// One page of a list, `after` the page before it (empty for the first): of a hundred, or of
    /// fewer where the answer would be too long for us. Of a single one that is too long only the
    /// identifier is asked for, so that those after it can be read: without a time it counts as
    /// unreadable.
    GraphPage list(String path, List<Parameter> parameters, String after)
            throws ChannelException, InterruptedException {
        for (var size : PAGE_SIZES) {
            try {
                return list(path, parameters, after, size);
            } catch (NoAnswer silent) {
                if (!(silent.getCause() instanceof TooLong)) {
                    throw silent;
                }
            }
        }
        var bare = parameters.stream().filter(parameter -> !parameter.name.equals("fields"));
        return list(
                path, Stream.concat(bare, Stream.of(Parameter.withFields("id"))).toList(), after, PAGE_SIZES.getLast());
    }

    private GraphPage list(String path, List<Parameter> parameters, String after, int size)
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
                Parameter.with("order", "chronological")));
        since.ifPresent(time -> parameters.add(Parameter.with("since", time.getEpochSecond())));
        return list(under + "/comments", parameters, after);
    }

    /// Posts once. Only a definite refusal, or a request that never left, is something other than
    /// [Unconfirmed].
    JsonObject post(String path, Parameter... parameters) throws ChannelException, InterruptedException {
        var what = "POST " + path;
        var requestor = new GraphRequestor(transport);
        try {
            return client(requestor).publish(path, JsonObject.class, parameters);
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

    private DefaultFacebookClient client(GraphRequestor requestor) {
        var client = new DefaultFacebookClient(
                access.pageToken(), access.appSecret().orElse(null), requestor, JSON, Version.LATEST);
        client.setFacebookEndpointUrls(endpoints);
        client.setHeaderAuthorization(true);
        return client;
    }

    /// restfb wraps what the transport threw.
    private static Throwable reason(RuntimeException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedIOException _ -> throw new InterruptedException();
            case Silence silence -> silence;
            case null, default -> failed;
        };
    }
}
