package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.bedside.RecordedPayloads;
import org.bedside.channel.Account;
import org.bedside.channel.Cursor;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Unconfirmed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every payload that others recorded of X says what a person would read in it.
class XPayloadsTest {
    /// Of kinds that nobody reads yet; whoever reads one takes it from here.
    private static final Set<String> NOT_READ_YET = Set.of();

    private static final String MESSAGES = "example_dm_events.json";
    private static final String MESSAGE_SENT = "example_dm_conversations_with_participant_id_messages.json";

    private static final String POST = "1346889436626259968";
    private static final String WORDS =
            "Learn how to use the user Tweet timeline and user mention timeline endpoints in the X API"
                    + " v2 to explore Tweet\\u2026 https:\\/\\/t.co\\/56a0vZUx7i";
    private static final Optional<String> NOBODY = Optional.empty();
    private static final Optional<String> SOMEBODY = Optional.of(POST);

    /// By file, what each of its posts answers; the rest is the same in all of them.
    private static final Map<String, List<Optional<String>>> POSTS = Map.of(
            "example_users_id_mentions.json", List.of(NOBODY, SOMEBODY, SOMEBODY),
            "example_users_id_tweets.json", List.of(SOMEBODY, NOBODY, SOMEBODY),
            "example_tweets_search_recent.json", List.of(SOMEBODY, SOMEBODY, SOMEBODY),
            "example_tweets.json", List.of(NOBODY, SOMEBODY));

    private final RecordedPayloads recorded = RecordedPayloads.of("x");
    private final XSimulator x = XSimulator.start(InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));
    private final HttpTransport transport = new HttpTransport("test");

    @AfterEach
    void close() {
        transport.close();
        x.close();
    }

    @Test
    void everyPayloadHasItsExpectation() {
        var known = new HashSet<>(NOT_READ_YET);
        known.addAll(POSTS.keySet());
        known.addAll(Set.of("example_users_me.json", MESSAGES, MESSAGE_SENT));

        assertThat(recorded.names()).isEqualTo(known);
    }

    static Set<String> files() {
        return POSTS.keySet();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPostIsRead(String file) throws Exception {
        var posts = StreamSupport.stream(response(file, "GET").path("data").spliterator(), false)
                .map(post -> XPost.of(post).orElseThrow())
                .toList();

        assertThat(posts).extracting(XPost::repliedTo).isEqualTo(POSTS.get(file));
        assertThat(posts).allSatisfy(post -> {
            assertThat(List.of(post.id(), post.authorId(), post.conversation(), post.earlierIds()))
                    .isEqualTo(List.of(POST, "2244994945", POST, List.of()));
            assertThat(post.text()).isEqualTo(WORDS);
            assertThat(post.links()).isEqualTo(Map.of("https://example.com/resource", "https://example.com/resource"));
            assertThat(post.writtenAt()).isEqualTo("2025-11-26T21:30:10Z");
        });
    }

    @Test
    void theAccountIsRead() throws Exception {
        answer(Operation.ACCOUNT, "example_users_me.json", "GET");

        assertThat(channel("2244994945").account())
                .isEqualTo(new Account("2244994945", "mock_string_value", "My Playground List"));
    }

    @Test
    void anAnswerToAPostWithoutAnIdentifierIsNotTakenForOne() throws Exception {
        answer(Operation.POST, "example_tweets.json", "POST");

        assertThatExceptionOfType(Unconfirmed.class)
                .isThrownBy(() -> channel("1").post(new OutgoingReply("1", "Please call us.")));
    }

    @Test
    void everyMessageIsReadAsAPersonWouldReadIt() throws Exception {
        answer(Operation.MESSAGES, MESSAGES, "GET");

        var page = channel("1").fetchAfter(Lane.MESSAGES, Cursor.START);

        assertThat(page.unreadable()).isZero();
        assertThat(page.comments())
                .containsExactly(
                        message("Testing the xurl playground with a realistic tweet example."),
                        message("Hello from the playground! 🎮"),
                        message("Hello from the playground! 🎮"));
    }

    /// All of them are of one moment and about one post, and show something that has no address.
    private static IncomingComment message(String words) {
        return new IncomingComment(
                "1146654567674912769",
                List.of(),
                CommentKind.DIRECT_MESSAGE,
                new Author("2244994945", "mock_string_value", "Test User"),
                words,
                Instant.parse("2025-11-26T21:30:10Z"),
                "dm:123123123-456456456",
                Optional.empty(),
                false,
                Optional.empty(),
                "https://x.com/messages/123123123-456456456",
                new Extra(WORDS, Optional.empty(), List.of()));
    }

    @Test
    void anAnswerToAMessageWithoutAnIdentifierIsNotTakenForOne() throws Exception {
        answer(Operation.SEND, MESSAGE_SENT, "POST");

        assertThatExceptionOfType(Unconfirmed.class)
                .isThrownBy(() -> channel("1").post(new OutgoingReply(Way.MESSAGE, "2", "Please call us.")));
    }

    private void answer(Operation operation, String file, String method) throws JsonProcessingException {
        x.faults()
                .next(
                        operation,
                        new Fault.Status(200, Map.of(), response(file, method).toString(), false));
    }

    private JsonNode response(String file, String method) throws JsonProcessingException {
        return StreamSupport.stream(XClient.JSON.readTree(recorded.text(file)).spliterator(), false)
                .filter(answer -> answer.path("method").asText().equals(method))
                .findFirst()
                .orElseThrow()
                .path("response");
    }

    private XChannel channel(String account) {
        return new XChannel(
                transport,
                new XAccess(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret(), account, x.address()),
                InstantSource.fixed(Instant.EPOCH));
    }
}
