package org.bedside.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bedside.channel.http.HttpTransport.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private final HttpTransport transport =
            new HttpTransport("1.2.3", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1_000));
    private final HttpTransport hasty =
            new HttpTransport("1.2.3", new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 1_000));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Boolean> brokenOff = new CompletableFuture<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final HttpServer server;

    HttpTransportTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.setExecutor(threads);
        server.createContext(
                "/echo",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestHeaders().getFirst("User-Agent") + " "
                                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        server.createContext("/drop", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                arrivals.incrementAndGet();
            }
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", "/echo");
            answer(exchange, 307, "");
        });
        server.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(1_001)));
        server.createContext("/trickle", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                arrived.countDown();
                release.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/endless", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                release.await();
                for (var i = 0; i < 1_000; i++) {
                    exchange.getResponseBody().write(new byte[64 << 10]);
                }
                brokenOff.complete(false);
            } catch (IOException _) {
                brokenOff.complete(true);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        transport.close();
        hasty.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aRequestIsSentWithOurNameAndItsAnswerIsGiven() throws Exception {
        var answer = transport.send(to("/echo").POST(BodyPublishers.ofString("Grüße")));

        assertThat(List.of(answer.status(), answer.header("content-type"), answer.text()))
                .isEqualTo(List.of(200, Optional.of("text/plain"), "Bedside/1.2.3 Grüße"));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThat(transport.send(to("/redirect").GET()).status()).isEqualTo(307);
    }

    @Test
    @Tag("fault")
    void aPostIsSentOnceThoughTheServerClosesWithoutAnAnswer() {
        var thrown = catchThrowable(() -> transport.send(to("/drop").POST(BodyPublishers.ofString("once"))));

        assertThat(thrown).isInstanceOf(NothingHeard.class);
        assertThat(arrivals).hasValue(1);
    }

    @Test
    @Tag("fault")
    void aPostOverAConnectionThatWasUsedBeforeIsSentOnceToo() throws Exception {
        transport.send(to("/echo").GET());

        var thrown = catchThrowable(() -> transport.send(to("/drop").POST(BodyPublishers.ofString("once"))));

        assertThat(thrown).isInstanceOf(NothingHeard.class);
        assertThat(arrivals).hasValue(1);
    }

    @Test
    @Tag("fault")
    void anAnswerThatTricklesIsNothingHeard() {
        assertThatExceptionOfType(NothingHeard.class)
                .isThrownBy(() -> hasty.send(to("/trickle").GET()));
    }

    @Test
    @Tag("fault")
    void whatWeNoLongerWaitForIsBrokenOff() throws Exception {
        var limits = new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 30);
        try (var patient = new HttpTransport("1.2.3", limits)) {
            assertThatExceptionOfType(NothingHeard.class)
                    .isThrownBy(() -> patient.send(to("/endless").GET()));

            release.countDown();

            assertThat(brokenOff.get()).isTrue();
        }
    }

    @Test
    @Tag("fault")
    void anAnswerThatIsTooLongIsToldApart() {
        assertThatExceptionOfType(TooLong.class)
                .isThrownBy(() -> transport.send(to("/long").GET()));
    }

    @Test
    @Tag("fault")
    void aRefusedConnectionNeverLeft() {
        var nowhere = HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/"));

        assertThatExceptionOfType(NeverLeft.class).isThrownBy(() -> transport.send(nowhere.GET()));
    }

    @Test
    @Tag("fault")
    void aHostThatDoesNotExistNeverLeft() {
        var nowhere = HttpRequest.newBuilder(URI.create("http://bedside.invalid/"));

        assertThatExceptionOfType(NeverLeft.class).isThrownBy(() -> transport.send(nowhere.GET()));
    }

    @Test
    @Tag("fault")
    void anInterruptEndsTheWaiting() throws Exception {
        var call = threads.submit(
                () -> catchThrowable(() -> transport.send(to("/trickle").GET())));
        arrived.await();

        threads.shutdownNow();

        assertThat(call.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    @Tag("fault")
    void closingTheTransportEndsTheWaiting() throws Exception {
        var call = threads.submit(
                () -> catchThrowable(() -> transport.send(to("/trickle").GET())));
        arrived.await();

        transport.close();

        assertThat(call.get()).isInstanceOf(NothingHeard.class);
    }

    @Test
    @Tag("fault")
    void aFailureNamesTheRequestWithoutItsParametersHeadersAndBody() {
        var request =
                to("/drop?access_token=shy1").header("Authorization", "shy2").POST(BodyPublishers.ofString("shy3"));

        var heard = catchThrowableOfType(NothingHeard.class, () -> transport.send(request));

        assertThat(heard)
                .hasMessageContaining("POST 127.0.0.1/drop")
                .hasMessageNotContaining("shy")
                .hasNoCause();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
