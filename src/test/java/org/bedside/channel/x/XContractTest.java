package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Lane;
import org.bedside.model.Way;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each request that we make of X, looked at by Stoplight Prism, which knows X's own OpenAPI
/// description.
@Tag("contract")
@EnabledIfSystemProperty(named = "bedside.contract", matches = "true", disabledReason = "run by ./mvnw -Pcontract test")
class XContractTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");

    private static @Nullable Prism prism;

    private final XSimulator x = XSimulator.start(InstantSource.fixed(NOW));
    private final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60), 1 << 20));
    private Channel channel;
    private Witness witness;

    @BeforeAll
    static void startPrism() throws Exception {
        prism = Prism.start();
    }

    @AfterAll
    static void stopPrism() {
        if (prism != null) {
            prism.close();
        }
    }

    private static Prism prism() {
        return Objects.requireNonNull(prism);
    }

    @BeforeEach
    void connect() throws Exception {
        witness = Witness.start(prism().address(), x);
        channel = Connected.to(x, transport, witness.address(), InstantSource.fixed(NOW));
        for (var operation : Operation.values()) {
            x.limit(operation, 1_000);
        }
    }

    @AfterEach
    void close() {
        transport.close();
        witness.close();
        x.close();
    }

    /// Something that Bedside does on X.
    interface Doing {
        void with(XContractTest test) throws ChannelException, InterruptedException;
    }

    static Stream<Arguments> everythingWeDo() {
        return Stream.of(
                doing("name the account", 1, test -> test.channel.account()),
                doing("read an empty account to its end", 3, test -> test.readToTheEnd(Lane.COMMENTS)),
                doing("read many pages of mentions and own posts, and what came since", 7, test -> {
                    test.writeMentions(130);
                    test.readToTheEnd(Lane.COMMENTS);
                    test.writeMentions(1);
                    test.readToTheEnd(Lane.COMMENTS);
                }),
                doing("read pages that are too long, post by post", 11, test -> {
                    test.writeMentions(4);
                    test.isTooLong(Operation.MENTIONS, Operation.READ);
                    test.readToTheEnd(Lane.COMMENTS);
                }),
                doing("read many pages of messages, and what came since", 5, test -> {
                    test.writeMessages(130);
                    test.readToTheEnd(Lane.MESSAGES);
                }),
                doing("read messages that are too long", 6, test -> {
                    test.writeMessages(2);
                    test.isTooLong(Operation.MESSAGES);
                    test.readToTheEnd(Lane.MESSAGES);
                }),
                doing("read many pages of discussions and quotes, and what came since", 8, test -> {
                    test.writeDiscussion(130);
                    test.readToTheEnd(Lane.DISCUSSIONS);
                }),
                doing("read discussions that are too long, post by post", 20, test -> {
                    test.writeDiscussion(2);
                    test.isTooLong(Operation.SEARCH, Operation.QUOTES);
                    test.readToTheEnd(Lane.DISCUSSIONS);
                }),
                doing("look back at posts, one edited and one gone", 2, test -> {
                    var ids = List.of(test.mention(), test.mention(), test.mention());
                    test.x.edit(ids.get(0), "When do you open?", NOW);
                    test.x.delete(ids.get(1));
                    test.channel.look(ids);
                }),
                doing("look back at posts that are too long", 3, test -> {
                    test.isTooLong(Operation.READ);
                    test.channel.look(List.of(test.mention(), test.mention()));
                }),
                doing("publish", 1, test -> test.channel.publish("Flu shots are here.")),
                doing("look for a post", 2, test -> {
                    test.writeOwn(130);
                    test.channel.findPublished("Flu shots are here.", NOW.minus(Duration.ofDays(1)));
                }),
                doing("reply", 1, test -> test.channel.post(test.reply())),
                doing("look for a reply", 2, test -> {
                    test.writeMentions(130);
                    test.channel.find(test.reply(), NOW.minus(Duration.ofDays(1)));
                }),
                doing("send a message", 1, test -> test.channel.post(test.message())),
                doing("look for a message", 2, test -> {
                    test.writeMessages(130);
                    test.channel.find(test.message(), NOW.minus(Duration.ofDays(1)));
                }),
                doing("like and like no longer", 2, test -> {
                    var id = test.answerToOurs();
                    test.channel.act(Deed.LIKE, id);
                    test.channel.act(Deed.UNLIKE, id);
                }),
                doing("hide and show", 2, test -> {
                    var id = test.answerToOurs();
                    test.channel.act(Deed.HIDE, id);
                    test.channel.act(Deed.SHOW, id);
                }),
                doing("delete a reply of ours", 1, test -> {
                    var answer = test.x.replyAsOwner(test.mention(), "At eight.", NOW);
                    test.channel.act(Deed.DELETE, answer);
                }),
                doing("see whether something stands", 1, test -> test.channel.standing(test.mention())));
    }

    private static Arguments doing(String name, int requests, Doing doing) {
        return Arguments.argumentSet(name, requests, doing);
    }

    @ParameterizedTest
    @MethodSource("everythingWeDo")
    void everyRequestHoldsToXsOwnDescription(int atLeast, Doing doing) throws Exception {
        doing.with(this);

        assertThat(witness.requests()).hasSizeGreaterThanOrEqualTo(atLeast).allSatisfy(request -> {
            assertThat(request.violations()).isEmpty();
            assertThat(request.status()).isBetween(200, 299);
            assertThat(prism().signIns(request.method(), request.address().getPath()))
                    .contains("OAuth2UserToken", "UserToken");
        });
    }

    /// So that the others pass for no other reason.
    @Test
    void aRequestThatDoesNotHoldIsSeen() throws Exception {
        var wrong = witness.address().resolve("/2/users/" + x.account().externalId() + "/mentions?max_results=1");
        try (var http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(wrong).build(), HttpResponse.BodyHandlers.discarding());
        }

        assertThat(witness.requests().getFirst().violations()).contains("max_results");
    }

    /// Whatever is asked for with a time is longer than we take.
    private void isTooLong(Operation... operations) {
        for (var operation : operations) {
            x.faults()
                    .always(
                            operation,
                            new Fault.Altered(body -> body.contains("created_at") ? body + " ".repeat(1 << 20) : body));
        }
    }

    private void writeMentions(int count) {
        IntStream.range(0, count).forEach(i -> {
            var asked = x.mention(MAYA, "Question " + i, NOW.minusSeconds(9_000L - 2L * i));
            x.replyAsOwner(asked, "Answer " + i, NOW.minusSeconds(8_999L - 2L * i));
        });
    }

    private void writeOwn(int count) {
        IntStream.range(0, count).forEach(i -> x.post(x.account(), "Post " + i, NOW.minusSeconds(9_000L - 2L * i)));
    }

    private void writeMessages(int count) {
        IntStream.range(0, count)
                .forEach(i -> x.directMessage(MAYA, "Question " + i, NOW.minusSeconds(9_000L - 2L * i)));
    }

    private void writeDiscussion(int count) {
        var post = x.post(x.account(), "Flu shots are here.", NOW.minusSeconds(10_000));
        IntStream.range(0, count).forEach(i -> {
            x.replyWithoutHandles(MAYA, "Question " + i, NOW.minusSeconds(9_000L - 2L * i), post);
            x.quote(MAYA, "Quote " + i, NOW.minusSeconds(8_999L - 2L * i), post);
        });
    }

    private String mention() {
        return x.mention(MAYA, "When are you open?", NOW.minusSeconds(10_000));
    }

    private String answerToOurs() {
        return x.reply(MAYA, "And on Sunday?", NOW, x.post(x.account(), "We open at 8.", NOW.minusSeconds(90)));
    }

    /// Twice: from the beginning, and from there.
    private void readToTheEnd(Lane lane) throws ChannelException, InterruptedException {
        var cursor = Cursor.START;
        for (int pass = 0; pass < 2; pass++) {
            var page = channel.fetchAfter(lane, cursor);
            while (page.more()) {
                page = channel.fetchAfter(lane, page.next());
            }
            cursor = page.next();
        }
    }

    private OutgoingReply reply() {
        return new OutgoingReply(mention(), "Please call our desk, we are glad to help.");
    }

    private OutgoingReply message() {
        x.directMessage(MAYA, "When are you open?", NOW.minusSeconds(60));
        return new OutgoingReply(Way.MESSAGE, MAYA.externalId(), "Please call our desk, we are glad to help.");
    }
}
