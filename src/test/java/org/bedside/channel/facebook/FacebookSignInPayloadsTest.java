package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.RecordedPayloads;
import org.bedside.channel.Granted;
import org.bedside.channel.facebook.FacebookSignIn.Begun;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What others recorded of the sign-in on Facebook; read in place, and only where it is present.
class FacebookSignInPayloadsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final FacebookApp APP = new FacebookApp("1", "client-token", Optional.empty());
    private static final ManagedPage PAGE = new ManagedPage("1234567890", "Sample Page", "page-token", Set.of());

    private final RecordedPayloads recorded = RecordedPayloads.of("facebook");
    private final FacebookSimulator facebook = FacebookSimulator.start(InstantSource.fixed(NOW));
    private final HttpTransport transport = new HttpTransport("test");
    private final FacebookSignIn signIn = new FacebookSignIn(transport, facebook.address(), InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        transport.close();
        facebook.close();
    }

    @Test
    void theCodeIsToldWithThePageAndTheTimeForIt() throws Exception {
        answer(Operation.SIGN_IN, recorded.text("v2_3_devicecode.json"));

        assertThat(signIn.begin(APP))
                .isEqualTo(new Begun(
                        APP,
                        "DUY5TQRK",
                        URI.create("https://www.facebook.com/device"),
                        "26743274374324753466371",
                        Duration.ofSeconds(5),
                        NOW.plusSeconds(420)));
    }

    @Test
    void thePageIsKnownWithItsTokenAndWhatThePersonMayDoThere() throws Exception {
        answer(Operation.ACCOUNT, "{\"data\":[" + recorded.text("account.json") + "]}");

        assertThat(signIn.pages(APP, "user-token"))
                .containsExactly(new ManagedPage(
                        "1234567890",
                        "Sample Page",
                        "{access-token}",
                        Set.of("ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE")));
    }

    @Test
    void whatATokenMayDoAndUntilWhenIsRead() throws Exception {
        answer(Operation.SIGN_IN, "{\"data\":" + recorded.text("debug-token-info-2.json") + "}");

        assertThat(signIn.granted(PAGE, Optional.empty(), Optional.empty()))
                .isEqualTo(new Granted(
                        Optional.of(Set.of(Scope.PAGES_SHOW_LIST)),
                        Optional.of(Instant.parse("2019-06-23T23:00:00Z")),
                        Optional.of(Instant.parse("2019-07-15T19:06:56Z"))));
    }

    @Test
    void aTokenOfAnotherKindMayDoNothingOfWhatWeNeed() throws Exception {
        answer(Operation.SIGN_IN, "{\"data\":" + recorded.text("debug-token-info.json") + "}");

        assertThat(signIn.granted(PAGE, Optional.empty(), Optional.empty()))
                .isEqualTo(new Granted(
                        Optional.of(Set.of()), Optional.of(Instant.parse("2012-11-09T00:02:08Z")), Optional.empty()));
    }

    private void answer(Operation operation, String body) {
        facebook.faults().next(operation, new Fault.Status(200, Map.of(), body, false));
    }
}
