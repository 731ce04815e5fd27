package org.bedside.channel.x;

import java.util.Optional;

/// The practice's app on X, as OAuth 2.0 knows it.
///
/// @param clientSecret where X gave the app one (a "confidential client")
public record XApp(String clientId, Optional<String> clientSecret) {
    public XApp {
        XAccess.requireOneWord("client id", clientId);
        clientSecret.ifPresent(secret -> XAccess.requireOneWord("client secret", secret));
    }

    /// Names the app; shows no secret.
    @Override
    public String toString() {
        return "XApp[" + clientId + "]";
    }
}
