package org.bedside.channel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.DefaultFacebookClient;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.Comment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.bedside.model.Author;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookSimulatorTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Author ROBIN = new Author("7000000001", "", "Robin Example");
    private static final Author ALEX = new Author("7000000002", "", "Alex Example");

    private final FacebookSimulator facebook = FacebookSimulator.start(InstantSource.fixed(NOON));
    private final SimulatorClient client = new SimulatorClient(facebook.address(), facebook.pageToken());
    private final String post = facebook.post("Flu shots today.", NOON.minus(Duration.ofDays(1)));

    @AfterEach
    void close() {
        client.close();
        facebook.close();
    }

    @Test
    void pageIsNamedWithAndWithoutAVersion() throws Exception {
        var expected = "{\"name\":\"Oak Street Clinic\",\"id\":\"104000000000001\"}";

        assertThat(client.get("/v24.0/me?fields=name,id").body()).hasToString(expected);
        assertThat(client.get("/me").body()).hasToString(expected);
    }

    @Test
    void commentCarriesJustTheFieldsAskedFor() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Open on Monday?", NOON.minusSeconds(90));
        var reply = facebook.reply(comment, ALEX, "I think so", NOON.minusSeconds(30));

        var data = client.get("/v24.0/" + post + "/comments?filter=stream&order=chronological"
                        + "&fields=id,from,message,created_time,parent{id},is_hidden,can_hide,can_reply_privately,"
                        + "comment_count,permalink_url,attachment")
                .body()
                .path("data");

        var address = "https://www.facebook.com/104000000000001/posts/" + post.substring(post.indexOf('_') + 1)
                + "?comment_id=" + comment.substring(comment.indexOf('_') + 1);
        assertThat(data)
                .hasToString(("[{'id':'" + comment + "','from':{'name':'Robin Example','id':'7000000001'},"
                                + "'message':'Open on Monday?','created_time':'2026-11-01T11:58:30+0000',"
                                + "'is_hidden':false,'can_hide':true,'can_reply_privately':true,'comment_count':1,"
                                + "'permalink_url':'" + address + "'},"
                                + "{'id':'" + reply + "','from':{'name':'Alex Example','id':'7000000002'},"
                                + "'message':'I think so','created_time':'2026-11-01T11:59:30+0000',"
                                + "'parent':{'id':'" + comment + "'},"
                                + "'is_hidden':false,'can_hide':true,'can_reply_privately':true,'comment_count':0,"
                                + "'permalink_url':'" + address + "&reply_comment_id="
                                + reply.substring(reply.indexOf('_') + 1) + "'}]")
                        .replace('\'', '"'));
        assertThat(comment).startsWith(post.substring(post.indexOf('_') + 1) + "_");
    }

    @Test
    void streamHoldsRepliesAndTopLevelDoesNot() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Open on Monday?", NOON.minusSeconds(90));
        var reply = facebook.reply(comment, ALEX, "I think so", NOON.minusSeconds(60));
        var later = facebook.reply(reply, ROBIN, "Thanks", NOON);

        var stream =
                client.get("/" + post + "/comments?filter=stream&summary=true").body();
        var top = client.get("/" + post + "/comments?filter=toplevel&summary=true")
                .body();
        var replies =
                client.get("/" + comment + "/comments?order=chronological").body();

        assertThat(ids(stream)).containsExactly(comment, reply, later);
        assertThat(stream.path("summary").path("total_count").asInt()).isEqualTo(3);
        assertThat(ids(top)).containsExactly(comment);
        assertThat(top.path("summary").path("total_count").asInt()).isEqualTo(1);
        assertThat(ids(replies)).containsExactly(reply, later);
    }

    @Test
    void cursorsLeadThroughAllCommentsOnceAlsoWhenOneIsDeletedBetween() throws Exception {
        var expected = IntStream.range(0, 12)
                .mapToObj(i -> facebook.comment(post, ROBIN, "comment " + i, NOON.plusSeconds(i / 3)))
                .toList();
        var path = "/" + post + "/comments?filter=stream&limit=5";
        var heard = new ArrayList<String>();

        var page = client.get(path).body();
        heard.addAll(ids(page));
        facebook.delete(expected.get(4));
        while (page.path("paging").has("next")) {
            page = client.get(path + "&after="
                            + page.path("paging").path("cursors").path("after").asText())
                    .body();
            heard.addAll(ids(page));
        }

        assertThat(heard).isEqualTo(expected);
        assertThat(client.get("/" + expected.get(0) + "/comments").body()).hasToString("{\"data\":[]}");
    }

    @Test
    void nextAddressCarriesTheTokenAndLeadsOn() throws Exception {
        facebook.comment(post, ROBIN, "one", NOON);
        var second = facebook.comment(post, ALEX, "two", NOON);

        var next = client.get("/" + post + "/comments?filter=stream&limit=1")
                .body()
                .path("paging")
                .path("next")
                .asText();

        assertThat(next).contains("access_token=" + facebook.pageToken());
        var address = URI.create(next);
        assertThat(ids(client.get(address.getPath() + "?" + address.getRawQuery())
                        .body()))
                .containsExactly(second);
    }

    @Test
    void sinceFiltersCommentsByTheirOwnTime() throws Exception {
        facebook.comment(post, ROBIN, "before", NOON.minusSeconds(1));
        var after = facebook.comment(post, ALEX, "after", NOON);

        var path = "/" + post + "/comments?filter=stream&since=" + NOON.getEpochSecond();

        assertThat(ids(client.get(path).body())).containsExactly(after);
    }

    @Test
    void feedShowsPostsNewestFirstWithTheNumberOfTheirComments() throws Exception {
        var visitors = facebook.visitorPost(ROBIN, "Is anyone there?", NOON);
        facebook.comment(post, ALEX, "Hello", NOON);

        var feed = client.get("/" + facebook.account().externalId()
                        + "/feed?fields=id,from,comments.summary(true).limit(0).filter(stream)")
                .body()
                .path("data");

        assertThat(feed)
                .hasToString(("[{'id':'" + visitors + "','from':{'name':'Robin Example','id':'7000000001'},"
                                + "'comments':{'data':[],'summary':{'order':'chronological','total_count':0,"
                                + "'can_comment':true}}},"
                                + "{'id':'" + post + "','from':{'name':'Oak Street Clinic','id':'104000000000001'},"
                                + "'comments':{'data':[],'summary':{'order':'chronological','total_count':1,"
                                + "'can_comment':true}}}]")
                        .replace('\'', '"'));
    }

    @Test
    void withheldPeopleAndFieldsAreMissing() throws Exception {
        facebook.comment(post, ROBIN, "Hello", NOON);
        facebook.withholdPerson(ROBIN.externalId());
        facebook.withholdField("can_hide");

        var comment = client.get("/" + post + "/comments?filter=stream&fields=from,message,can_hide,is_hidden")
                .body()
                .path("data")
                .path(0);

        assertThat(comment.fieldNames()).toIterable().containsExactly("message", "is_hidden", "id");
    }

    @Test
    void commentWithAPictureHasNoWords() throws Exception {
        var comment = facebook.photo(post, ROBIN, URI.create("https://example.org/rash.jpg"), NOON);

        var body =
                client.get("/" + comment + "?fields=message,attachment{type}").body();

        assertThat(body.path("message").asText()).isEmpty();
        assertThat(body.path("attachment").path("type").asText()).isEqualTo("photo");
    }

    @Test
    void postedReplyStandsUnderTheCommentAndIsRefusedTheSecondTime() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Open on Monday?", NOON.minusSeconds(90));

        var heard = client.form("/" + comment + "/comments", "message=From+8%20%26+on.");
        var again = client.form("/" + comment + "/comments", "message=From+8%20%26+on.");

        var id = heard.body().path("id").asText();
        assertThat(facebook.ownPosts()).containsExactly(new OwnPost(id, comment, "From 8 & on.", NOON));
        assertThat(ids(client.get("/" + comment + "/comments").body())).containsExactly(id);
        assertThat(again.body().path("error").path("code").asInt()).isEqualTo(506);
    }

    @Test
    void commentsCanBeHiddenAndDeleted() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Rubbish", NOON);

        assertThat(client.form("/" + comment, "is_hidden=true").body()).hasToString("{\"success\":true}");
        assertThat(facebook.isHidden(comment)).isTrue();
        assertThat(client.delete("/" + comment).body()).hasToString("{\"success\":true}");
        assertThat(client.get("/" + comment)
                        .body()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(33);
    }

    @Test
    void editedCommentKeepsItsIdAndTime() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Opn on Monday?", NOON.minusSeconds(90));

        facebook.edit(comment, "Open on Monday?");

        assertThat(client.get("/" + comment + "?fields=message,created_time").body())
                .hasToString("{\"message\":\"Open on Monday?\",\"created_time\":\"2026-11-01T11:58:30+0000\",\"id\":\""
                        + comment + "\"}");
    }

    @Test
    void refusalsCarryGraphsCodes() throws Exception {
        var comment = facebook.comment(post, ROBIN, "Hello", NOON);
        facebook.mayWrite(false);

        var writing = client.form("/" + comment + "/comments", "message=Hello");
        var missing = client.get("/123_456/comments");
        var unknown = client.get("/" + comment + "?fields=id,mesage");
        facebook.limit(0);
        var limited = client.get("/me");

        assertThat(List.of(code(writing), code(missing), code(unknown), code(limited)))
                .containsExactly(200, 100, 100, 32);
        assertThat(limited.response().headers().firstValue("X-Page-Usage").orElseThrow())
                .contains("\"call_count\":100");
    }

    @Test
    void unknownTokenAndMissingProofAreRefused() throws Exception {
        try (var stranger = new SimulatorClient(facebook.address(), "someone-else")) {
            assertThat(code(stranger.get("/me"))).isEqualTo(190);
        }
        facebook.requireProof("secret");

        assertThat(code(client.get("/me"))).isEqualTo(100);
    }

    @Test
    void userTokenGivesThePagesToken() throws Exception {
        try (var person = new SimulatorClient(facebook.address(), facebook.userToken())) {
            var account = person.get("/me/accounts?fields=id,name,access_token,tasks")
                    .body()
                    .path("data")
                    .path(0);

            assertThat(account.path("access_token").asText()).isEqualTo(facebook.pageToken());
        }
    }

    @Test
    void restfbReadsAndWritesWithItsProof() {
        facebook.requireProof("secret");
        var comment = facebook.comment(post, ROBIN, "Open on Monday?", NOON);
        var restfb = restfb("secret");

        var read = restfb.fetchConnection(
                post + "/comments", Comment.class, Parameter.with("fields", "id,message,from,parent"));
        var posted = restfb.publish(comment + "/comments", Comment.class, Parameter.with("message", "From 8 & on."));
        var deleted = restfb.deleteObject(posted.getId());

        assertThat(read.getData()).extracting(Comment::getMessage).containsExactly("Open on Monday?");
        assertThat(facebook.ownPosts()).containsExactly(new OwnPost(posted.getId(), comment, "From 8 & on.", NOON));
        assertThat(deleted).isTrue();
    }

    @Test
    void restfbUnderstandsTheErrors() {
        facebook.faults().next(Operation.ACCOUNT, new Fault.SignInExpired());
        var restfb = restfb(null);

        assertThatThrownBy(() -> restfb.fetchObject("me", Comment.class))
                .isInstanceOfSatisfying(FacebookOAuthException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(190);
                    assertThat(e.getErrorSubcode()).isEqualTo(463);
                });
    }

    private FacebookClient restfb(@Nullable String secret) {
        var restfb = new DefaultFacebookClient(facebook.pageToken(), secret, Version.VERSION_24_0);
        restfb.setHeaderAuthorization(true);
        restfb.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return facebook.address().toString();
            }
        });
        return restfb;
    }

    private static int code(SimulatorClient.Heard heard) {
        return heard.body().path("error").path("code").asInt();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("data").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }
}
