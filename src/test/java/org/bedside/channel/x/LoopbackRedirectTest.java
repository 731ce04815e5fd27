package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.x.LoopbackRedirect.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackRedirectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient browser = HttpClient.newHttpClient();
    private final LoopbackRedirect redirect;

    LoopbackRedirectTest() throws IOException {
        redirect = LoopbackRedirect.open(0, new Words("Done & closed.", "You said no.", "Not for us."));
        redirect.expect("right");
    }

    @AfterEach
    void close() {
        redirect.close();
        browser.close();
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(redirect.address() + query)).build(), BodyHandlers.ofString());
    }

    @Test
    void whoComesBackWithTheStateIsTaken() throws Exception {
        var shown = get("?state=right&code=a%20b");

        assertThat(redirect.await(PATIENCE)).isEqualTo(Map.of("state", "right", "code", "a b"));
        assertThat(shown.body()).contains("Done &amp; closed.").doesNotContain("a b");
    }

    @Test
    void whoComesWithAnotherStateIsTurnedAwayAndTheWaitingGoesOn() throws Exception {
        assertThat(get("?state=wrong&code=theirs").statusCode()).isEqualTo(400);
        assertThat(get("?code=theirs").statusCode()).isEqualTo(400);

        get("?state=right&code=ours");

        assertThat(redirect.await(PATIENCE)).containsEntry("code", "ours");
    }

    @Test
    void whoSaidNoIsToldSo() throws Exception {
        assertThat(get("?error=access_denied&state=right").body()).contains("You said no.");

        assertThat(redirect.await(PATIENCE)).containsEntry("error", "access_denied");
    }

    @Test
    void otherPathsAndMethodsAreNotForUs() throws Exception {
        var other = redirect.address().resolve("/other?state=right&code=x");
        var posting = HttpRequest.newBuilder(URI.create(redirect.address() + "?state=right&code=x"))
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(browser.send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.send(posting, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignNameForThisComputerIsNotForUs() throws Exception {
        try (var line = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), redirect.address().getPort())) {
            line.getOutputStream()
                    .write(
                            "GET /callback?state=right&code=x HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void whoDoesNotComeBackIsNotWaitedForForever() {
        assertThatThrownBy(() -> redirect.await(Duration.ZERO))
                .isInstanceOfSatisfying(
                        NotSignedIn.class, e -> assertThat(e.why()).isEqualTo(NotSignedIn.Why.TOO_LATE));
    }

    @Test
    void closingEndsTheWaiting() {
        redirect.close();

        assertThatThrownBy(() -> redirect.await(PATIENCE)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aPortThatAnotherHasIsRefused() {
        assertThatThrownBy(() -> LoopbackRedirect.open(redirect.address().getPort(), new Words("", "", "")))
                .isInstanceOf(IOException.class);
    }
}
