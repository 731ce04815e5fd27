package org.bedside.channel.x;

import java.time.Instant;
import java.util.Optional;

/// The tokens by which OAuth 2.0 lets an app act for one account.
///
/// @param access what requests carry; X takes it for two hours
/// @param refresh what brings the next pair, once
/// @param endsAt when `access` ends
public record XTokens(String access, Optional<String> refresh, Instant endsAt) {
    public XTokens {
        XAccess.requireOneWord("access token", access);
        refresh.ifPresent(token -> XAccess.requireOneWord("refresh token", token));
    }

    /// Shows no secret.
    @Override
    public String toString() {
        return "XTokens[until " + endsAt + "]";
    }
}
