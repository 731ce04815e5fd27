package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.restfb.json.Json;
import com.restfb.json.JsonArray;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.bedside.RecordedPayloads;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every payload that others recorded of Facebook says what a person would read in it.
class FacebookPayloadsTest {
    /// Of kinds that nobody reads yet; whoever reads one takes it from here.
    private static final Set<String> NOT_READ_YET = Set.of("batch_batch-first-error.json");

    private static final Set<String> READ_IN_SIGN_IN_PAYLOADS_TEST =
            Set.of("account.json", "debug-token-info.json", "debug-token-info-2.json", "v2_3_devicecode.json");

    private static final Set<String> READ_IN_PRIVATE_PAYLOADS_TEST = Set.of(
            "conversation.json",
            "v2_5_message.json",
            "v2_5_messages-with-attachments.json",
            "v2_5_open-graph-rating-example.json",
            "v2_11_message-with-sticker.json",
            "v2_11_opengraphrating-issue878.json");

    private static final Instant READ = Instant.parse("2026-11-20T09:00:00Z");
    private static final String PAGE = "474930769339741";

    /// The comments and posts that stand alone in a file.
    private static final Map<String, IncomingComment> ALONE = Map.of(
            "v2_2_comment-issue286.json",
            comment(
                    "520586098107541_520590871440397",
                    new Author(PAGE, "", "Tester Page"),
                    "new comment",
                    "2015-09-01T00:17:03Z",
                    true),
            "v2_2_comment_canHide.json",
            comment(
                    "123456789_8765432",
                    new Author("123456789", "", "Testers Fan page"),
                    "yes, really great",
                    "2014-10-17T14:03:17Z",
                    false),
            "v2_2_comment_object.json",
            comment(
                    "1559830900918160_1559886280912622",
                    unnamed("1559830900918160_1559886280912622"),
                    "this is awesome!",
                    READ.toString(),
                    false),
            "v2_9_comment-messagetags.json",
            comment(
                    "10156566664184478_10156576298439478",
                    unnamed("10156566664184478_10156576298439478"),
                    "",
                    READ.toString(),
                    false),
            "v2_9_comment-permalink.json",
            linked(
                    comment(
                            "1234567890987_454635354242",
                            unnamed("1234567890987_454635354242"),
                            "we have to add some comment :)",
                            READ.toString(),
                            false),
                    "https://www.facebook.com/permalink.php?story_fbid=454635354242"),
            "post-with-empty-comments.json",
            comment("1234", new Author("4132", "", "Manuel Martin"), "hello world!", "2010-09-14T22:41:25Z", false),
            "post-with-normal-comments.json",
            comment("1234", new Author("4132", "", "Manuel Martin"), "hello world!", "2010-09-14T22:41:25Z", false));

    private static final Set<String> LISTS =
            Set.of("v2_1_feed-got.json", "v2_2_cursor_only_paging1.json", "v2_2_cursor_only_paging2.json");

    private static final Set<String> ERRORS = Set.of("exampleError.json", "oauthExampleError.json");

    private final RecordedPayloads recorded = RecordedPayloads.of("facebook");

    @Test
    void everyPayloadHasItsExpectation() {
        var known = new HashSet<>(NOT_READ_YET);
        known.addAll(READ_IN_SIGN_IN_PAYLOADS_TEST);
        known.addAll(READ_IN_PRIVATE_PAYLOADS_TEST);
        known.addAll(ALONE.keySet());
        known.addAll(LISTS);
        known.addAll(ERRORS);

        assertThat(recorded.names()).isEqualTo(known);
    }

    static Set<String> files() {
        return ALONE.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aCommentIsReadAsAPersonWouldReadIt(String file) {
        assertThat(read(json(file)).toIncoming(PAGE)).isEqualTo(ALONE.get(file));
    }

    @Test
    void aCommentWithinItsPostIsRead() {
        var post = json("post-with-normal-comments.json");
        var comments = GraphPage.child(post, "comments").orElseThrow();

        assertThat(read(items(comments).getFirst()).toIncoming(PAGE))
                .isEqualTo(comment(
                        "54123", new Author("4123", "", "Vodafone"), "Test comment", "2010-09-15T16:09:21Z", false));
    }

    @Test
    void everyPostOfAFeedIsRead() {
        var posts = items(json("v2_1_feed-got.json")).stream()
                .map(FacebookPayloadsTest::read)
                .toList();

        assertThat(posts).hasSize(25).doesNotHaveDuplicates();
        assertThat(posts)
                .allMatch(post -> post.from().isPresent() && !post.message().isBlank());
        assertThat(posts).extracting(FacebookComment::createdTime).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(posts.get(2).toVisitorPost())
                .isEqualTo(new IncomingComment(
                        "74133697733_10152424381042734",
                        List.of(),
                        CommentKind.VISITOR_POST,
                        new Author("1019683785", "", "Miko Tabanda"),
                        "Happy Birthday George R.R. Martin.",
                        Instant.parse("2014-09-20T12:07:51Z"),
                        "74133697733_10152424381042734",
                        Optional.empty(),
                        false,
                        false,
                        "https://www.facebook.com/74133697733_10152424381042734"));
    }

    @ParameterizedTest
    @CsvSource({"v2_2_cursor_only_paging1.json, 1", "v2_2_cursor_only_paging2.json, 0"})
    void aPageWithNamesButWithoutAnAddressIsTheLast(String file, int items) throws Exception {
        var page = GraphPage.of(json(file), "GET list", "");

        assertThat(List.of(page.items().size(), page.next())).isEqualTo(List.of(items, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"exampleError.json, true", "oauthExampleError.json, false"})
    void onlyAnErrorOfTheSignInAsksForAPerson(String file, boolean signIn) {
        try (var facebook = FacebookSimulator.start(InstantSource.fixed(READ));
                var transport = new HttpTransport("test")) {
            facebook.faults().next(Operation.ACCOUNT, new Fault.Status(400, Map.of(), recorded.text(file), false));
            var access = new FacebookAccess("1", facebook.pageToken(), Optional.empty(), facebook.address());
            var channel = new FacebookChannel(transport, access, InstantSource.fixed(READ));

            assertThat(catchThrowable(channel::account)).isInstanceOf(signIn ? SignInNeeded.class : NoAnswer.class);
        }
    }

    private static FacebookComment read(JsonValue json) {
        return FacebookComment.of(json, READ).orElseThrow();
    }

    private static IncomingComment comment(String id, Author who, String words, String at, boolean ours) {
        return new IncomingComment(
                id,
                List.of(),
                CommentKind.PAGE_COMMENT,
                who,
                words,
                Instant.parse(at),
                id,
                Optional.empty(),
                ours,
                false,
                "https://www.facebook.com/" + id);
    }

    private static IncomingComment linked(IncomingComment one, String link) {
        return new IncomingComment(
                one.externalId(),
                one.earlierIds(),
                one.kind(),
                one.author(),
                one.text(),
                one.writtenAt(),
                one.thread(),
                one.parentId(),
                one.ours(),
                one.hidden(),
                link,
                one.extra());
    }

    private static Author unnamed(String comment) {
        return new Author("unknown:" + comment, "", "");
    }

    private static List<JsonValue> items(JsonObject list) {
        return StreamSupport.stream(((JsonArray) list.get("data")).spliterator(), false)
                .toList();
    }

    private JsonObject json(String file) {
        return Json.parse(recorded.text(file)).asObject();
    }
}
