package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every channel promises of words that it sends in private, or publishes: run against a simulator of the
/// platform.
public abstract class SendingContract {
    protected static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    protected static final InstantSource CLOCK = InstantSource.fixed(NOW);
    protected static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");
    private static final String ANSWER = "Please call our desk at <your office>, see https://www.cdc.gov/flu & ask.";

    protected final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 24));
    private final HttpTransport hasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 24));

    private Channel channel;
    private String to = "";

    protected abstract Channel channel(HttpTransport transport, URI address);

    protected abstract URI address();

    protected abstract Faults faults();

    protected abstract Arrivals arrivals();

    /// What the account wrote, private messages too.
    protected abstract List<OwnPost> ownPosts();

    /// Sends the words by the way that is under test.
    protected abstract Posted send(Channel over, String whom, String text)
            throws ChannelException, InterruptedException;

    /// Looks for the words where that way leads.
    protected abstract Optional<Posted> look(Channel over, String whom, String text, Instant since)
            throws ChannelException, InterruptedException;

    /// The request that sends.
    protected abstract Operation sending();

    /// Somebody writes what is to be answered; gives whom or what an answer goes to, nothing where it answers nothing.
    protected abstract String write(Author who, Instant at);

    /// The account itself sends the same from the platform's own app.
    protected abstract void sendFromTheApp(String whom, String text, Instant at);

    @BeforeEach
    final void connect() {
        channel = channel(transport, address());
        to = write(MAYA, NOW.minusSeconds(7_200));
    }

    @AfterEach
    final void hangUp() {
        transport.close();
        hasty.close();
    }

    @Test
    void itIsSentOnceAndItsIdentifierIsGiven() throws Exception {
        var posted = send(channel, to, ANSWER);

        assertThat(ownPosts()).containsExactly(new OwnPost(posted.externalId(), to, ANSWER, NOW));
        assertThat(arrivals().count(sending())).isEqualTo(1);
    }

    @Test
    void whatWasSentIsFound() throws Exception {
        var posted = send(channel, to, ANSWER);

        assertThat(look(channel, to, ANSWER, NOW)).contains(posted);
    }

    @Test
    void otherWordsAreNotTakenForThese() throws Exception {
        send(channel, to, ANSWER);

        assertThat(look(channel, to, "Please call us.", NOW)).isEmpty();
    }

    @Test
    void theSameWordsFromBeforeAreNotTakenForThese() throws Exception {
        sendFromTheApp(to, ANSWER, NOW.minusSeconds(3_600));

        assertThat(look(channel, to, ANSWER, NOW)).isEmpty();
    }

    static Stream<Fault> answersThatDoNotSayWhetherItWasSent() {
        return ChannelContract.answersThatDoNotSayWhetherItWasPosted();
    }

    @ParameterizedTest
    @MethodSource("answersThatDoNotSayWhetherItWasSent")
    @Tag("fault")
    void whatLosesItsAnswerIsUnconfirmedThereOnceAndFound(Fault fault) throws Exception {
        faults().next(sending(), fault);

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> send(channel, to, ANSWER));

        var sent = ownPosts().getFirst();
        assertThat(arrivals().count(sending())).isEqualTo(1);
        assertThat(look(channel, to, ANSWER, NOW)).isEqualTo(Optional.of(new Posted(sent.id(), NOW)));
    }

    @Test
    @Tag("fault")
    void whatIsAnsweredTooLateIsUnconfirmed() {
        faults().next(sending(), new Fault.HangInBody());

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> send(channel(hasty, address()), to, ANSWER));
    }

    @Test
    @Tag("fault")
    void whatWasNotSentIsUnconfirmedAndNotFound() throws Exception {
        faults().next(sending(), new Fault.DropAfterReading(false));

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> send(channel, to, ANSWER));

        assertThat(look(channel, to, ANSWER, NOW)).isEmpty();
    }

    @Test
    @Tag("fault")
    void aLookThatHearsNothingFindsNothingOut() {
        faults().everywhere(new Fault.Status(200, Map.of(), "{}", false));

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> look(channel, to, ANSWER, NOW));
    }

    @Test
    @Tag("fault")
    void nothingIsSentWhereNobodyListens() {
        var nowhere = channel(transport, URI.create("http://127.0.0.1:1"));

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> send(nowhere, to, ANSWER));
    }

    @Test
    @Tag("fault")
    void aLimitSaysWhenToComeBackAndNothingIsSent() {
        faults().everywhere(new Fault.RateLimited(Duration.ofMinutes(7)));

        var limited = catchThrowableOfType(RateLimited.class, () -> send(channel, to, ANSWER));

        assertThat(limited.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(ownPosts()).isEmpty();
    }

    @Test
    @Tag("fault")
    void anExpiredSignInAsksForAPerson() {
        faults().everywhere(new Fault.SignInExpired());

        assertThatExceptionOfType(SignInNeeded.class).isThrownBy(() -> send(channel, to, ANSWER));
        assertThatExceptionOfType(SignInNeeded.class).isThrownBy(() -> look(channel, to, ANSWER, NOW));
    }
}
