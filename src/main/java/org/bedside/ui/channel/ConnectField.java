package org.bedside.ui.channel;

/// What a person may have to give to connect an account.
enum ConnectField {
    CLIENT_ID(false),
    CLIENT_SECRET(true),
    PORT(false),
    CONSUMER_KEY(false),
    CONSUMER_SECRET(true),
    TOKEN(true),
    TOKEN_SECRET(true),
    PIN(false),
    APP_ID(false),
    CLIENT_TOKEN(false),
    APP_SECRET(true),
    PAGE_TOKEN(true);

    private final boolean secret;

    ConnectField(boolean secret) {
        this.secret = secret;
    }

    /// Whether it is not to be seen, nor kept on the screen.
    boolean isSecret() {
        return secret;
    }
}
