package org.bedside.channel.facebook;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is kept to sign a page in on Facebook, by name.
public final class FacebookKept {
    private FacebookKept() {}

    public static Map<String, String> of(FacebookAccess access) {
        var kept = new HashMap<String, String>();
        kept.put("token", access.pageToken());
        access.appSecret().ifPresent(secret -> kept.put("app-secret", secret));
        kept.put("address", access.base().toString());
        return Map.copyOf(kept);
    }

    /// What is kept, as access to the page.
    ///
    /// @throws IllegalArgumentException if something needed is missing or cannot be used
    public static FacebookAccess access(String pageId, Map<String, String> kept) {
        return new FacebookAccess(
                pageId,
                kept.getOrDefault("token", ""),
                Optional.ofNullable(kept.get("app-secret")),
                Optional.ofNullable(kept.get("address")).map(URI::create).orElse(FacebookAccess.API));
    }
}
