package org.bedside.channel.facebook;

import java.util.Optional;

/// The practice's app on Facebook.
///
/// @param clientToken what the app shows to begin a sign-in by code; it may do nothing else
/// @param secret where it is given, tokens live longer and every request proves that it knows it
public record FacebookApp(String id, String clientToken, Optional<String> secret) {
    public FacebookApp {
        FacebookAccess.requireOneWord("app id", id);
        FacebookAccess.requireOneWord("client token", clientToken);
        secret.ifPresent(word -> FacebookAccess.requireOneWord("app secret", word));
    }

    /// Names the app; shows no secret.
    @Override
    public String toString() {
        return "FacebookApp[" + id + "]";
    }
}
