package org.bedside.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.model.Platform;

/// Makes a channel of what the store keeps to sign in with.
final class Connections {
    private final HttpTransport transport;
    private final InstantSource clock;

    Connections(HttpTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    Channel open(Platform platform, String externalId, Map<String, String> access) {
        return switch (platform) {
            case X -> new XChannel(transport, x(externalId, access), clock);
            case FACEBOOK -> new FacebookChannel(transport, facebook(externalId, access), clock);
        };
    }

    static Map<String, String> access(XAccess x) {
        return Map.of(
                "consumer-key", x.consumerKey(),
                "consumer-secret", x.consumerSecret(),
                "token", x.token(),
                "token-secret", x.tokenSecret(),
                "address", x.base().toString());
    }

    static Map<String, String> access(FacebookAccess facebook) {
        return Map.of("token", facebook.pageToken(), "address", facebook.base().toString());
    }

    private static XAccess x(String accountId, Map<String, String> access) {
        return new XAccess(
                given(access, "consumer-key"),
                given(access, "consumer-secret"),
                given(access, "token"),
                given(access, "token-secret"),
                accountId,
                address(access, XAccess.API));
    }

    private static FacebookAccess facebook(String pageId, Map<String, String> access) {
        return new FacebookAccess(
                pageId, given(access, "token"), Optional.empty(), address(access, FacebookAccess.API));
    }

    private static String given(Map<String, String> access, String name) {
        return access.getOrDefault(name, "");
    }

    private static URI address(Map<String, String> access, URI usual) {
        return Optional.ofNullable(access.get("address")).map(URI::create).orElse(usual);
    }
}
