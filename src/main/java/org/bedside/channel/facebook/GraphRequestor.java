package org.bedside.channel.facebook;

import com.restfb.DebugHeaderInfo;
import com.restfb.WebRequestor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.function.Consumer;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.jspecify.annotations.Nullable;

/// Carries one request of restfb over our transport and keeps the answer's headers, which restfb hides.
///
/// Used for one call by one thread.
final class GraphRequestor implements WebRequestor {
    private final HttpTransport transport;
    private final FacebookClock theirs;
    private final Consumer<HttpAnswer> onAnswer;
    private Optional<HttpAnswer> answer = Optional.empty();

    /// @param onAnswer hears each answer, whatever it says
    GraphRequestor(HttpTransport transport, FacebookClock theirs, Consumer<HttpAnswer> onAnswer) {
        this.transport = transport;
        this.theirs = theirs;
        this.onAnswer = onAnswer;
    }

    /// What Facebook answered, if it did.
    Optional<HttpAnswer> answer() {
        return answer;
    }

    @Override
    public Response executeGet(Request request) throws IOException {
        return execute(
                request, HttpRequest.newBuilder(address(request.getFullUrl())).GET());
    }

    @Override
    public Response executePost(Request request) throws IOException {
        return execute(
                request,
                HttpRequest.newBuilder(address(request.getUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(request.getParameters())));
    }

    @Override
    public Response executeDelete(Request request) throws IOException {
        return execute(
                request, HttpRequest.newBuilder(address(request.getFullUrl())).DELETE());
    }

    private Response execute(Request request, HttpRequest.Builder asked) throws IOException {
        if (request.hasHeaderAccessToken()) {
            asked.header("Authorization", "Bearer " + request.getHeaderAccessToken());
        }
        try {
            var heard = theirs.heard(() -> transport.send(asked.header("Accept", "application/json")));
            answer = Optional.of(heard);
            onAnswer.accept(heard);
            return new Response(heard.status(), heard.text());
        } catch (InterruptedException _) {
            // restfb lets only I/O exceptions through; whoever called it makes this one what it was.
            throw new InterruptedIOException("interrupted");
        }
    }

    /// Says nothing of an address that is none: it may hold the app's proof.
    private static URI address(String url) throws IOException {
        try {
            return new URI(url);
        } catch (URISyntaxException _) {
            throw new IOException("not an address");
        }
    }

    @Override
    public @Nullable DebugHeaderInfo getDebugHeaderInfo() {
        return null;
    }
}
