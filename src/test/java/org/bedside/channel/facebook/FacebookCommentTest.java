package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.restfb.json.Json;
import com.restfb.json.JsonArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacebookCommentTest {
    /// restfb's own test payloads; read in place, and only where they are present.
    private static final Path RECORDED = Path.of("../shared/data/platforms/facebook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T09:00:00+0000",
                "2026-11-20T09:00:00Z",
                "2026-11-20T09:00:00.000+00:00",
                "2026-11-20T01:00:00-08:00",
                "2026-11-20T09:00Z"
            })
    void everyWayToWriteTheTimeIsRead(String time) {
        var comment = Json.parse("{\"id\":\"1\",\"created_time\":\"" + time + "\"}");

        assertThat(FacebookComment.of(comment).map(FacebookComment::createdTime))
                .contains(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void whatFacebookGivesWithoutATimeIsReadAsOfNowButNotFoundAsOurs() {
        var now = Instant.parse("2026-11-20T09:00:00Z");
        var comment = Json.parse("{\"id\":\"1\",\"message\":\"Hello\"}");

        assertThat(FacebookComment.of(comment, now).map(FacebookComment::createdTime))
                .contains(now);
        assertThat(FacebookComment.of(comment)).isEmpty();
    }

    @Test
    void aBareIdentifierIsUnreadable() {
        assertThat(FacebookComment.of(Json.parse("{\"id\":\"1\"}"), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void identifiersThatAreNumbersAreReadToTheLastDigit() {
        var comment = FacebookComment.of(Json.parse("""
                {"id": 9223372036854775809, "from": {"id": 9007199254740993, "name": "Maya Sample"},
                 "parent": {"id": 18446744073709551617}, "created_time": "2026-11-20T09:00:00+0000"}
                """)).orElseThrow();

        assertThat(List.of(comment.id(), comment.from().orElseThrow().externalId(), comment.parent()))
                .isEqualTo(List.of("9223372036854775809", "9007199254740993", Optional.of("18446744073709551617")));
    }

    @Test
    void aRecordedCommentIsReadWhole() throws Exception {
        assertThat(recorded("v2_2_comment-issue286.json").toIncoming("474930769339741"))
                .isEqualTo(new IncomingComment(
                        "520586098107541_520590871440397",
                        List.of(),
                        CommentKind.PAGE_COMMENT,
                        new Author("474930769339741", "", "Tester Page"),
                        "new comment",
                        Instant.parse("2015-09-01T00:17:03Z"),
                        "520586098107541_520590871440397",
                        Optional.empty(),
                        true,
                        false,
                        "https://www.facebook.com/520586098107541_520590871440397"));
    }

    @Test
    void everyPostOfARecordedFeedIsRead() throws Exception {
        var posts =
                (JsonArray) Json.parse(text("v2_1_feed-got.json")).asObject().get("data");

        var read = StreamSupport.stream(posts.spliterator(), false)
                .map(FacebookComment::of)
                .toList();

        assertThat(read).isNotEmpty().allSatisfy(post -> assertThat(post).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "null",
                "[]",
                "{}",
                "{\"id\":\"1_2\",\"message\":\"no time\"}",
                "{\"id\":\"1_2\",\"created_time\":\"the day after never\"}",
                "{\"created_time\":\"2026-11-20T09:00:00+0000\"}",
                "{\"id\":{\"value\":\"1\"},\"created_time\":\"2026-11-20T09:00:00+0000\"}",
                "{\"id\":\"1_2\",\"created_time\":\"2026-11-20T09:00:00+0000\",\"message\":{\"text\":\"odd\"}}"
            })
    void whatIsNoCommentIsUnreadable(String json) {
        assertThat(FacebookComment.of(Json.parse(json))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"from\":{\"name\":\"Nobody\"}",
                "\"from\":null",
                "\"comments\":[]",
                "\"comments\":{\"data\":[],\"summary\":{\"total_count\":0}}",
                "\"something_new\":{\"nobody\":[\"knows\"]}",
                "\"attachment\":{\"type\":\"sticker\"}"
            })
    void whatMayBeAbsentOrOddDoesNotMakeItUnreadable(String part) {
        var json = "{\"id\":\"1_2\",\"created_time\":\"2026-11-20T09:00:00+0000\"," + part + "}";

        assertThat(FacebookComment.of(Json.parse(json)))
                .contains(new FacebookComment(
                        "1_2",
                        Optional.empty(),
                        "",
                        Instant.parse("2026-11-20T09:00:00Z"),
                        Optional.empty(),
                        false,
                        Optional.empty()));
    }

    private static FacebookComment recorded(String file) throws Exception {
        return FacebookComment.of(Json.parse(text(file))).orElseThrow();
    }

    private static String text(String file) throws Exception {
        var recorded = RECORDED.resolve(file);
        assumeTrue(Files.exists(recorded), "the recorded answers of Facebook are not here");
        return Files.readString(recorded);
    }
}
