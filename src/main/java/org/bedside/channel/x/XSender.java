package org.bedside.channel.x;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.RateLimited;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.NeverLeft;
import org.bedside.channel.http.NothingHeard;
import twitter4j.HttpParameter;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.ConfigurationBuilder;

/// Signs requests in the name of one account and sends them, and has a token renewed that ends.
final class XSender {
    /// A token that ends sooner is not used any more, as our clock and X's differ.
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final HttpTransport transport;
    private final InstantSource clock;
    private final XSignature signature;

    XSender(HttpTransport transport, XSignature signature, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
        this.signature = signature;
    }

    /// Sends a request once; a second time only where X said 401 to a token that could be renewed,
    /// as it has carried out nothing then, not even a post.
    ///
    /// @param json the body, where there is one
    HttpAnswer send(RequestMethod method, URI address, Optional<String> json)
            throws NeverLeft, NothingHeard, ChannelException, InterruptedException {
        return switch (signature) {
            case XSignature.Keys keys -> transport.send(request(method, address, json, signed(keys, method, address)));
            case XSignature.Bearer(var keeper) -> {
                var tokens = current(keeper);
                var answer = transport.send(request(method, address, json, bearer(tokens)));
                yield answer.status() == 401
                        ? transport.send(request(method, address, json, bearer(keeper.renewed(tokens))))
                        : answer;
            }
        };
    }

    private XTokens current(XTokenKeeper keeper) throws ChannelException, InterruptedException {
        var tokens = keeper.current();
        if (clock.instant().plus(EARLY).isBefore(tokens.endsAt())) {
            return tokens;
        }
        try {
            return keeper.renewed(tokens);
        } catch (NoAnswer | RateLimited e) {
            if (clock.instant().isBefore(tokens.endsAt())) {
                return tokens;
            }
            throw e;
        }
    }

    private static HttpRequest.Builder request(
            RequestMethod method, URI address, Optional<String> json, String authorization) {
        var request = HttpRequest.newBuilder(address)
                .method(method.name(), json.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
        return json.isPresent() ? request.header("Content-Type", "application/json") : request;
    }

    private static String bearer(XTokens tokens) {
        return "Bearer " + tokens.access();
    }

    /// A JSON body takes no part in an OAuth 1.0a signature; only the address does, and `form`.
    static String signed(XSignature.Keys keys, RequestMethod method, URI address, HttpParameter... form) {
        var signature = app(keys.consumerKey(), keys.consumerSecret());
        signature.setOAuthAccessToken(new AccessToken(keys.token(), keys.tokenSecret()));
        return header(signature, method, address, form);
    }

    /// As the app alone, before there is an account.
    static String signed(
            String consumerKey, String consumerSecret, RequestMethod method, URI address, HttpParameter... form) {
        return header(app(consumerKey, consumerSecret), method, address, form);
    }

    private static OAuthAuthorization app(String consumerKey, String consumerSecret) {
        return new OAuthAuthorization(new ConfigurationBuilder()
                .setOAuthConsumerKey(consumerKey)
                .setOAuthConsumerSecret(consumerSecret)
                .setHttpRetryCount(0)
                .build());
    }

    private static String header(
            OAuthAuthorization signature, RequestMethod method, URI address, HttpParameter... form) {
        // Twitter4J takes the parameters out of the address for the signature.
        return signature.getAuthorizationHeader(
                new twitter4j.HttpRequest(method, address.toString(), form, signature, Map.of()));
    }
}
