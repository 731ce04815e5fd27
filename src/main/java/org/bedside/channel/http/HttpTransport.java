package org.bedside.channel.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// The one transport to the platforms: it sends a request once and tells "never left" from "left,
/// nothing heard".
///
/// A request is never repeated and no redirect is followed. That is why this is `java.net.http` and
/// not `HttpURLConnection`, which twitter4j and restfb bring along: when a server reads a POST and
/// closes without an answer, `HttpURLConnection` silently posts again, and a patient gets the same
/// words twice. `app` sets `sun.net.http.retryPost=false` at the start as a second lock, for
/// whatever may still open a connection of its own. `java.net.http` repeats a GET whose connection
/// was closed without an answer: that changes nothing on a platform, but an OAuth 1.0a signature is
/// good for one request only, and the refusal would look like a sign-in that no longer holds. So it
/// is told not to.
///
/// HTTP/1.1 only. The time limit holds for the whole answer with its body; `HttpRequest.timeout`
/// alone ends with the headers, and a server that trickles would keep us forever. Safe for use by
/// several threads at once; an interrupt ends a call at once.
public final class HttpTransport implements AutoCloseable {
    /// How long and how much we take.
    ///
    /// @param connect how long a connection may take to open
    /// @param wholeAnswer how long everything may take, from asking to the body's last byte
    /// @param bodyBytes the longest body read
    public record Limits(Duration connect, Duration wholeAnswer, int bodyBytes) {
        /// What production uses: 10 s, 45 s, 16 MiB.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(45), 16 << 20);
    }

    static {
        // Read once, when java.net.http sends its first request: see above.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    }

    private final HttpClient client;
    private final Limits limits;
    private final String userAgent;

    /// @param version Bedside's version, told to the platforms as `Bedside/<version>`
    public HttpTransport(String version) {
        this(version, Limits.USUAL);
    }

    public HttpTransport(String version, Limits limits) {
        this(version, limits, HttpClient.newBuilder());
    }

    HttpTransport(String version, Limits limits, HttpClient.Builder client) {
        this.limits = limits;
        this.userAgent = "Bedside/" + version;
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /// Sends `request` once and waits for the whole answer, whatever its status.
    ///
    /// @throws NeverLeft if no connection could be opened
    /// @throws NothingHeard if no whole answer came: too late, too long, or the connection broke
    public HttpAnswer send(HttpRequest.Builder request) throws NeverLeft, NothingHeard, InterruptedException {
        var asked = request.setHeader("User-Agent", userAgent).build();
        var answer = whole(
                asked, client.sendAsync(asked, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.bodyBytes())));
        return new HttpAnswer(answer.statusCode(), answer.headers(), answer.body());
    }

    private HttpResponse<byte[]> whole(HttpRequest asked, CompletableFuture<HttpResponse<byte[]>> coming)
            throws NeverLeft, NothingHeard, InterruptedException {
        try {
            return coming.get(limits.wholeAnswer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new NothingHeard(name(asked) + ": no whole answer within " + limits.wholeAnswer());
        } catch (ExecutionException failed) {
            throw failure(asked, failed.getCause());
        } finally {
            coming.cancel(true);
        }
    }

    /// Causes are told by their type alone: their messages are not ours and may hold an address with its
    /// parameters.
    private static NothingHeard failure(HttpRequest asked, @Nullable Throwable cause) throws NeverLeft {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> throw new NeverLeft(name(asked) + ": no connection in time");
            case ConnectException _, UnknownHostException _ -> throw new NeverLeft(name(asked) + ": no connection");
            case SSLHandshakeException _ ->
                throw new NeverLeft(name(asked) + ": no connection, as who answers could not prove to be that host");
            case null -> new NothingHeard(name(asked) + ": failed");
            case IOException tooLong
            when isTooLong(tooLong) -> new TooLong(name(asked) + ": an answer longer than we take");
            default ->
                new NothingHeard(
                        name(asked) + ": broke off, " + cause.getClass().getSimpleName());
        };
    }

    /// The JDK has no type of its own for it.
    private static boolean isTooLong(IOException cause) {
        return cause.getMessage() != null && cause.getMessage().startsWith("body exceeds capacity");
    }

    /// Method, host and path; the parameters stay out, as they may hold what nobody is to read in a log.
    private static String name(HttpRequest asked) {
        return asked.method() + " " + asked.uri().getHost() + asked.uri().getPath();
    }

    /// Breaks off what is still running; the calls waiting for it end with [NothingHeard].
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
