package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Serves one site on this machine only, on a port the system chose, and lets requests meet their faults.
final class LoopbackServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Site site;
    private final Faults faults;
    private final Arrivals arrivals;
    private final Map<String, JsonNode> lastItems = new ConcurrentHashMap<>();

    static {
        // Headers and body leave in two packets, of which the second would wait for the first to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    LoopbackServer(String name, Site site, Faults faults, Arrivals arrivals) {
        this.site = site;
        this.faults = faults;
        this.arrivals = arrivals;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the " + name + " simulator found no port", e);
        }
        threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("simulator-" + name + "-", 0).daemon().factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /// Closing the exchange before any header is sent closes the connection: the client sees the end of the
    /// stream.
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.read(exchange);
            var operation = site.operation(request);
            var fault = faults.take(operation);
            var release = faults.nextRelease();
            if (fault instanceof Fault.Hang(var carriedOut)) {
                carryOut(carriedOut, operation, request);
            }
            // Only now, so that whoever waits for the arrival may release what hangs and see what was carried out.
            arrivals.add(operation);
            answer(exchange, operation, request, fault, release);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(
            HttpExchange exchange, Operation operation, Request request, Fault fault, CountDownLatch release)
            throws IOException, InterruptedException {
        switch (fault) {
            case Fault.None _ -> send(exchange, page(operation, request));
            case Fault.Latency(var delay) -> {
                var _ = release.await(delay.toNanos(), TimeUnit.NANOSECONDS);
                send(exchange, page(operation, request));
            }
            case Fault.Status(var status, var headers, var body, var carriedOut) -> {
                carryOut(carriedOut, operation, request);
                send(exchange, status, headers, body.getBytes(StandardCharsets.UTF_8));
            }
            case Fault.RateLimited(var wait) -> send(exchange, site.rateLimited(wait));
            case Fault.SignInExpired _ -> send(exchange, site.signInExpired());
            case Fault.DropAfterReading(var carriedOut) -> carryOut(carriedOut, operation, request);
            case Fault.Hang _ -> release.await();
            case Fault.HangInBody _ -> {
                sendHalf(exchange, page(operation, request));
                release.await();
            }
            case Fault.TruncatedBody _ -> sendHalf(exchange, page(operation, request));
            case Fault.MalformedJson _ -> {
                var whole = page(operation, request);
                var bytes = bytes(whole);
                send(exchange, whole.status(), whole.headers(), Arrays.copyOf(bytes, bytes.length / 2));
            }
            case Fault.Altered(var change) -> {
                var whole = page(operation, request);
                var body = change.apply(whole.body().toString());
                send(exchange, whole.status(), whole.headers(), body.getBytes(StandardCharsets.UTF_8));
            }
            case Fault.ShortPage(var most) -> send(exchange, page(operation, request.limitedTo(most)));
            case Fault.MalformedItem(var what) -> send(exchange, withBrokenItem(page(operation, request), what));
            case Fault.DuplicatePage _ -> {
                var before = lastItems.get(request.path());
                send(exchange, withRepeatedItem(page(operation, request), before));
            }
        }
    }

    private void carryOut(boolean carriedOut, Operation operation, Request request) {
        if (carriedOut) {
            site.answer(operation, request);
        }
    }

    private Answer page(Operation operation, Request request) {
        var answer = site.answer(operation, request);
        if (answer.body().get("data") instanceof ArrayNode items && !items.isEmpty()) {
            lastItems.put(request.path(), items.get(items.size() - 1).deepCopy());
        }
        return answer;
    }

    private static Answer withBrokenItem(Answer answer, Fault.Broken what) {
        var body = answer.body().deepCopy();
        if (body.get("data") instanceof ArrayNode items && items.get(0) instanceof ObjectNode item) {
            switch (what) {
                case ID ->
                    item.set(
                            "id",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("value", item.path("id").asText()));
                case TIME ->
                    item.put(
                            Stream.of("created_time", "updated_time")
                                    .filter(item::has)
                                    .findFirst()
                                    .orElse("created_at"),
                            "the day after never");
                case WHOLE_ITEM -> items.set(0, IntNode.valueOf(42));
            }
        }
        return answer.with(body);
    }

    private static Answer withRepeatedItem(Answer answer, @Nullable JsonNode before) {
        var body = answer.body().deepCopy();
        if (body.get("data") instanceof ArrayNode items && !items.isEmpty()) {
            items.insert(0, before == null ? items.get(0).deepCopy() : before);
        }
        return answer.with(body);
    }

    private static byte[] bytes(Answer answer) {
        // A text by itself is the body as it is, such as a form; everything else is JSON.
        var body = answer.body();
        return (body.isTextual() ? body.textValue() : body.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status(), answer.headers(), bytes(answer));
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// Promises the whole body and sends half of it; the closing of the exchange then closes the connection.
    private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        var body = bytes(answer);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }
}
