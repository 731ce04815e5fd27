package org.bedside.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.bedside.model.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Author ROBIN = new Author("9000000001", "robin_example", "Robin Example");

    private final XSimulator x = XSimulator.start(InstantSource.fixed(NOON));
    private final FacebookSimulator facebook = FacebookSimulator.start(InstantSource.fixed(NOON));
    private final SimulatorClient client = new SimulatorClient(x.address(), x.bearerToken());
    private final SimulatorClient graph = new SimulatorClient(facebook.address(), facebook.pageToken());

    @AfterEach
    void close() {
        client.close();
        graph.close();
        x.close();
        facebook.close();
    }

    @Test
    void droppedConnectionEndsWithoutASingleByte() throws IOException {
        x.faults().next(Operation.ACCOUNT, new Fault.DropAfterReading(false));
        byte[] heard;

        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), x.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /2/users/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            heard = socket.getInputStream().readAllBytes();
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void droppedPostArrivesOnceAndIsCarriedOutOnlyWhenTheFaultSaysSo() {
        var parent = x.mention(ROBIN, "When do you open?", NOON);
        x.faults().next(Operation.POST, new Fault.DropAfterReading(false), new Fault.DropAfterReading(true));

        assertThatThrownBy(() -> client.json("POST", "/2/tweets", reply(parent, "not done")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.json("POST", "/2/tweets", reply(parent, "done")))
                .isInstanceOf(IOException.class);

        assertThat(x.arrivals().count(Operation.POST)).isEqualTo(2);
        assertThat(x.ownPosts()).extracting(OwnPost::text).containsExactly("done");
    }

    @Test
    void hangingRequestGetsNoAnswerWhenItIsReleased() throws Exception {
        // A POST: where a GET ends without an answer, java.net.http sends it a second time by itself.
        var parent = x.mention(ROBIN, "When do you open?", NOON);
        x.faults().next(Operation.POST, new Fault.Hang(true));

        try (var threads = Executors.newCachedThreadPool()) {
            var answer = threads.submit(() -> client.json("POST", "/2/tweets", reply(parent, "At eight.")));
            x.arrivals().await(Operation.POST, 1);
            x.faults().release();

            assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
        }
        assertThat(x.ownPosts()).extracting(OwnPost::text).containsExactly("At eight.");
    }

    @Test
    void closingTheSimulatorEndsHangingRequests() throws Exception {
        x.faults().everywhere(new Fault.HangInBody());

        try (var threads = Executors.newCachedThreadPool()) {
            var answer = threads.submit(() -> client.get("/2/users/me"));
            x.arrivals().await(Operation.ACCOUNT, 1);
            x.close();

            assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void lateAnswerIsTheRightAnswerOnceReleased() throws Exception {
        x.faults().next(Operation.ACCOUNT, new Fault.Latency(Duration.ofHours(1)));

        try (var threads = Executors.newCachedThreadPool()) {
            var answer = threads.submit(() -> client.get("/2/users/me"));
            x.arrivals().await(Operation.ACCOUNT, 1);
            x.faults().release();

            assertThat(answer.get().status()).isEqualTo(200);
        }
    }

    @Test
    void statusIsSentAsGivenAndTheNextRequestIsAnsweredAsUsual() throws Exception {
        x.faults().next(Operation.ACCOUNT, new Fault.Status(503, Map.of("Retry-After", "7"), "{\"a\":1}", false));

        var faulty = client.get("/2/users/me");
        var usual = client.get("/2/users/me");

        assertThat(faulty.status()).isEqualTo(503);
        assertThat(faulty.response().headers().firstValue("Retry-After")).contains("7");
        assertThat(faulty.body()).hasToString("{\"a\":1}");
        assertThat(usual.status()).isEqualTo(200);
    }

    @Test
    void truncatedBodyBreaksTheConnectionAndMalformedJsonDoesNot() {
        x.faults().next(Operation.ACCOUNT, new Fault.TruncatedBody(), new Fault.MalformedJson());

        assertThatThrownBy(() -> client.get("/2/users/me"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> client.get("/2/users/me")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void malformedItemStandsBetweenGoodOnes() throws Exception {
        x.mention(ROBIN, "one", NOON.minusSeconds(2));
        x.mention(ROBIN, "two", NOON.minusSeconds(1));
        x.faults().next(Operation.MENTIONS, new Fault.MalformedItem(Fault.Broken.ID));

        var data = client.get("/2/users/" + x.account().externalId() + "/mentions")
                .body()
                .path("data");

        assertThat(data.path(0).path("id").isObject()).isTrue();
        assertThat(data.path(1).path("text").asText()).isEqualTo("@oakstreetclinic one");
    }

    @Test
    void duplicatePageBeginsWithTheLastItemOfThePageBefore() throws Exception {
        for (int i = 0; i < 8; i++) {
            x.mention(ROBIN, "comment " + i, NOON.minusSeconds(i));
        }
        var path = "/2/users/" + x.account().externalId() + "/mentions?max_results=5";
        x.faults().next(Operation.MENTIONS, new Fault.None(), new Fault.DuplicatePage());

        var first = client.get(path).body();
        var second = client.get(path + "&pagination_token="
                        + first.path("meta").path("next_token").asText())
                .body();

        assertThat(ids(second.path("data")).getFirst())
                .isEqualTo(ids(first.path("data")).getLast());
        assertThat(ids(second.path("data"))).hasSize(4);
    }

    @Test
    void expiredSignInAndRateLimitAreSaidInEachPlatformsOwnWords() throws Exception {
        for (var faults : List.of(x.faults(), facebook.faults())) {
            faults.next(Operation.ACCOUNT, new Fault.SignInExpired(), new Fault.RateLimited(Duration.ofMinutes(5)));
        }

        var xExpired = client.get("/2/users/me");
        var xLimited = client.get("/2/users/me");
        var graphExpired = graph.get("/me").body().path("error");
        var graphLimited = graph.get("/me");

        assertThat(xExpired.status()).isEqualTo(401);
        assertThat(xLimited.status()).isEqualTo(429);
        assertThat(xLimited.response().headers().firstValue("x-rate-limit-reset"))
                .contains(Long.toString(NOON.getEpochSecond() + 300));
        assertThat(graphExpired.path("code").asInt()).isEqualTo(190);
        assertThat(graphExpired.path("error_subcode").asInt()).isEqualTo(463);
        assertThat(graphLimited.body().path("error").path("code").asInt()).isEqualTo(32);
        assertThat(graphLimited
                        .response()
                        .headers()
                        .firstValue("X-Business-Use-Case-Usage")
                        .orElseThrow())
                .contains("\"estimated_time_to_regain_access\":5");
    }

    private static List<String> ids(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static String reply(String parent, String text) {
        return "{\"text\":\"" + text + "\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent + "\"}}";
    }
}
