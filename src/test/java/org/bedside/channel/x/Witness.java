package org.bedside.channel.x;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bedside.channel.simulator.XSimulator;

/// Stands between our channel and the simulated X: shows each request to Prism first and notes what
/// that has against it. Both are asked with a bearer token: Prism knows no OAuth 1.0a, and a signature
/// holds for the address of this server only.
final class Witness implements AutoCloseable {
    /// What Prism said to a request.
    ///
    /// @param violations what it has against it, empty where nothing
    record Seen(String method, URI address, int status, String violations) {}

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI prism;
    private final XSimulator x;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private Witness(HttpServer server, URI prism, XSimulator x) {
        this.server = server;
        this.prism = prism;
        this.x = x;
    }

    static Witness start(URI prism, XSimulator x) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var witness = new Witness(server, prism, x);
        server.createContext("/", witness::handle);
        server.start();
        return witness;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Seen> requests() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var verdict = ask(exchange, body, prism, "test");
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    verdict.statusCode(),
                    verdict.headers()
                            .firstValue("sl-violations")
                            .filter(violations -> violations.contains("\"location\":[\"request\""))
                            .orElse("")));
            var answer = ask(exchange, body, x.address(), x.bearerToken());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> ask(HttpExchange exchange, byte[] body, URI whom, String bearer)
            throws IOException, InterruptedException {
        var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request = HttpRequest.newBuilder(whom.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), publisher)
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json");
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .ifPresent(type -> request.header("Content-Type", type));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }
}
