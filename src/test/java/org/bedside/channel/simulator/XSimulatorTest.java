package org.bedside.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bedside.model.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twitter4j.HttpParameter;
import twitter4j.JSONObject;
import twitter4j.RequestMethod;
import twitter4j.Tweet;
import twitter4j.TweetsResponse;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.ConfigurationBuilder;

class XSimulatorTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Author ROBIN = new Author("9000000001", "robin_example", "Robin Example");
    private static final Author ALEX = new Author("9000000002", "alex_example", "Alex Example");
    private static final String ALL = "tweet.fields=created_at,conversation_id,in_reply_to_user_id,referenced_tweets,"
            + "note_tweet,entities&expansions=author_id";

    private volatile Instant now = NOON;
    private final XSimulator x = XSimulator.start(() -> now);
    private final SimulatorClient client = new SimulatorClient(x.address(), x.bearerToken());
    private final String mentions = "/2/users/" + x.account().externalId() + "/mentions?" + ALL;

    @AfterEach
    void close() {
        client.close();
        x.close();
    }

    @Test
    void requestSignedByTwitter4jIsLetIn() throws Exception {
        var path = "/2/users/" + x.account().externalId() + "/mentions?max_results=5&expansions="
                + URLEncoder.encode("author_id", StandardCharsets.UTF_8) + "&tweet.fields=created_at%2Clang";

        assertThat(statusOf(path, x.tokenSecret())).isEqualTo(200);
    }

    @Test
    void requestSignedWithAnotherSecretIsRefused() throws Exception {
        assertThat(statusOf("/2/users/me", x.tokenSecret() + "x")).isEqualTo(401);
    }

    @Test
    void signatureOfAnotherAddressIsRefused() throws Exception {
        var header = signature(x.address() + "/2/users/me?user.fields=name", x.tokenSecret());

        assertThat(statusWith("/2/users/me?user.fields=url", header)).isEqualTo(401);
    }

    @Test
    void aSignatureIsGoodForOneRequestOnly() throws Exception {
        var header = signature(x.address() + "/2/users/me", x.tokenSecret());

        var statuses = List.of(statusWith("/2/users/me", header), statusWith("/2/users/me", header));

        assertThat(statuses).containsExactly(200, 401);
    }

    @Test
    void aSignatureByAClockThatIsFarOffIsRefusedWithItsOwnNumber() throws Exception {
        x.faults().turnClock(Duration.ofMinutes(6));
        var off = statusWith("/2/users/me", signature(x.address() + "/2/users/me", x.tokenSecret()));
        x.faults().clear();
        var right = statusWith("/2/users/me", signature(x.address() + "/2/users/me", x.tokenSecret()));

        assertThat(List.of(off, right)).containsExactly(401, 200);
    }

    @Test
    void unknownBearerTokenIsRefusedWithAProblem() throws Exception {
        try (var stranger = new SimulatorClient(x.address(), "someone-else")) {
            var heard = stranger.get("/2/users/me");

            assertThat(heard.status()).isEqualTo(401);
            assertThat(heard.response().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(heard.body().path("title").asText()).isEqualTo("Unauthorized");
        }
    }

    @Test
    void mentionsComeNewestFirstWithTheirAuthors() throws Exception {
        var first = x.mention(ROBIN, "Are you open on Monday?", NOON.minusSeconds(60));
        var second = x.mention(ALEX, "Thanks @OakStreetClinic", NOON);

        var body = client.get(mentions).body();

        assertThat(body)
                .hasToString(("{'data':[{'id':'" + second + "','text':'Thanks @OakStreetClinic',"
                                + "'edit_history_tweet_ids':['" + second + "'],'author_id':'9000000002',"
                                + "'created_at':'2026-11-01T12:00:00.000Z','conversation_id':'" + second + "'},"
                                + "{'id':'" + first + "','text':'@oakstreetclinic Are you open on Monday?',"
                                + "'edit_history_tweet_ids':['" + first + "'],'author_id':'9000000001',"
                                + "'created_at':'2026-11-01T11:59:00.000Z','conversation_id':'" + first + "'}],"
                                + "'includes':{'users':[{'id':'9000000002','name':'Alex Example','username':'alex_example'},"
                                + "{'id':'9000000001','name':'Robin Example','username':'robin_example'}]},"
                                + "'meta':{'result_count':2,'newest_id':'" + second + "','oldest_id':'" + first + "'}}")
                        .replace('\'', '"'));
        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first)).isGreaterThan(1L << 53);
        assertThat((long) (double) Long.parseLong(first)).isNotEqualTo(Long.parseLong(first));
    }

    @Test
    void noMentionsMeansNoData() throws Exception {
        assertThat(client.get(mentions).body()).hasToString("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void pagesLeadThroughAllMentionsOnceAlsoWhenNewOnesArriveBetween() throws Exception {
        var expected = IntStream.range(0, 23)
                .mapToObj(i -> x.mention(ROBIN, "comment " + i, NOON.minusSeconds(i)))
                .toList();
        var heard = new ArrayList<String>();

        var page = client.get(mentions + "&max_results=10").body();
        heard.addAll(ids(page));
        while (page.path("meta").has("next_token")) {
            x.mention(ALEX, "one more", NOON.plusSeconds(heard.size()));
            page = client.get(mentions + "&max_results=10&pagination_token="
                            + page.path("meta").path("next_token").asText())
                    .body();
            heard.addAll(ids(page));
        }

        assertThat(heard).isEqualTo(expected);
    }

    @Test
    void onlyTheEightHundredNewestMentionsCanBeReached() throws Exception {
        IntStream.range(0, 850).forEach(i -> x.mention(ROBIN, "comment " + i, NOON.minusSeconds(i)));
        var heard = 0;

        var page = client.get(mentions + "&max_results=100").body();
        heard += ids(page).size();
        while (page.path("meta").has("next_token")) {
            page = client.get(mentions + "&max_results=100&pagination_token="
                            + page.path("meta").path("next_token").asText())
                    .body();
            heard += ids(page).size();
        }

        assertThat(heard).isEqualTo(800);
    }

    @Test
    void sinceIdLeavesOutWhatIsKnownAndPageSizesOutOfRangeAreRefused() throws Exception {
        var known = x.mention(ROBIN, "one", NOON.minusSeconds(2));
        var fresh = x.mention(ROBIN, "two", NOON.minusSeconds(1));

        assertThat(ids(client.get(mentions + "&since_id=" + known).body())).containsExactly(fresh);
        assertThat(client.get(mentions + "&max_results=4").status()).isEqualTo(400);
        assertThat(client.get(mentions + "&max_results=101").status()).isEqualTo(400);
        assertThat(client.get(mentions.replace("created_at", "time_of_creation"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void editedPostHasANewIdAndNamesTheOldOneWhichCanStillBeRead() throws Exception {
        var old = x.mention(ROBIN, "Are you opn?", NOON.minusSeconds(60));

        var fresh = x.edit(old, "Are you open?", NOON);

        var data = client.get(mentions).body().path("data");
        assertThat(data).hasSize(1);
        assertThat(data.path(0).path("id").asText()).isEqualTo(fresh).isNotEqualTo(old);
        assertThat(data.path(0).path("edit_history_tweet_ids")).hasToString("[\"" + old + "\",\"" + fresh + "\"]");
        var before = client.get("/2/tweets/" + old).body().path("data");
        assertThat(before.path("text").asText()).isEqualTo("@oakstreetclinic Are you opn?");
        assertThat(before.path("edit_history_tweet_ids")).hasToString("[\"" + old + "\",\"" + fresh + "\"]");
    }

    @Test
    void noVersionOfADeletedPostCanBeRead() throws Exception {
        var old = x.mention(ROBIN, "Are you opn?", NOON.minusSeconds(60));
        x.delete(x.edit(old, "Are you open?", NOON));

        assertThat(client.get("/2/tweets/" + old).status()).isEqualTo(404);
    }

    @Test
    void aPostKnowsWhatItQuotesPassesOnAndShowsAndWhoQuotesAndLikesIt() throws Exception {
        var ours = x.post(x.account(), "Flu shots are here.", NOON.minusSeconds(90));
        var quote = x.quote(ROBIN, "At last @oakstreetclinic", NOON.minusSeconds(60), ours);
        var retweet = x.retweet(ALEX, NOON.minusSeconds(30), quote);
        x.like(ours);

        var passedOn = client.get("/2/tweets/" + retweet + "?tweet.fields=referenced_tweets")
                .body()
                .path("data");
        var metrics = client.get("/2/tweets/" + ours + "?tweet.fields=public_metrics")
                .body()
                .at("/data/public_metrics");
        var quotes = client.get("/2/tweets/" + ours + "/quote_tweets?max_results=10&tweet.fields=referenced_tweets")
                .body();

        assertThat(passedOn.path("text").asText()).isEqualTo("RT @robin_example: At last @oakstreetclinic");
        assertThat(passedOn.path("referenced_tweets"))
                .hasToString("[{\"type\":\"retweeted\",\"id\":\"" + quote + "\"}]");
        assertThat(List.of(
                        metrics.path("quote_count").asInt(),
                        metrics.path("like_count").asInt()))
                .isEqualTo(List.of(1, 1));
        assertThat(ids(quotes)).containsExactly(quote);
    }

    @Test
    void aSearchTakesAlternativesAndNoMoreThan512Characters() throws Exception {
        var one = x.post(ALEX, "Anybody awake?", NOON.minusSeconds(90));
        var other = x.post(ALEX, "And you?", NOON.minusSeconds(80));
        var first = x.reply(ROBIN, "Yes", NOON.minusSeconds(70), one);
        var second = x.reply(ROBIN, "No", NOON.minusSeconds(60), other);
        x.retweet(ROBIN, NOON, one);
        var search = "/2/tweets/search/recent?max_results=10&query=";
        var query = "(conversation_id:" + one + " OR conversation_id:" + other + ") from:" + ROBIN.externalId()
                + " -is:retweet";

        var found = client.get(search + URLEncoder.encode(query, StandardCharsets.UTF_8));

        assertThat(ids(found.body())).containsExactly(second, first);
        assertThat(client.get(search + "conversation_id:1".repeat(40)).status()).isEqualTo(400);
    }

    @Test
    void directMessagesComeNewestFirstInPagesAndOnlyWithWhomIsAskedFor() throws Exception {
        var first = x.directMessage(ROBIN, "Are you there?", NOON.minusSeconds(90));
        var second = x.directMessage(ALEX, "Hello", NOON.minusSeconds(60));
        var third = x.directMessageAsOwner(ROBIN, "We are.", NOON.minusSeconds(30));
        x.directMessage(ROBIN, "Long ago", NOON.minus(Duration.ofDays(31)));

        var page = client.get("/2/dm_events?max_results=2&dm_event.fields=sender_id,dm_conversation_id")
                .body();
        var rest = client.get("/2/dm_events?pagination_token="
                        + page.at("/meta/next_token").asText())
                .body();
        var withRobin = client.get("/2/dm_conversations/with/" + ROBIN.externalId() + "/dm_events")
                .body();

        assertThat(List.of(ids(page), ids(rest), ids(withRobin)))
                .isEqualTo(List.of(List.of(third, second), List.of(first), List.of(third, first)));
        assertThat(page.at("/data/0/sender_id").asText()).isEqualTo(x.account().externalId());
        assertThat(page.at("/data/0/dm_conversation_id").asText())
                .isEqualTo(ROBIN.externalId() + "-" + x.account().externalId());
    }

    @Test
    void onlyWhoWroteCanBeWrittenToAndFifteenTimesAQuarterOfAnHour() throws Exception {
        x.directMessage(ROBIN, "Are you there?", NOON.minusSeconds(90));
        var to = "/2/dm_conversations/with/%s/messages";

        var stranger = client.json("POST", to.formatted(ALEX.externalId()), "{\"text\":\"Hello\"}");
        var statuses = IntStream.range(0, 15)
                .mapToObj(i -> sent(to.formatted(ROBIN.externalId()), "{\"text\":\"" + i + "\"}"))
                .toList();

        assertThat(stranger.status()).isEqualTo(403);
        assertThat(statuses.subList(0, 14)).containsOnly(201);
        assertThat(statuses.getLast()).isEqualTo(429);
        assertThat(x.ownPosts()).hasSize(14);
    }

    @Test
    void aLikeIsSetAndTakenBack() throws Exception {
        var post = x.mention(ROBIN, "Thank you", NOON.minusSeconds(60));
        var likes = "/2/users/" + x.account().externalId() + "/likes";

        client.json("POST", likes, "{\"tweet_id\":\"" + post + "\"}");
        var liked = x.isLiked(post);
        client.delete(likes + "/" + post);

        assertThat(List.of(liked, x.isLiked(post))).isEqualTo(List.of(true, false));
    }

    private int sent(String path, String body) {
        try {
            return client.json("POST", path, body).status();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answerNamesWhatItAnswersAndStaysInTheConversation() throws Exception {
        var question = x.mention(ROBIN, "When?", NOON.minusSeconds(60));
        var answer = x.replyAsOwner(question, "At eight.", NOON.minusSeconds(30));
        var thanks = x.reply(ROBIN, "Thanks", NOON, answer);

        var post = client.get(mentions).body().path("data").path(0);
        var found = client.get("/2/tweets/search/recent?query=conversation_id:" + question)
                .body();

        assertThat(post.path("text").asText()).isEqualTo("@oakstreetclinic Thanks");
        assertThat(post.path("conversation_id").asText()).isEqualTo(question);
        assertThat(post.path("in_reply_to_user_id").asText())
                .isEqualTo(x.account().externalId());
        assertThat(post.path("referenced_tweets")).hasToString("[{\"type\":\"replied_to\",\"id\":\"" + answer + "\"}]");
        assertThat(ids(found)).containsExactly(thanks, answer, question);
    }

    @Test
    void textsAreEscapedLinksShortenedAndLongOnesCut() throws Exception {
        x.mention(ROBIN, "a < b & see https://example.org/page", NOON.minusSeconds(1));
        var longText = "@oakstreetclinic " + "word ".repeat(80).strip();
        x.mention(ROBIN, longText, NOON);

        var data = client.get(mentions).body().path("data");

        assertThat(data.path(0).path("text").asText())
                .hasSizeLessThanOrEqualTo(280)
                .endsWith("…");
        assertThat(data.path(0).path("note_tweet").path("text").asText()).isEqualTo(longText);
        assertThat(data.path(1).path("text").asText())
                .matches("@oakstreetclinic a &lt; b &amp; see https://t\\.co/\\w{10}");
        var link = data.path(1).path("entities").path("urls").path(0);
        assertThat(link.path("expanded_url").asText()).isEqualTo("https://example.org/page");
        assertThat(data.path(1)
                        .path("text")
                        .asText()
                        .substring(link.path("start").asInt(), link.path("end").asInt()))
                .isEqualTo(link.path("url").asText());
    }

    @Test
    void postedReplyStandsAmongOurPostsWithTheHandleBeforeIt() throws Exception {
        var question = x.mention(ROBIN, "When?", NOON.minusSeconds(60));

        var heard = client.json("POST", "/2/tweets", reply(question, "At eight."));

        var id = heard.body().path("data").path("id").asText();
        assertThat(heard.status()).isEqualTo(201);
        assertThat(x.ownPosts()).containsExactly(new OwnPost(id, question, "At eight.", NOON));
        var own = client.get("/2/users/" + x.account().externalId() + "/tweets?max_results=5")
                .body()
                .path("data");
        assertThat(own.path(0).path("text").asText()).isEqualTo("@robin_example At eight.");
    }

    @Test
    void sameWordsAreRefusedEvenForAnotherPerson() throws Exception {
        var one = x.mention(ROBIN, "When?", NOON.minusSeconds(60));
        var other = x.mention(ALEX, "When?", NOON.minusSeconds(30));

        client.json("POST", "/2/tweets", reply(one, "At eight."));
        var heard = client.json("POST", "/2/tweets", reply(other, "At eight."));

        assertThat(heard.status()).isEqualTo(403);
        assertThat(heard.body().path("detail").asText())
                .isEqualTo("You are not allowed to create a Tweet with duplicate content.");
        assertThat(x.ownPosts()).hasSize(1);
    }

    @Test
    void repliesToStrangersToVanishedPostsAndTooLongOnesAreRefused() throws Exception {
        var gone = x.mention(ROBIN, "When?", NOON.minusSeconds(60));
        x.delete(gone);
        var stranger = x.post(ALEX, "Nice weather.", NOON);
        var question = x.mention(ROBIN, "When?", NOON);

        var toGone = client.json("POST", "/2/tweets", reply(gone, "At eight."));
        var toStranger = client.json("POST", "/2/tweets", reply(stranger, "At eight."));
        var tooLong = client.json("POST", "/2/tweets", reply(question, "word ".repeat(60)));

        assertThat(List.of(toGone.status(), toStranger.status(), tooLong.status()))
                .containsExactly(403, 403, 400);
        assertThat(toGone.body().path("detail").asText()).contains("deleted or not visible");
        assertThat(toStranger.body().path("detail").asText()).contains("not allowed");
        assertThat(x.ownPosts()).isEmpty();
    }

    @Test
    void hidingTakesOnlyOthersRepliesUnderOurPosts() throws Exception {
        var ours = x.post(x.account(), "Flu shots today.", NOON.minusSeconds(60));
        var theirs = x.reply(ROBIN, "Rubbish", NOON, ours);
        var elsewhere = x.mention(ALEX, "Hello", NOON);

        assertThat(client.json("PUT", "/2/tweets/" + theirs + "/hidden", "{\"hidden\":true}")
                        .body())
                .hasToString("{\"data\":{\"hidden\":true}}");
        assertThat(client.json("PUT", "/2/tweets/" + elsewhere + "/hidden", "{\"hidden\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(x.isHidden(theirs)).isTrue();
    }

    @Test
    void deletingTakesOnlyOurOwnPosts() throws Exception {
        var ours = x.post(x.account(), "Flu shots today.", NOON);
        var theirs = x.mention(ALEX, "Hello", NOON);

        assertThat(client.delete("/2/tweets/" + ours).body()).hasToString("{\"data\":{\"deleted\":true}}");
        assertThat(client.delete("/2/tweets/" + theirs).status()).isEqualTo(403);
        assertThat(client.get("/2/tweets/" + ours).status()).isEqualTo(404);
    }

    @Test
    void limitIsCountedDownAndLiftedWhenItsWindowEnds() throws Exception {
        x.limit(Operation.ACCOUNT, 1);

        var first = client.get("/2/users/me");
        var second = client.get("/2/users/me");
        now = NOON.plus(Duration.ofMinutes(15));
        var third = client.get("/2/users/me");

        assertThat(List.of(first.status(), second.status(), third.status())).containsExactly(200, 429, 200);
        assertThat(rate(first)).isEqualTo(Map.of("limit", "1", "remaining", "0", "reset", reset(NOON)));
        assertThat(rate(third)).isEqualTo(Map.of("limit", "1", "remaining", "0", "reset", reset(now)));
    }

    @Test
    void searchReachesBackSevenDays() throws Exception {
        var old = x.mention(ROBIN, "old", NOON.minus(Duration.ofDays(8)));
        var answer = x.reply(ALEX, "fresh", NOON, old);

        var search = "/2/tweets/search/recent?query=conversation_id:" + old;

        assertThat(ids(client.get(search).body())).containsExactly(answer);
        assertThat(client.get(search + "&since_id=" + old).status()).isEqualTo(400);
    }

    @Test
    void twitter4jReadsThePage() throws Exception {
        var id = x.mention(ROBIN, "When?", NOON);

        var page = new TweetsResponse(new JSONObject(client.get(mentions).body().toString()), false);

        assertThat(page.getTweets())
                .extracting(Tweet::getId, Tweet::getText, Tweet::getCreatedAt)
                .containsExactly(tuple(Long.parseLong(id), "@oakstreetclinic When?", Date.from(NOON)));
        assertThat(page.getUsersMap()).containsOnlyKeys(9_000_000_001L);
    }

    @Test
    void newNamesReplaceTheOldOnes() throws Exception {
        var question = x.mention(ROBIN, "When?", NOON.minusSeconds(2));
        x.reply(ROBIN, "Hello?", NOON, question);
        x.answerWithNewNames();

        var post = client.get(mentions).body().path("data").path(0);

        assertThat(post.has("referenced_tweets")).isFalse();
        assertThat(post.path("referenced_posts").path(0).path("id").asText()).isEqualTo(question);
    }

    private int statusOf(String path, String secret) throws Exception {
        return statusWith(path, signature(x.address() + path, secret));
    }

    private int statusWith(String path, String authorization) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(x.address() + path))
                    .header("Authorization", authorization)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private String signature(String url, String secret) {
        var auth = new OAuthAuthorization(new ConfigurationBuilder()
                .setOAuthConsumerKey(x.consumerKey())
                .setOAuthConsumerSecret(x.consumerSecret())
                .setOAuthAccessToken(x.token())
                .setOAuthAccessTokenSecret(secret)
                .build());
        return auth.getAuthorizationHeader(
                new twitter4j.HttpRequest(RequestMethod.GET, url, new HttpParameter[0], auth, Map.of()));
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("data").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    private static Map<String, String> rate(SimulatorClient.Heard heard) {
        var headers = heard.response().headers();
        return Map.of(
                "limit", headers.firstValue("x-rate-limit-limit").orElseThrow(),
                "remaining", headers.firstValue("x-rate-limit-remaining").orElseThrow(),
                "reset", headers.firstValue("x-rate-limit-reset").orElseThrow());
    }

    private static String reset(Instant from) {
        return Long.toString(from.plus(Duration.ofMinutes(15)).getEpochSecond());
    }

    private static String reply(String parent, String text) {
        return "{\"text\":\"" + text + "\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent + "\"}}";
    }
}
