package org.bedside.channel.x;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bedside.channel.NotSignedIn;
import org.bedside.channel.NotSignedIn.Why;
import org.jspecify.annotations.Nullable;

/// Waits on this computer for the browser to come back from a sign-in (RFC 8252, 7.3): on 127.0.0.1
/// only, for one answer. What comes without the sign-in's state is turned away and does not end the
/// waiting, so that no other page can break it off.
public final class LoopbackRedirect implements AutoCloseable {
    private static final String PATH = "/callback";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("sign-in-", 0).daemon().factory());
    private final CompletableFuture<Map<String, String>> brought = new CompletableFuture<>();
    private final Words words;
    private volatile @Nullable String state;

    /// What the browser shows then.
    ///
    /// @param done after consent
    /// @param denied where the person said no
    /// @param strange to whatever does not belong here
    public record Words(String done, String denied, String strange) {}

    private LoopbackRedirect(HttpServer server, Words words) {
        this.server = server;
        this.words = words;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Begins to listen.
    ///
    /// @param port where X is to lead back to, 0 for any that is free
    /// @throws BindException if another program has the port
    public static LoopbackRedirect open(int port, Words words) throws IOException {
        return new LoopbackRedirect(
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0), words);
    }

    /// What has to stand in the app's settings on X, to the letter.
    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    public URI address() {
        return address(server.getAddress().getPort());
    }

    /// Only whoever brings `sent` belongs to this sign-in.
    public void expect(String sent) {
        state = sent;
    }

    /// Waits until the browser came back.
    ///
    /// @return the redirect's parameters
    /// @throws NotSignedIn if that took too long
    /// @throws CancellationException if this was closed meanwhile
    public Map<String, String> await(Duration patience) throws NotSignedIn, InterruptedException {
        try {
            return brought.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new NotSignedIn("nobody came back from X within " + patience, Why.TOO_LATE);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var address = exchange.getRequestURI();
            var isOurs = exchange.getRequestMethod().equals("GET")
                    && PATH.equals(address.getPath())
                    // A foreign name that points to this computer does not count.
                    && address()
                            .getAuthority()
                            .equals(exchange.getRequestHeaders().getFirst("Host"));
            if (!isOurs) {
                show(exchange, 404, words.strange);
                return;
            }
            var parameters = parameters(address.getRawQuery());
            if (state == null || !parameters.getOrDefault("state", "").equals(state)) {
                show(exchange, 400, words.strange);
                return;
            }
            show(exchange, 200, parameters.containsKey("code") ? words.done : words.denied);
            brought.complete(parameters);
        }
    }

    /// Shows nothing of what was brought, and leads nowhere.
    private static void show(HttpExchange exchange, int status, String said) throws IOException {
        var page = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Bedside</title></head><body"
                + " style=\"font:16px sans-serif;margin:4em auto;max-width:32em\"><h1>Bedside</h1><p>" + escaped(said)
                + "</p></body></html>";
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// Ends the waiting too.
    @Override
    public void close() {
        brought.cancel(false);
        server.stop(0);
        threads.shutdownNow();
    }
}
