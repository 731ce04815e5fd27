package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// What a simulated platform answers to one request.
record Answer(int status, Map<String, String> headers, JsonNode body) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(int status, JsonNode body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    Answer with(Map<String, String> more) {
        var all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    Answer with(JsonNode otherBody) {
        return new Answer(status, headers, otherBody);
    }
}
