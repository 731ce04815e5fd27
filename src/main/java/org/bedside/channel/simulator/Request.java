package org.bedside.channel.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request, read to its end.
///
/// @param query the parameters of the address, decoded, in their order
/// @param form those of a form-urlencoded body
/// @param most how many items a page of the answer holds at most, whatever was asked for
record Request(
        String method,
        String path,
        Headers headers,
        List<Parameter> query,
        List<Parameter> form,
        String body,
        int most) {
    private static final Pattern AND = Pattern.compile("&");

    record Parameter(String name, String value) {}

    static Request read(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        var type = headers.getFirst("Content-Type");
        var isForm = type != null && type.startsWith("application/x-www-form-urlencoded");
        var address = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                address.getRawPath(),
                headers,
                parameters(address.getRawQuery()),
                isForm ? parameters(body) : List.of(),
                body,
                Integer.MAX_VALUE);
    }

    /// The value of a parameter, wherever it was sent.
    Optional<String> parameter(String name) {
        return Stream.concat(query.stream(), form.stream())
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /// The same, to be answered with a page of at most so many items.
    Request limitedTo(int items) {
        return new Request(method, path, headers, query, form, body, items);
    }

    /// The parts of a parameter that lists them with commas; none where it is missing.
    List<String> list(String name) {
        return parameter(name).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .filter(part -> !part.isBlank())
                .toList();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /// Scheme, host and port as the client wrote them.
    String origin() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    private static List<Parameter> parameters(@Nullable String encoded) {
        var parameters = new ArrayList<Parameter>();
        if (encoded != null && !encoded.isEmpty()) {
            AND.splitAsStream(encoded).forEach(pair -> {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(decode(name), decode(value)));
            });
        }
        return List.copyOf(parameters);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
