package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// A plain client with a bearer token, for tests that look at what a simulator says.
final class SimulatorClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI address;
    private final String token;

    SimulatorClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    record Heard(int status, HttpResponse<String> response, JsonNode body) {}

    Heard get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Heard delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    Heard json(String method, String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    Heard form(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        var encoded = path.replace("{", "%7B").replace("}", "%7D");
        return HttpRequest.newBuilder(address.resolve(encoded)).header("Authorization", "Bearer " + token);
    }

    Heard send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Heard(response.statusCode(), response, json.readTree(response.body()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
