package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Fault.Broken;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every channel promises, whatever the platform: run against a simulator of it.
public abstract class ChannelContract {
    protected static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    protected static final InstantSource CLOCK = InstantSource.fixed(NOW);
    protected static final Author MAYA = new Author("2000000000000000001", "mayasample", "Maya Sample");
    protected static final String WORDS = "Do you open at 8 & close at 6 on 24 December?";
    protected static final String ANSWER = "Please call our desk at <your office>, we are glad to help & explain.";

    protected final HttpTransport transport =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 24));
    private final HttpTransport hasty =
            new HttpTransport("test", new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 24));

    private Channel channel;

    /// The channel under test, connected to the simulator at `address`.
    protected abstract Channel channel(HttpTransport transport, URI address);

    /// Where the simulator listens.
    protected abstract URI address();

    protected abstract Author account();

    protected abstract Faults faults();

    protected abstract Arrivals arrivals();

    protected abstract List<OwnPost> ownPosts();

    /// The requests that fetch comments.
    protected abstract Operation reading();

    /// Somebody writes to the account, and not as an answer to anybody.
    protected abstract String write(Author who, String text, Instant at);

    /// The text of [#write] as the platform delivers it.
    protected abstract String delivered(String text);

    /// The account itself answers `comment` from the platform's own app, where [Channel#fetchAfter] comes
    /// across it.
    protected abstract String answerFromTheApp(String comment, String text, Instant at);

    /// The author changes a comment; gives its identifier after that.
    protected abstract String edit(String comment, String text, Instant at);

    protected abstract void delete(String comment);

    /// Everything that must never be read in a log.
    protected abstract List<String> secrets();

    @BeforeEach
    final void connect() {
        channel = channel(transport, address());
    }

    @AfterEach
    final void hangUp() {
        transport.close();
        hasty.close();
    }

    @Test
    void theAccountIsTheOneThatIsConnected() throws Exception {
        var expected = new Account(
                account().externalId(), account().handle(), account().name());

        assertThat(channel.account()).isEqualTo(expected);
    }

    @Test
    void anEmptyAccountHasNothingToRead() throws Exception {
        assertThat(readToTheEnd(Cursor.START).comments()).isEmpty();
    }

    @Test
    void everythingWrittenIsReadWhateverTheNumberOfPages() throws Exception {
        var written = writeSome(230);

        var reading = readToTheEnd(Cursor.START);

        assertThat(reading.ids()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void aCommentIsReadInTheWordsOfItsAuthor() throws Exception {
        write(MAYA, WORDS, NOW.minusSeconds(60));

        var comment = readToTheEnd(Cursor.START).comments().getFirst();

        assertThat(List.of(comment.text(), comment.writtenAt(), comment.ours()))
                .isEqualTo(List.of(delivered(WORDS), NOW.minusSeconds(60), false));
    }

    @Test
    void aPageFetchedTwiceIsTheSame() throws Exception {
        writeSome(120);
        var cursor = channel.fetchAfter(Lane.COMMENTS, Cursor.START).next();

        var once = channel.fetchAfter(Lane.COMMENTS, cursor);
        var twice = channel.fetchAfter(Lane.COMMENTS, cursor);

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void whatIsWrittenAfterTheEndIsReadFromThere() throws Exception {
        write(MAYA, "Long ago", NOW.minus(Duration.ofDays(10)));
        write(MAYA, "The first", NOW.minus(Duration.ofDays(5)));
        var end = readToTheEnd(Cursor.START).end();
        var second = write(MAYA, "The second", NOW.minusSeconds(60));

        var reading = readToTheEnd(end);

        assertThat(reading.ids()).contains(second).doesNotHaveDuplicates();
        assertThat(reading.texts()).doesNotContain(delivered("Long ago"));
    }

    @Test
    void whatIsWrittenWhileWeReadIsReadByTheNextPass() throws Exception {
        writeSome(150);
        var first = channel.fetchAfter(Lane.COMMENTS, Cursor.START);
        var late = write(MAYA, "While you were reading", NOW);
        var end = readToTheEnd(first.next()).end();

        var reading = readToTheEnd(end);

        assertThat(reading.ids()).contains(late);
    }

    @Test
    @Tag("fault")
    void aPassBrokenOffAnywhereLosesNothing() throws Exception {
        var written = writeSome(350);
        faults().next(reading(), new Fault.None(), new Fault.Status(503), new Fault.None(), new Fault.TruncatedBody());

        var reading = readThroughSilence(Cursor.START);

        assertThat(reading.ids()).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    @Tag("fault")
    void anItemThatThePlatformRepeatsIsNotLostOrMistaken() throws Exception {
        var written = writeSome(130);
        faults().always(reading(), new Fault.DuplicatePage());

        var reading = readToTheEnd(Cursor.START);

        assertThat(Stream.of(reading.ids()).flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void whatTheAccountWroteItselfIsOurs() throws Exception {
        var asked = write(MAYA, WORDS, NOW.minusSeconds(60));
        var answered = answerFromTheApp(asked, "Good morning", NOW.minusSeconds(30));

        var comments = readToTheEnd(Cursor.START).comments();

        assertThat(comments.stream().filter(IncomingComment::ours).map(IncomingComment::externalId))
                .containsExactly(answered);
    }

    @Test
    void anEditedCommentIsReadAgainAsTheSameOneThoughNewerOnesStandThere() throws Exception {
        var first = write(MAYA, "Are you open todya?", NOW.minusSeconds(600));
        write(MAYA, "Hello?", NOW.minusSeconds(500));
        var end = readToTheEnd(Cursor.START).end();
        edit(first, "Are you open today?", NOW.minusSeconds(300));

        var edited = readToTheEnd(end).comments().stream()
                .filter(comment -> Stream.concat(Stream.of(comment.externalId()), comment.earlierIds().stream())
                        .anyMatch(first::equals))
                .map(IncomingComment::text);

        assertThat(edited).containsExactly(delivered("Are you open today?"));
    }

    @ParameterizedTest
    @EnumSource(Broken.class)
    @Tag("fault")
    void oneBrokenItemIsCountedAndTheOthersAreKept(Broken what) throws Exception {
        writeSome(5);
        faults().next(reading(), new Fault.MalformedItem(what));

        var reading = readToTheEnd(Cursor.START);

        assertThat(List.of(reading.comments().size(), reading.unreadable())).isEqualTo(List.of(4, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"of an older Bedside", "{\"since\":\"x\",\"through\":\"x\"}", "[]", "null"})
    void anUnreadableCursorStartsFromTheBeginning(String cursor) throws Exception {
        var written = write(MAYA, WORDS, NOW.minusSeconds(60));

        assertThat(readToTheEnd(new Cursor(cursor)).ids()).containsExactly(written);
    }

    @Test
    void aReplyIsPostedOnceAndItsIdentifierIsGiven() throws Exception {
        var asked = write(MAYA, WORDS, NOW.minusSeconds(60));

        var posted = channel.post(new OutgoingReply(asked, ANSWER));

        assertThat(ownPosts()).containsExactly(new OwnPost(posted.externalId(), asked, ANSWER, NOW));
        assertThat(arrivals().count(Operation.POST)).isEqualTo(1);
    }

    @Test
    void aReplyThatStandsThereIsFound() throws Exception {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        var posted = channel.post(reply);

        assertThat(channel.find(reply, NOW)).isEqualTo(Optional.of(posted));
    }

    @Test
    void aReplyInOtherWordsOrToAnotherIsNotFound() throws Exception {
        var asked = write(MAYA, WORDS, NOW.minusSeconds(60));
        var other = write(MAYA, "And on Sunday?", NOW.minusSeconds(50));
        channel.post(new OutgoingReply(asked, ANSWER));

        var inOtherWords = channel.find(new OutgoingReply(asked, "Please call us."), NOW);
        var toAnother = channel.find(new OutgoingReply(other, ANSWER), NOW);

        assertThat(Stream.of(inOtherWords, toAnother)).containsOnly(Optional.empty());
    }

    @Test
    void anEarlierReplyInTheSameWordsIsNotTakenForThisOne() throws Exception {
        var asked = write(MAYA, WORDS, NOW.minusSeconds(7_200));
        answerFromTheApp(asked, ANSWER, NOW.minusSeconds(3_600));

        assertThat(channel.find(new OutgoingReply(asked, ANSWER), NOW)).isEmpty();
    }

    static Stream<Fault> answersThatDoNotSayWhetherItWasPosted() {
        return Stream.of(
                new Fault.DropAfterReading(true),
                new Fault.Status(500, Map.of(), "", true),
                new Fault.Status(502, Map.of(), "<html>Bad gateway</html>", true),
                new Fault.Status(503, Map.of(), "", true),
                new Fault.Status(200, Map.of(), "[]", true),
                new Fault.Status(200, Map.of(), "", true),
                new Fault.Status(200, Map.of(), "null", true),
                new Fault.Status(200, Map.of(), "{}", true),
                new Fault.Status(200, Map.of(), "<html>Welcome to the guest network</html>", true),
                new Fault.Status(302, Map.of("Location", "https://example.invalid/"), "", true),
                new Fault.TruncatedBody(),
                new Fault.MalformedJson());
    }

    @ParameterizedTest
    @MethodSource("answersThatDoNotSayWhetherItWasPosted")
    @Tag("fault")
    void aReplyWhoseAnswerIsLostIsUnconfirmedThereOnceAndFound(Fault fault) throws Exception {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().next(Operation.POST, fault);

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> channel.post(reply));

        var posted = ownPosts().getFirst();
        assertThat(arrivals().count(Operation.POST)).isEqualTo(1);
        assertThat(channel.find(reply, NOW)).isEqualTo(Optional.of(new Posted(posted.id(), NOW)));
    }

    @Test
    @Tag("fault")
    void aReplyWhoseAnswerComesTooLateIsUnconfirmed() {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().next(Operation.POST, new Fault.HangInBody());

        assertThatExceptionOfType(Unconfirmed.class)
                .isThrownBy(() -> channel(hasty, address()).post(reply));

        assertThat(ownPosts()).hasSize(1);
    }

    @Test
    @Tag("fault")
    void aReplyThatWasNotPostedIsUnconfirmedAndNotFound() throws Exception {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().next(Operation.POST, new Fault.DropAfterReading(false));

        assertThatExceptionOfType(Unconfirmed.class).isThrownBy(() -> channel.post(reply));

        assertThat(channel.find(reply, NOW)).isEmpty();
        assertThat(arrivals().count(Operation.POST)).isEqualTo(1);
    }

    static Stream<Fault> answersThatSayNothing() {
        return Stream.concat(answersThatDoNotSayWhetherItWasPosted(), Stream.of(new Fault.Status(408)));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothing")
    @Tag("fault")
    void readingWithoutAUsableAnswerIsNoAnswer(Fault fault) {
        write(MAYA, WORDS, NOW.minusSeconds(60));
        faults().always(reading(), fault);

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> readToTheEnd(Cursor.START));
    }

    @Test
    @Tag("fault")
    void anAnswerThatTricklesEndsWithTheTimeLimit() {
        write(MAYA, WORDS, NOW.minusSeconds(60));
        faults().everywhere(new Fault.HangInBody());

        assertThatExceptionOfType(NoAnswer.class)
                .isThrownBy(() -> channel(hasty, address()).fetchAfter(Lane.COMMENTS, Cursor.START));
    }

    @Test
    @Tag("fault")
    void anInterruptEndsACallAtOnce() throws Exception {
        faults().everywhere(new Fault.Hang(false));
        try (var threads = Executors.newCachedThreadPool()) {
            var call = threads.submit(() -> catchThrowable(() -> channel.account()));
            arrivals().await(Operation.ACCOUNT, 1);

            threads.shutdownNow();

            assertThat(call.get()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    @Tag("fault")
    void aLimitSaysWhenToComeBack() {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().everywhere(new Fault.RateLimited(Duration.ofMinutes(7)));

        var reading = catchThrowableOfType(RateLimited.class, () -> channel.fetchAfter(Lane.COMMENTS, Cursor.START));
        var posting = catchThrowableOfType(RateLimited.class, () -> channel.post(reply));

        assertThat(Stream.of(reading, posting).map(RateLimited::retryAt)).containsOnly(NOW.plus(Duration.ofMinutes(7)));
        assertThat(ownPosts()).isEmpty();
    }

    @Test
    @Tag("fault")
    void aBareTooManyRequestsIsALimitToo() {
        faults().everywhere(new Fault.Status(429));

        var limited = catchThrowableOfType(RateLimited.class, () -> channel.fetchAfter(Lane.COMMENTS, Cursor.START));

        assertThat(limited.retryAt()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(3_600));
    }

    @Test
    @Tag("fault")
    void anExpiredSignInAsksForAPerson() {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().everywhere(new Fault.SignInExpired());

        assertThat(Stream.<Callable<?>>of(
                                channel::account,
                                () -> channel.fetchAfter(Lane.COMMENTS, Cursor.START),
                                () -> channel.post(reply),
                                () -> channel.find(reply, NOW))
                        .map(call -> catchThrowable(call::call)))
                .hasSize(4)
                .hasOnlyElementsOfType(SignInNeeded.class);
    }

    @Test
    @Tag("fault")
    void aLookThatHearsNothingFindsNothingOut() {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().everywhere(new Fault.Status(200, Map.of(), "{}", false));

        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> channel.find(reply, NOW));
    }

    @Test
    void theSameWordsTwiceAreRefusedAsADuplicate() throws Exception {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        channel.post(reply);

        var refused = catchThrowableOfType(NotAllowed.class, () -> channel.post(reply));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.DUPLICATE);
        assertThat(refused.detail()).isNotEmpty();
    }

    @Test
    void aReplyToADeletedCommentIsRefusedAsGone() {
        var asked = write(MAYA, WORDS, NOW.minusSeconds(60));
        delete(asked);

        var refused = catchThrowableOfType(NotAllowed.class, () -> channel.post(new OutgoingReply(asked, ANSWER)));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.COMMENT_GONE);
    }

    @Test
    @Tag("fault")
    void nothingIsPostedWhereNobodyListens() {
        var nowhere = channel(transport, URI.create("http://127.0.0.1:1"));

        assertThat(Stream.<Callable<?>>of(
                                () -> nowhere.post(new OutgoingReply("1", ANSWER)),
                                () -> nowhere.fetchAfter(Lane.COMMENTS, Cursor.START))
                        .map(call -> catchThrowable(call::call)))
                .hasSize(2)
                .hasOnlyElementsOfType(NoAnswer.class);
    }

    static Stream<Fault> everyFault() {
        return Stream.concat(
                answersThatSayNothing(),
                Stream.of(
                        new Fault.RateLimited(Duration.ofMinutes(1)),
                        new Fault.SignInExpired(),
                        new Fault.Status(400, Map.of(), ANSWER + WORDS, false),
                        new Fault.Status(403, Map.of(), "{\"detail\":\"" + WORDS + "\"}", false),
                        new Fault.Status(404, Map.of(), "{\"error\":{\"message\":\"" + WORDS + "\"}}", false)));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    @Tag("fault")
    void noExceptionShowsAnybodysWordsOrASecret(Fault fault) {
        var reply = new OutgoingReply(write(MAYA, WORDS, NOW.minusSeconds(60)), ANSWER);
        faults().everywhere(fault);

        var shown = Stream.<Callable<?>>of(
                        channel::account,
                        () -> readToTheEnd(Cursor.START),
                        () -> channel.post(reply),
                        () -> channel.find(reply, NOW))
                .map(call -> catchThrowable(call::call))
                .flatMap(ChannelContract::messages)
                .toList();

        assertThat(shown)
                .isNotEmpty()
                .noneMatch(message -> Stream.concat(secrets().stream(), Stream.of("open at 8", "glad to help"))
                        .anyMatch(message::contains));
    }

    private static Stream<String> messages(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, failure -> failure != null, Throwable::getCause)
                .map(Throwable::toString);
    }

    protected final List<String> writeSome(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> write(MAYA, "Question " + i, NOW.minusSeconds(10_000L - i)))
                .toList();
    }

    /// What a reading to the end brought, page after page.
    public record Reading(List<IncomingComment> comments, Cursor end, int unreadable) {
        public List<String> ids() {
            return comments.stream().map(IncomingComment::externalId).toList();
        }

        public List<String> texts() {
            return comments.stream().map(IncomingComment::text).toList();
        }
    }

    protected final Reading readToTheEnd(Cursor from) throws ChannelException, InterruptedException {
        var comments = new ArrayList<IncomingComment>();
        var unreadable = 0;
        var page = channel.fetchAfter(Lane.COMMENTS, from);
        while (true) {
            comments.addAll(page.comments());
            unreadable += page.unreadable();
            if (!page.more()) {
                return new Reading(comments, page.next(), unreadable);
            }
            page = channel.fetchAfter(Lane.COMMENTS, page.next());
        }
    }

    /// The same, asking again from the last cursor where no answer came.
    private Reading readThroughSilence(Cursor from) throws ChannelException, InterruptedException {
        var comments = new ArrayList<IncomingComment>();
        var cursor = from;
        while (true) {
            try {
                var page = channel.fetchAfter(Lane.COMMENTS, cursor);
                comments.addAll(page.comments());
                cursor = page.next();
                if (!page.more()) {
                    return new Reading(comments, cursor, 0);
                }
            } catch (NoAnswer _) {
                cursor = new Cursor(cursor.value());
            }
        }
    }
}
