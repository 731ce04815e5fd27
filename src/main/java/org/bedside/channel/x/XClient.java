package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Meter;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpAnswer;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.NeverLeft;
import org.bedside.channel.http.NothingHeard;
import org.bedside.channel.http.Silence;
import twitter4j.RequestMethod;

/// Requests to X's API v2 in the name of one account, over our own transport.
final class XClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private final XSender sender;
    private final URI base;
    private final InstantSource clock;
    private final XBill bill;

    XClient(HttpTransport transport, XAccess access, InstantSource clock, Meter meter) {
        this.sender = new XSender(transport, access.signature(), clock);
        this.base = access.base();
        this.clock = clock;
        this.bill = new XBill(meter);
    }

    /// Reads `path`; whatever is not a JSON object of a success is a [ChannelException].
    JsonNode get(String path, Map<String, String> parameters) throws ChannelException, InterruptedException {
        var address = base.resolve(path + "?" + query(parameters));
        try {
            var answer = sender.send(RequestMethod.GET, address, Optional.empty());
            bill.answered(RequestMethod.GET, path, answer, clock.instant());
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onReading("GET " + path, clock.instant());
            }
            var read = object(answer)
                    .orElseThrow(() -> new NoAnswer("GET " + path + ": X answered with something unreadable"));
            bill.read(path, read);
            return read;
        } catch (Silence silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        }
    }

    /// Posts `body` once. Only a definite refusal, or a request that never left, is something other than
    /// [Unconfirmed].
    JsonNode post(String path, JsonNode body) throws ChannelException, InterruptedException {
        return change(RequestMethod.POST, path, Optional.of(body));
    }

    /// Asks once to change something, under the same promise.
    JsonNode change(RequestMethod method, String path, Optional<JsonNode> body)
            throws ChannelException, InterruptedException {
        var what = method.name() + " " + path;
        try {
            var answer = sender.send(method, base.resolve(path), body.map(JsonNode::toString));
            bill.answered(method, path, answer, clock.instant());
            if (!answer.isSuccess()) {
                throw XRefusal.of(answer).onPosting(what, clock.instant());
            }
            bill.changed(method, path, body);
            return object(answer).orElseThrow(() -> new Unconfirmed(what + ": X answered with something unreadable"));
        } catch (NeverLeft silence) {
            throw new NoAnswer(silence.getMessage(), silence);
        } catch (NothingHeard silence) {
            throw new Unconfirmed(silence.getMessage(), silence);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The JSON object in the body; none if it is broken, or something else.
    static Optional<JsonNode> object(HttpAnswer answer) {
        try {
            return Optional.of(JSON.readTree(answer.text())).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
