package org.bedside.channel.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.simulator.demo.DemoTexts.Place;
import org.bedside.channel.simulator.demo.DemoTexts.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoScriptTest {
    private static final Instant START = Instant.parse("2026-11-23T15:00:00Z");

    private volatile Instant now = START;
    private final DemoTexts texts = DemoTexts.load();
    private final DemoScript script = DemoScript.start(() -> now);
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    @AfterEach
    void close() {
        http.shutdownNow();
        script.close();
    }

    @Test
    void threeHundredCommentsOfHistoryArriveEachWithItsOwnAge() throws Exception {
        script.history(START);

        var expected = texts.history().stream()
                .filter(written -> !written.isOurs())
                .map(written -> script.idOf(written.id()))
                .toList();
        assertThat(expected).hasSize(300);
        assertThat(incoming())
                .extracting(item -> item.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(expected);
        var last = incoming().stream()
                .filter(item -> item.path("id").asText().equals(script.idOf("c300")))
                .findFirst()
                .orElseThrow();
        assertThat(last.path("created_time").asText()).isEqualTo("2026-11-23T14:51:00+0000");
    }

    @Test
    void answersHangOnWhatTheyAnswer() throws Exception {
        script.history(START);
        var onX = new ArrayList<List<String>>();
        var heardOnX = new ArrayList<List<String>>();
        var onFacebook = new ArrayList<List<String>>();
        var heardOnFacebook = new ArrayList<List<String>>();

        for (var written : answers()) {
            var id = script.idOf(written.id());
            if (written.on() == Place.x) {
                var post = getX("/2/tweets/" + id + "?tweet.fields=referenced_tweets,conversation_id")
                        .path("data");
                onX.add(List.of(id, script.idOf(written.answered().orElseThrow()), script.idOf(root(written))));
                heardOnX.add(List.of(
                        id,
                        post.path("referenced_tweets").path(0).path("id").asText(),
                        post.path("conversation_id").asText()));
            } else {
                onFacebook.add(List.of(id, script.idOf(root(written))));
                var comment = getFacebook("/" + id + "?fields=parent%7Bid%7D");
                heardOnFacebook.add(
                        List.of(id, comment.path("parent").path("id").asText()));
            }
        }

        assertThat(heardOnX).isNotEmpty().isEqualTo(onX);
        assertThat(heardOnFacebook).isNotEmpty().isEqualTo(onFacebook);
    }

    @Test
    void everyAnswerOfThePracticeIsItsOwn() {
        script.history(START);

        var ours = texts.history().stream().filter(Written::isOurs).toList();
        assertThat(Stream.concat(script.x().ownPosts().stream(), script.facebook().ownPosts().stream())
                        .map(post -> post.text().strip()))
                .containsExactlyInAnyOrderElementsOf(
                        ours.stream().map(written -> written.text().strip()).toList());
    }

    @Test
    void editedHistoryShowsItsNewestWords() throws Exception {
        script.history(START);

        var edited = texts.history().stream()
                .filter(written -> written.on() == Place.facebook && written.editedTo() != null)
                .toList();

        for (var written : edited) {
            assertThat(Optional.ofNullable(written.editedTo()))
                    .contains(getFacebook("/" + script.idOf(written.id()))
                            .path("message")
                            .asText());
        }
        assertThat(edited).isNotEmpty();
    }

    @Test
    void oneCommentArrivesAtATimeAFewAMinute() throws Exception {
        script.history(START);
        var waits = new ArrayList<Duration>();

        for (int i = 0; i < 20; i++) {
            waits.add(script.playNext(now));
            now = now.plus(waits.getLast());
        }

        // One of the 300 has been deleted meanwhile.
        assertThat(incoming()).hasSize(300 + 20 - 1);
        assertThat(waits).allMatch(wait -> !wait.isNegative() && wait.compareTo(Duration.ofMinutes(1)) < 0);
        assertThat(Duration.between(START, now)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(10));
    }

    @Test
    void liveCommentsBeginAgainWithFreshIdsWhenAllHaveArrived() {
        script.history(START);
        var first = texts.live().getFirst().id();

        script.playNext(START);
        var before = script.idOf(first);
        for (int i = 0; i < texts.live().size(); i++) {
            script.playNext(START.plusSeconds(i));
        }

        assertThat(script.idOf(first)).isNotEqualTo(before);
    }

    @Test
    void goingViralAddsExactlyFiveHundredCommentsByDifferentPeople() throws Exception {
        script.history(START);

        now = START.plusSeconds(60);
        script.goViral(now);

        var fresh = incoming().stream()
                .filter(item -> item.path("created_time").asText().equals("2026-11-23T15:01:00+0000")
                        || item.path("created_at").asText().equals("2026-11-23T15:01:00.000Z"))
                .toList();
        assertThat(fresh).hasSize(500);
        assertThat(fresh.stream()
                        .map(item -> item.path("author_id").asText()
                                + item.path("from").path("id").asText())
                        .distinct())
                .hasSize(500);
        assertThat(incoming()).hasSize(800);
    }

    @Test
    void lengthsOfTimeAreReadWithAllTheirParts() {
        assertThat(DemoTexts.ago("3d 4h 12m"))
                .isEqualTo(Duration.ofDays(3).plusHours(4).plusMinutes(12));
    }

    private List<Written> answers() {
        return texts.history().stream()
                .filter(written -> written.answered().isPresent())
                .toList();
    }

    private String root(Written written) {
        return written.answered()
                .map(answered -> texts.history().stream()
                        .filter(other -> other.id().equals(answered))
                        .findFirst()
                        .orElseThrow())
                .map(this::root)
                .orElse(written.id());
    }

    /// All that others wrote, read through both platforms' own pages.
    private List<JsonNode> incoming() throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        var mentions = "/2/users/" + script.x().account().externalId()
                + "/mentions?max_results=100&tweet.fields=created_at,author_id";
        var page = getX(mentions);
        page.path("data").forEach(all::add);
        while (page.path("meta").has("next_token")) {
            page = getX(mentions + "&pagination_token="
                    + page.path("meta").path("next_token").asText());
            page.path("data").forEach(all::add);
        }
        for (var post : getFacebook("/me/feed?limit=100").path("data")) {
            var comments =
                    "/" + post.path("id").asText() + "/comments?filter=stream&limit=100&fields=from,created_time";
            page = getFacebook(comments);
            page.path("data").forEach(all::add);
            while (page.path("paging").has("next")) {
                page = getFacebook(comments + "&after="
                        + page.path("paging").path("cursors").path("after").asText());
                page.path("data").forEach(all::add);
            }
        }
        all.removeIf(item -> item.path("from")
                .path("id")
                .asText()
                .equals(script.facebook().account().externalId()));
        return all;
    }

    private JsonNode getX(String path) throws IOException, InterruptedException {
        return get(script.x().address(), path, script.x().bearerToken());
    }

    private JsonNode getFacebook(String path) throws IOException, InterruptedException {
        return get(script.facebook().address(), path, script.facebook().pageToken());
    }

    private JsonNode get(URI address, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
