package org.bedside.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bedside.model.Author;
import org.bedside.model.Media;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Compares what the simulated X says with the description that X publishes.
class XPublishedFormsTest {
    private static final Path DESCRIPTION = Path.of("..", "shared", "data", "platforms", "x", "openapi-2.159.json");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Author ROBIN = new Author("9000000001", "robin_example", "Robin Example");

    private JsonNode schemas = JsonMapper.builder().build().createObjectNode();
    private JsonNode parameters = schemas;

    @BeforeEach
    void readTheDescription() throws IOException {
        assumeThat(DESCRIPTION)
                .as("X's OpenAPI description, which lies beside the project where it was fetched")
                .exists();
        var components =
                JsonMapper.builder().build().readTree(DESCRIPTION.toFile()).path("components");
        schemas = components.path("schemas");
        parameters = components.path("parameters");
    }

    @Test
    void fieldsThatCanBeAskedForAreThosePublished() {
        var published = new HashSet<String>();
        parameters.at("/TweetFieldsParameter/schema/items/enum").forEach(field -> published.add(field.asText()));

        assertThat(XJson.FIELDS).isEqualTo(published);
    }

    @Test
    void fieldsOfMessagesThatCanBeAskedForAreThosePublished() {
        var published = new HashSet<String>();
        parameters.at("/DmEventFieldsParameter/schema/items/enum").forEach(field -> published.add(field.asText()));

        assertThat(XMessageSite.FIELDS).isEqualTo(published);
    }

    @Test
    void everyNameInAPageOfMessagesIsAPublishedOne() throws Exception {
        JsonNode page;
        JsonNode sent;
        var picture = new Media(Media.Kind.PICTURE, "https://pbs.twimg.com/media/door.jpg", "A closed door");
        try (var x = XSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(x.address(), x.bearerToken())) {
            x.directMessage(ROBIN, "Is this https://example.org your door?", NOON.minusSeconds(60), picture);
            page = client.get("/2/dm_events?max_results=5&dm_event.fields=" + String.join(",", XMessageSite.FIELDS)
                            + "&expansions=sender_id,attachments.media_keys")
                    .body();
            sent = client.json(
                            "POST",
                            "/2/dm_conversations/with/" + ROBIN.externalId() + "/messages",
                            "{\"text\":\"Yes\"}")
                    .body();
        }

        assertThat(names(schemas.at("/Get2DmEventsResponse/properties"))).containsAll(names(page));
        assertThat(names(schemas.at("/DmEvent/properties"))).containsAll(names(page.at("/data/0")));
        assertThat(names(schemas.at("/Expansions/properties"))).containsAll(names(page.at("/includes")));
        assertThat(names(schemas.at("/Photo/allOf/1/properties")))
                .containsAll(List.of("url", "alt_text"))
                .doesNotContain("preview_image_url");
        assertThat(names(schemas.at("/CreateDmEventResponse/properties/data/properties")))
                .isEqualTo(names(sent.at("/data")));
    }

    @Test
    void everyNameInAPostsNumbersIsAPublishedOne() throws Exception {
        JsonNode post;
        try (var x = XSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(x.address(), x.bearerToken())) {
            var id = x.post(x.account(), "Hello", NOON.minusSeconds(60));
            post = client.get("/2/tweets/" + id + "?tweet.fields=public_metrics")
                    .body();
        }

        assertThat(names(schemas.at("/Tweet/properties/public_metrics/properties")))
                .isEqualTo(names(post.at("/data/public_metrics")));
    }

    @Test
    void everyNameInAPageIsAPublishedOne() throws Exception {
        JsonNode page;
        try (var x = XSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(x.address(), x.bearerToken())) {
            var question = x.mention(ROBIN, "When? https://example.org " + "word ".repeat(80), NOON.minusSeconds(60));
            x.reply(ROBIN, "Hello?", NOON, question);
            page = client.get("/2/users/" + x.account().externalId() + "/mentions?tweet.fields=author_id,created_at,"
                            + "conversation_id,in_reply_to_user_id,referenced_tweets,note_tweet,entities,lang"
                            + "&expansions=author_id,referenced_tweets.id&max_results=5")
                    .body();
        }

        var tweet = names(schemas.at("/Tweet/properties"));
        assertThat(names(schemas.at("/Get2UsersIdMentionsResponse/properties"))).containsAll(names(page));
        assertThat(tweet).containsAll(names(page.at("/data/0"))).containsAll(names(page.at("/data/1")));
        assertThat(names(page.at("/data/1"))).contains("note_tweet", "entities");
        assertThat(names(schemas.at("/Tweet/properties/note_tweet/properties")))
                .containsAll(names(page.at("/data/1/note_tweet")));
        assertThat(names(schemas.at("/Tweet/properties/referenced_tweets/items/properties")))
                .containsAll(names(page.at("/data/0/referenced_tweets/0")));
        assertThat(names(schemas.at("/User/properties"))).containsAll(names(page.at("/includes/users/0")));
        assertThat(names(schemas.at("/Get2UsersIdMentionsResponse/properties/meta/properties")))
                .containsAll(names(page.at("/meta")));
    }

    @Test
    void refusalsHaveTheFormOfAProblem() throws Exception {
        JsonNode refusal;
        try (var x = XSimulator.start(InstantSource.fixed(NOON));
                var client = new SimulatorClient(x.address(), x.bearerToken())) {
            refusal = client.get("/2/tweets/12345").body();
        }

        var published = names(schemas.at("/Problem/properties"));
        published.addAll(names(schemas.at("/ResourceNotFoundProblem/allOf/1/properties")));
        assertThat(published).containsAll(names(refusal));
        assertThat(names(schemas.at("/Problem/discriminator/mapping")))
                .contains(refusal.path("type").asText());
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
