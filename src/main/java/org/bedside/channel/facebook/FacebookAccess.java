package org.bedside.channel.facebook;

import java.net.URI;
import java.util.Optional;

/// What Facebook gave us to act for one page.
///
/// @param appSecret the app's secret; where it is there, every request proves that it knows it
/// (`appsecret_proof`)
/// @param base the Graph API's address without a version, such as `https://graph.facebook.com`
public record FacebookAccess(String pageId, String pageToken, Optional<String> appSecret, URI base) {
    /// Where the Graph API lives.
    public static final URI API = URI.create("https://graph.facebook.com");

    public FacebookAccess {
        requireOneWord("page id", pageId);
        requireOneWord("page token", pageToken);
        appSecret.ifPresent(secret -> requireOneWord("app secret", secret));
    }

    /// Access to Facebook itself.
    public FacebookAccess(String pageId, String pageToken, Optional<String> appSecret) {
        this(pageId, pageToken, appSecret, API);
    }

    /// A token pasted with a line break would otherwise turn up in the message of an "illegal header"
    /// exception.
    static void requireOneWord(String what, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the " + what + " is not one word of plain letters and digits");
        }
    }

    /// Names the page and the address; shows no secret.
    @Override
    public String toString() {
        return "FacebookAccess[page " + pageId + " at " + base + "]";
    }
}
