package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XPostTest {
    private static final String POST = """
            {
              "id": "30",
              "text": "@oakstreetclinic 5 &gt; 3 &amp;amp; https://t.co/abc",
              "author_id": "7",
              "created_at": "2026-11-20T09:00:00Z",
              "conversation_id": "20",
              "edit_history_tweet_ids": ["28", "29", "30", "31"],
              "referenced_tweets": [{"type": "quoted", "id": "5"}, {"type": "replied_to", "id": "20"}],
              "entities": {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://www.cdc.gov/flu"}]},
              "something_new": {"nobody": "knows"}
            }
            """;

    @Test
    void everythingWeNeedIsRead() throws Exception {
        assertThat(XPost.of(json(POST)))
                .contains(new XPost(
                        "30",
                        List.of("28", "29"),
                        "7",
                        "@oakstreetclinic 5 > 3 &amp; https://t.co/abc",
                        Map.of("https://t.co/abc", "https://www.cdc.gov/flu"),
                        Instant.parse("2026-11-20T09:00:00Z"),
                        "20",
                        Optional.of("20"),
                        new XPost.Beside(Optional.of("31"), Optional.of("5"), false, List.of(), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:00:00.000Z", "2026-11-20T09:00:00Z", "2026-11-20T01:00:00-08:00"})
    void everyWayToWriteTheTimeIsRead(String time) throws Exception {
        var post = ((ObjectNode) json(POST)).put("created_at", time);

        assertThat(XPost.of(post).map(XPost::writtenAt)).contains(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "text", "author_id", "created_at"})
    void aPartThatIsMissingMakesItUnreadable(String part) throws Exception {
        var post = (ObjectNode) json(POST);
        post.remove(part);

        assertThat(XPost.of(post)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "null", "[]", "\"text\"", "{}"})
    void whatIsNoPostIsUnreadable(String json) throws Exception {
        assertThat(XPost.of(json(json))).isEmpty();
    }

    @Test
    void oddExtrasDoNotMakeItUnreadable() throws Exception {
        var post = (ObjectNode) json(POST);
        post.put("entities", 5).put("edit_history_tweet_ids", "x").put("referenced_tweets", true);

        assertThat(XPost.of(post).map(XPost::id)).contains("30");
    }

    @Test
    void identifiersAreComparedAsNumbers() {
        assertThat(List.of(XPost.isLater("100", "99"), XPost.isLater("99", "100"), XPost.isLater("1", "")))
                .isEqualTo(List.of(true, false, true));
    }

    private static JsonNode json(String text) throws Exception {
        return XClient.JSON.readTree(text);
    }
}
