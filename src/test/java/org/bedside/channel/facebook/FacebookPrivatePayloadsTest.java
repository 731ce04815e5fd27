package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.restfb.json.Json;
import com.restfb.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bedside.RecordedPayloads;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Media;
import org.bedside.model.Media.Kind;
import org.junit.jupiter.api.Test;

/// Messages and reviews as others recorded them; read in place, and only where they are present.
class FacebookPrivatePayloadsTest {
    private static final Instant READ = Instant.parse("2026-11-20T09:00:00Z");

    private final RecordedPayloads recorded = RecordedPayloads.of("facebook");

    @Test
    void aTalkIsReadWithItsPersonAndItsMessages() throws Exception {
        var json = recorded("conversation.json");
        var talk = FacebookTalk.of(json, "120042743874449").orElseThrow();
        var messages = FacebookTalk.messages(json).items();

        assertThat(talk.person()).contains(new Author("261743132120084", "", "Participant One"));
        assertThat(FacebookTalk.updated(json)).contains(Instant.parse("2012-04-10T17:41:10Z"));
        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(FacebookMessage.of(message, READ)).isPresent());
    }

    @Test
    void aMessageOfThePageIsOurs() throws Exception {
        var message = FacebookMessage.of(recorded("v2_5_message.json"), READ).orElseThrow();

        assertThat(List.of(message.isFrom("325327235726"), message.text(), message.createdTime()))
                .isEqualTo(List.of(true, "Test", Instant.parse("2016-01-02T23:40:56Z")));
    }

    @Test
    void aStickerWithoutATimeIsOfNow() throws Exception {
        assertThat(FacebookMessage.of(recorded("v2_11_message-with-sticker.json"), READ))
                .contains(new FacebookMessage(
                        "m_mid.46348462:357234723feb",
                        Optional.of(new Author("987654321", "", "Test User")),
                        "",
                        READ,
                        List.of(new Media(Kind.STICKER, "https://scontent.xx.fbcdn.net/sticker.png", ""))));
    }

    @Test
    void everyAttachmentHasItsKindAndItsLink() throws Exception {
        var messages = StreamSupport.stream(
                        recorded("v2_5_messages-with-attachments.json")
                                .asArray()
                                .spliterator(),
                        false)
                .map(json -> FacebookMessage.of(json, READ).orElseThrow())
                .toList();

        assertThat(messages.stream()
                        .flatMap(message -> message.media().stream())
                        .map(Media::kind))
                .containsExactly(Kind.PICTURE, Kind.PICTURE, Kind.FILE, Kind.FILE, Kind.VIDEO);
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.media())
                        .allMatch(media -> media.link().startsWith("https://")));
    }

    @Test
    void aReviewOfEarlierYearsIsReadWithAndWithoutItsWriter() throws Exception {
        var named = review("v2_5_open-graph-rating-example.json");
        var unnamed = review("v2_11_opengraphrating-issue878.json");

        assertThat(List.of(
                        named.externalId(),
                        named.author(),
                        named.text(),
                        named.extra().recommends()))
                .isEqualTo(List.of(
                        "987654321",
                        new Author("123456789", "", "Example Reviewer"),
                        "Perfect place to work. Perfect colleagues to work with ;)",
                        Optional.of(true)));
        assertThat(List.of(unnamed.externalId(), unnamed.author().externalId(), unnamed.text()))
                .isEqualTo(List.of("10211119444292023", "unknown:10211119444292023", "AAAAA"));
    }

    private IncomingComment review(String file) {
        return FacebookReview.of(recorded(file), READ, "1").orElseThrow();
    }

    private JsonValue recorded(String file) {
        return Json.parse(recorded.text(file));
    }
}
