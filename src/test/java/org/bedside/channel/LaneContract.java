package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.MutableClock;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every lane promises, whatever it brings: run against a simulator of the platform.
public abstract class LaneContract {
    protected static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    protected static final Author MAYA = new Author("2000000000000000001", "", "Maya Sample");
    protected static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");

    protected final MutableClock clock = new MutableClock(NOW);
    protected final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 24));

    protected Channel channel;

    protected abstract Channel channel(HttpTransport transport, URI address);

    protected abstract URI address();

    protected abstract Faults faults();

    protected abstract Lane lane();

    /// The requests that read it.
    protected abstract Operation reading();

    /// Somebody, each time another person, writes what the lane brings.
    protected abstract String write(int who, String text, Instant at);

    /// The author changes it.
    protected abstract void edit(String id, String text);

    @BeforeEach
    final void connect() {
        channel = channel(transport, address());
    }

    @AfterEach
    final void hangUp() {
        transport.close();
    }

    @Test
    void everythingIsReadOnceWhateverTheNumberOfPages() throws Exception {
        var written = writeSome(230);

        assertThat(ids(read(Cursor.START))).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whatComesInLaterIsReadFromThereAndWhatIsLongKnownIsNot() throws Exception {
        var old = writeSome(130).getFirst();
        var end = read(Cursor.START).getLast().next();
        clock.advance(Duration.ofHours(2));
        var late = write(1_000, "And now?", clock.instant().minusSeconds(5));

        assertThat(ids(read(end))).contains(late).doesNotContain(old);
    }

    @Test
    void whatWasEditedIsReadAgainAsTheSameOne() throws Exception {
        var id = write(1, "Are you open todya?", NOW.minusSeconds(20));
        var end = read(Cursor.START).getLast().next();
        edit(id, "Are you open today?");

        assertThat(comments(read(end)))
                .extracting(IncomingComment::externalId, IncomingComment::text)
                .containsExactly(tuple(id, "Are you open today?"));
    }

    @Test
    void aPageFetchedTwiceIsTheSame() throws Exception {
        writeSome(130);
        var cursor = channel.fetchAfter(lane(), Cursor.START).next();

        assertThat(channel.fetchAfter(lane(), cursor)).isEqualTo(channel.fetchAfter(lane(), cursor));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    @Tag("fault")
    void aPassCutOffAnywhereLosesNothing(int whole) throws Exception {
        var written = writeSome(230);
        faults().next(
                        reading(),
                        Stream.concat(
                                        IntStream.range(0, whole).mapToObj(_ -> new Fault.None()),
                                        Stream.of(new Fault.Status(503), new Fault.TruncatedBody()))
                                .toArray(Fault[]::new));

        assertThat(ids(readThroughSilence())).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @Tag("fault")
    void anItemThatThePlatformRepeatsIsNotLostOrMistaken() throws Exception {
        var written = writeSome(230);
        faults().always(reading(), new Fault.DuplicatePage());

        var first = read(Cursor.START);
        var again = read(first.getLast().next());

        assertThat(ids(first).stream().distinct()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(Stream.concat(first.stream(), again.stream()).flatMap(page -> page.gone().stream()))
                .isEmpty();
    }

    @Test
    @Tag("fault")
    void oneThatIsNoItemIsCountedAndTheOthersAreKeptAndNoneCountsAsGone() throws Exception {
        writeSome(5);
        var end = read(Cursor.START).getLast().next();
        faults().next(reading(), new Fault.MalformedItem(Fault.Broken.WHOLE_ITEM));
        clock.advance(Duration.ofSeconds(10));
        var late = write(1_000, "And now?", clock.instant());

        var pages = read(end);

        assertThat(pages.stream().mapToInt(Page::unreadable).sum()).isEqualTo(1);
        assertThat(pages.stream().flatMap(page -> page.gone().stream())).isEmpty();
        assertThat(ids(read(pages.getLast().next()))).contains(late);
    }

    @ParameterizedTest
    @ValueSource(strings = {"of an older Bedside", "{\"walked\":\"x\",\"through\":\"x\"}", "[]", "null", "7"})
    void anUnreadableCursorStartsFromTheBeginning(String cursor) throws Exception {
        var written = write(1, "Hello", NOW.minusSeconds(60));

        assertThat(ids(read(new Cursor(cursor)))).containsExactly(written);
    }

    static Stream<Fault> answersThatSayNothing() {
        return ChannelContract.answersThatSayNothing();
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothing")
    @Tag("fault")
    void withoutAUsableAnswerThereIsNoAnswer(Fault fault) {
        write(1, "Hello", NOW.minusSeconds(60));
        faults().always(reading(), fault);

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> read(Cursor.START));
    }

    @Test
    @Tag("fault")
    void aPageNameThatThePlatformForgotStartsThePassAgain() throws Exception {
        var written = writeSome(230);
        faults().next(reading(), new Fault.None(), invalid());

        assertThat(ids(read(Cursor.START)).stream().distinct()).containsExactlyInAnyOrderElementsOf(written);
    }

    private static Fault invalid() {
        return new Fault.Status(
                400, Map.of(), "{\"error\":{\"message\":\"No\",\"type\":\"OAuthException\",\"code\":100}}", false);
    }

    @Test
    @Tag("fault")
    void aLimitSaysWhenToComeBack() {
        faults().always(reading(), new Fault.RateLimited(Duration.ofMinutes(7)));

        var limited = catchThrowableOfType(RateLimited.class, () -> read(Cursor.START));

        assertThat(limited.retryAt()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    @Tag("fault")
    void anExpiredSignInAsksForAPerson() {
        faults().always(reading(), new Fault.SignInExpired());

        assertThatExceptionOfType(SignInNeeded.class).isThrownBy(() -> read(Cursor.START));
    }

    protected final List<String> writeSome(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> write(i, "Question " + i, NOW.minusSeconds(10_000L - i)))
                .toList();
    }

    protected final List<Page> read(Cursor from) throws ChannelException, InterruptedException {
        var pages = new ArrayList<>(List.of(channel.fetchAfter(lane(), from)));
        while (pages.getLast().more()) {
            pages.add(channel.fetchAfter(lane(), pages.getLast().next()));
        }
        return pages;
    }

    private List<Page> readThroughSilence() throws ChannelException, InterruptedException {
        var pages = new ArrayList<Page>();
        var cursor = Cursor.START;
        while (pages.isEmpty() || pages.getLast().more()) {
            try {
                pages.add(channel.fetchAfter(lane(), cursor));
                cursor = pages.getLast().next();
            } catch (NoAnswer _) {
                cursor = new Cursor(cursor.value());
            }
        }
        return pages;
    }

    protected static List<IncomingComment> comments(List<Page> pages) {
        return pages.stream().flatMap(page -> page.comments().stream()).toList();
    }

    protected static List<String> ids(List<Page> pages) {
        return comments(pages).stream().map(IncomingComment::externalId).toList();
    }
}
