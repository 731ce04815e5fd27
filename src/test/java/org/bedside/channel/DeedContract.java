package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every channel promises of the deeds it does: run against a simulator of the platform.
public abstract class DeedContract {
    protected static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    protected static final InstantSource CLOCK = InstantSource.fixed(NOW);
    protected static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");

    protected final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 24));
    private final HttpTransport hasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 24));

    private Channel channel;

    protected abstract Channel channel(HttpTransport transport, URI address);

    protected abstract URI address();

    protected abstract Faults faults();

    protected abstract Arrivals arrivals();

    /// Something to which `deed` can be done and is not done yet.
    protected abstract String target(Deed deed);

    protected abstract boolean isDone(Deed deed, String target);

    /// The author, or somebody at the platform, deletes it.
    protected abstract void delete(String target);

    /// The request that does it.
    protected abstract Operation operation(Deed deed);

    @BeforeEach
    final void connect() {
        channel = channel(transport, address());
    }

    @AfterEach
    final void hangUp() {
        transport.close();
        hasty.close();
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void aDeedIsDoneByOneRequest(Deed deed) throws Exception {
        var target = target(deed);
        var before = arrivals().count(operation(deed));

        channel.act(deed, target);

        assertThat(isDone(deed, target)).isTrue();
        assertThat(arrivals().count(operation(deed))).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void aDeedDoneTwiceIsAsDoneOnce(Deed deed) throws Exception {
        var target = target(deed);
        channel.act(deed, target);

        channel.act(deed, target);

        assertThat(isDone(deed, target)).isTrue();
    }

    static Stream<Arguments> everyDeedAndLostAnswer() {
        return Stream.of(Deed.values())
                .flatMap(deed -> ChannelContract.answersThatDoNotSayWhetherItWasPosted()
                        .map(fault -> Arguments.of(deed, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyDeedAndLostAnswer")
    @Tag("fault")
    void aDeedWhoseAnswerIsLostIsUnconfirmedAndMayBeAskedForAgain(Deed deed, Fault fault) throws Exception {
        var target = target(deed);
        faults().next(operation(deed), fault);

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> channel.act(deed, target));

        channel.act(deed, target);
        assertThat(isDone(deed, target)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    @Tag("fault")
    void aDeedAnsweredTooLateIsUnconfirmed(Deed deed) {
        var target = target(deed);
        faults().next(operation(deed), new Fault.HangInBody());

        assertThatExceptionOfType(Unconfirmed.class)
                .isThrownBy(() -> channel(hasty, address()).act(deed, target));
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    @Tag("fault")
    void nothingIsDoneWhereNobodyListens(Deed deed) {
        var nowhere = channel(transport, URI.create("http://127.0.0.1:1"));

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> nowhere.act(deed, "1"));
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    @Tag("fault")
    void aLimitSaysWhenToComeBackAndNothingIsDone(Deed deed) {
        var target = target(deed);
        faults().next(operation(deed), new Fault.RateLimited(Duration.ofMinutes(7)));

        var limited = catchThrowableOfType(RateLimited.class, () -> channel.act(deed, target));

        assertThat(limited.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(isDone(deed, target)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"LIKE", "HIDE"})
    void whatIsGoneIsRefusedAsGone(Deed deed) {
        var target = target(deed);
        delete(target);

        var refused = catchThrowableOfType(NotAllowed.class, () -> channel.act(deed, target));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.COMMENT_GONE);
    }

    @Test
    void whatStandsThereAndWhatIsGoneAreToldApart() throws Exception {
        var target = target(Deed.LIKE);
        var before = channel.standing(target);
        delete(target);

        assertThat(before).isInstanceOf(Standing.There.class);
        assertThat(channel.standing(target)).isEqualTo(new Standing.Gone());
    }

    static Stream<Fault> answersThatSayNothingOfIt() {
        return Stream.of(
                new Fault.Status(503),
                new Fault.Status(404),
                new Fault.Status(200, Map.of(), "{}", false),
                new Fault.Status(200, Map.of(), "[]", false),
                new Fault.MalformedJson(),
                new Fault.DropAfterReading(true));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothingOfIt")
    @Tag("fault")
    void nothingHeardIsNeverTakenForGone(Fault fault) {
        var target = target(Deed.LIKE);
        faults().always(Operation.READ, fault);

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> channel.standing(target));
    }
}
