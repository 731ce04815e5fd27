package org.bedside.ui.channel;

import static org.bedside.ui.channel.ConnectField.APP_ID;
import static org.bedside.ui.channel.ConnectField.APP_SECRET;
import static org.bedside.ui.channel.ConnectField.CLIENT_ID;
import static org.bedside.ui.channel.ConnectField.CLIENT_SECRET;
import static org.bedside.ui.channel.ConnectField.CLIENT_TOKEN;
import static org.bedside.ui.channel.ConnectField.CONSUMER_KEY;
import static org.bedside.ui.channel.ConnectField.CONSUMER_SECRET;
import static org.bedside.ui.channel.ConnectField.PAGE_TOKEN;
import static org.bedside.ui.channel.ConnectField.PIN;
import static org.bedside.ui.channel.ConnectField.PORT;
import static org.bedside.ui.channel.ConnectField.TOKEN;
import static org.bedside.ui.channel.ConnectField.TOKEN_SECRET;

import java.util.List;
import org.bedside.model.Platform;
import org.bedside.model.SignIn.Way;

/// One page on the way to a connected account.
enum ConnectStep {
    /// Nothing is being connected.
    CLOSED,
    PLATFORM,
    X_WAY,
    FACEBOOK_WAY,
    BROWSER(CLIENT_ID, CLIENT_SECRET, PORT),
    PIN_APP(CONSUMER_KEY, CONSUMER_SECRET),
    KEYS(CONSUMER_KEY, CONSUMER_SECRET, TOKEN, TOKEN_SECRET),
    DEVICE_CODE(APP_ID, CLIENT_TOKEN, APP_SECRET),
    PAGE_TOKEN_PASTED(PAGE_TOKEN, APP_SECRET),
    /// Waits for the browser to come back.
    IN_BROWSER,
    /// The number that X shows is asked for.
    NUMBER(PIN),
    /// Waits for the code to be entered.
    CODE,
    PAGES,
    DONE;

    // Made by List.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ConnectField> fields;

    ConnectStep(ConnectField... fields) {
        this.fields = List.of(fields);
    }

    List<ConnectField> fields() {
        return fields;
    }

    static ConnectStep of(Platform platform) {
        return switch (platform) {
            case X -> X_WAY;
            case FACEBOOK -> FACEBOOK_WAY;
        };
    }

    static ConnectStep of(Way way) {
        return switch (way) {
            case BROWSER -> BROWSER;
            case PIN -> PIN_APP;
            case KEYS -> KEYS;
            case DEVICE_CODE -> DEVICE_CODE;
            case PAGE_TOKEN -> PAGE_TOKEN_PASTED;
        };
    }

    /// The page before it; what was typed there is still there.
    ConnectStep before() {
        return switch (this) {
            case CLOSED, PLATFORM, DONE -> CLOSED;
            case X_WAY, FACEBOOK_WAY -> PLATFORM;
            case BROWSER, PIN_APP, KEYS -> X_WAY;
            case DEVICE_CODE, PAGE_TOKEN_PASTED -> FACEBOOK_WAY;
            case IN_BROWSER -> BROWSER;
            case NUMBER -> PIN_APP;
            case CODE, PAGES -> DEVICE_CODE;
        };
    }
}
