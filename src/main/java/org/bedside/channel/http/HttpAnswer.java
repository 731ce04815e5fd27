package org.bedside.channel.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A whole answer: status, headers and the body as it came.
public final class HttpAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    HttpAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /// Whether the status is one of 200 to 299.
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /// The first header of that name, in any case.
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The body's bytes, a copy.
    public byte[] body() {
        return body.clone();
    }

    /// The body read as UTF-8, which is what both platforms write.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
