package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Lane;
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
    private XChannel channel;
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

    @BeforeEach
    void connect() throws Exception {
        witness = Witness.start(Objects.requireNonNull(prism).address(), x);
        channel = new XChannel(
                transport,
                new XAccess(
                        x.consumerKey(),
                        x.consumerSecret(),
                        x.token(),
                        x.tokenSecret(),
                        x.account().externalId(),
                        witness.address()),
                InstantSource.fixed(NOW));
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
                doing("read an empty account to its end", 2, XContractTest::readToTheEnd),
                doing("read many pages of mentions and own posts, and what came since", 7, test -> {
                    test.write(130);
                    test.readToTheEnd();
                    test.write(1);
                    test.readToTheEnd();
                }),
                doing("read pages that are too long, post by post", 11, test -> {
                    test.write(4);
                    test.x.faults().always(Operation.MENTIONS, tooLongWithFields());
                    test.x.faults().always(Operation.READ, tooLongWithFields());
                    test.readToTheEnd();
                }),
                doing("reply", 1, test -> test.channel.post(test.reply())),
                doing("look for a reply", 1, test -> test.channel.find(test.reply(), NOW)));
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

    private static Fault tooLongWithFields() {
        return new Fault.Altered(body -> body.contains("created_at") ? body + " ".repeat(1 << 20) : body);
    }

    private void write(int count) {
        IntStream.range(0, count).forEach(i -> {
            var asked = x.mention(MAYA, "Question " + i, NOW.minusSeconds(9_000L - 2L * i));
            x.replyAsOwner(asked, "Answer " + i, NOW.minusSeconds(8_999L - 2L * i));
        });
    }

    private void readToTheEnd() throws ChannelException, InterruptedException {
        var page = channel.fetchAfter(Lane.COMMENTS, Cursor.START);
        while (page.more()) {
            page = channel.fetchAfter(Lane.COMMENTS, page.next());
        }
        channel.fetchAfter(Lane.COMMENTS, page.next());
    }

    private OutgoingReply reply() {
        return new OutgoingReply(
                x.mention(MAYA, "When are you open?", NOW.minusSeconds(60)),
                "Please call our desk, we are glad to help.");
    }
}
