package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.restfb.Parameter;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Meter;
import org.bedside.channel.http.HttpTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphClientTest {
    private final HttpTransport transport = new HttpTransport("test");
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    GraphClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/", exchange -> {
            try (exchange) {
                lines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                lines.add(exchange.getRequestHeaders().getFirst("Authorization"));
                lines.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                var answer = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.stop(0);
    }

    @Test
    void theTokenTravelsInAHeaderAndInNoAddress() throws Exception {
        client(Optional.empty()).get("me", Parameter.withFields("id"));

        assertThat(lines).containsExactly("GET /v24.0/me?fields=id&format=json", "Bearer shy", "");
    }

    @Test
    void theProofOfTheAppsSecretIsSentAndTheSecretIsNot() throws Exception {
        client(Optional.of("shysecret")).get("me");

        assertThat(lines.getFirst()).contains("appsecret_proof=").doesNotContain("shysecret");
    }

    @Test
    void thePostedWordsTravelInTheBodyToTheLastSign() throws Exception {
        var words = "Grüße & 100 % <b>ok</b> 💐\nbye; a=b+c";

        client(Optional.empty()).post("1_2/comments", Parameter.withMessage(words));

        assertThat(List.of(lines.get(0), URLDecoder.decode(lines.get(2), StandardCharsets.UTF_8)))
                .isEqualTo(List.of("POST /v24.0/1_2/comments", "message=" + words + "&format=json"));
    }

    private GraphClient client(Optional<String> appSecret) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var access = new FacebookAccess("42", "shy", appSecret, address);
        return new GraphClient(transport, access, InstantSource.fixed(Instant.EPOCH), Meter.NONE);
    }
}
