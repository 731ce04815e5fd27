package org.bedside.channel.x;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is kept to sign an account in on X, by name.
public final class XKept {
    private static final String ADDRESS = "address";

    private XKept() {}

    public static Map<String, String> of(XSignature.Keys keys, URI base) {
        return Map.of(
                "consumer-key",
                keys.consumerKey(),
                "consumer-secret",
                keys.consumerSecret(),
                "token",
                keys.token(),
                "token-secret",
                keys.tokenSecret(),
                ADDRESS,
                base.toString());
    }

    public static Map<String, String> of(XApp app, XTokens tokens, URI base) {
        var kept = new HashMap<String, String>();
        kept.put("client-id", app.clientId());
        app.clientSecret().ifPresent(secret -> kept.put("client-secret", secret));
        kept.put("access-token", tokens.access());
        tokens.refresh().ifPresent(token -> kept.put("refresh-token", token));
        kept.put("ends", tokens.endsAt().toString());
        kept.put(ADDRESS, base.toString());
        return Map.copyOf(kept);
    }

    /// What is kept, as access to the account.
    ///
    /// @throws IllegalArgumentException if something needed is missing or cannot be used
    public static XAccess access(String accountId, Map<String, String> kept, XTokenKeeper keeper) {
        return new XAccess(
                tokens(kept).isPresent() ? new XSignature.Bearer(keeper) : keys(kept), accountId, address(kept));
    }

    private static XSignature.Keys keys(Map<String, String> kept) {
        return new XSignature.Keys(
                given(kept, "consumer-key"),
                given(kept, "consumer-secret"),
                given(kept, "token"),
                given(kept, "token-secret"));
    }

    /// The tokens of OAuth 2.0; none where the account is signed in by keys.
    public static Optional<XTokens> tokens(Map<String, String> kept) {
        try {
            return kept.containsKey("access-token")
                    ? Optional.of(new XTokens(
                            given(kept, "access-token"),
                            Optional.ofNullable(kept.get("refresh-token")),
                            Instant.parse(given(kept, "ends"))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no moment at which the tokens end", e);
        }
    }

    public static XApp app(Map<String, String> kept) {
        return new XApp(given(kept, "client-id"), Optional.ofNullable(kept.get("client-secret")));
    }

    public static URI address(Map<String, String> kept) {
        return Optional.ofNullable(kept.get(ADDRESS)).map(URI::create).orElse(XAccess.API);
    }

    private static String given(Map<String, String> kept, String name) {
        return kept.getOrDefault(name, "");
    }
}
