package org.bedside.channel.x;

/// How requests to X say in whose name they come.
public sealed interface XSignature {
    /// OAuth 1.0a: the app's key pair and the account's token pair, which do not end by themselves.
    record Keys(String consumerKey, String consumerSecret, String token, String tokenSecret) implements XSignature {
        public Keys {
            XAccess.requireOneWord("consumer key", consumerKey);
            XAccess.requireOneWord("consumer secret", consumerSecret);
            XAccess.requireOneWord("token", token);
            XAccess.requireOneWord("token secret", tokenSecret);
        }

        /// Shows no secret.
        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    /// OAuth 2.0: a token that ends after two hours and is renewed.
    record Bearer(XTokenKeeper keeper) implements XSignature {}
}
