package org.bedside.channel.x;

import java.net.URI;

/// What X gave us to act for one account, and the account's number.
///
/// @param base the API's address without a path, such as `https://api.x.com`
public record XAccess(XSignature signature, String accountId, URI base) {
    /// Where X's API lives.
    public static final URI API = URI.create("https://api.x.com");

    public XAccess {
        requireOneWord("account id", accountId);
    }

    public XAccess(
            String consumerKey, String consumerSecret, String token, String tokenSecret, String accountId, URI base) {
        this(new XSignature.Keys(consumerKey, consumerSecret, token, tokenSecret), accountId, base);
    }

    /// Access to X itself.
    public XAccess(String consumerKey, String consumerSecret, String token, String tokenSecret, String accountId) {
        this(consumerKey, consumerSecret, token, tokenSecret, accountId, API);
    }

    /// A key pasted with a line break would otherwise turn up in the message of an "illegal header"
    /// exception.
    static void requireOneWord(String what, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the " + what + " is not one word of plain letters and digits");
        }
    }

    /// Names the account and the address; shows no secret.
    @Override
    public String toString() {
        return "XAccess[account " + accountId + " at " + base + "]";
    }
}
