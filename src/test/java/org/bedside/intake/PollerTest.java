package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Page;
import org.bedside.channel.RateLimited;
import org.bedside.channel.SignInNeeded;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Scope;
import org.bedside.store.UsageStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PollerTest {
    private final TestDatabase where;
    private static final Duration EVERY = Duration.ofMinutes(2);

    private TestPractice practice;
    private FakeChannel channel;
    private Poller poller;

    PollerTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        channel = new FakeChannel(practice.clock);
        poller = new Poller(
                practice.x, channel, practice.intake, practice.database, practice.channels, practice.clock, EVERY);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aChannelIsReadToItsEndPageAfterPage() throws Exception {
        channel.onFetch(() -> page("b", true, 0, theirs("1", "Hello", NOW)));
        channel.onFetch(() -> page("c", true, 0));
        channel.onFetch(() -> page("d", false, 0, theirs("2", "Still there?", NOW)));

        var wait = poller.once();

        assertThat(wait).isEqualTo(EVERY);
        assertThat(channel.fetchedAfter()).containsExactly(Cursor.START, new Cursor("b"), new Cursor("c"));
        assertThat(cursor()).isEqualTo("d");
        assertThat(practice.talkOf("2")).isEqualTo(practice.talkOf("1"));
    }

    @Test
    void theNextLookGoesOnWhereTheLastOneStopped() throws Exception {
        channel.onFetch(() -> page("b", false, 0));
        poller.once();
        practice.clock.advance(EVERY);

        poller.once();

        assertThat(channel.fetchedAfter()).containsExactly(Cursor.START, new Cursor("b"));
    }

    @Test
    void aChannelThatWasReadIsWell() throws Exception {
        channel.onFetch(() -> page("b", false, 0));

        poller.once();

        assertThat(health())
                .isEqualTo(
                        new Health(Optional.of(NOW), Optional.of(NOW.plus(EVERY)), 0, Trouble.NONE, Optional.empty()));
    }

    @Test
    void whatCouldNotBeReadIsCountedOverAllPages() throws Exception {
        channel.onFetch(() -> page("b", true, 2));
        channel.onFetch(() -> page("c", false, 1));

        poller.once();

        assertThat(health().unreadable()).isEqualTo(3);
    }

    /// What a channel may throw, how long to wait after it, and how the channel then fares.
    record Case(ChannelException thrown, Duration pause, Trouble trouble, Optional<Instant> next) {}

    static Stream<Case> everyTrouble() {
        return Stream.of(
                new Case(
                        new RateLimited("GET: 429", NOW.plusSeconds(421)),
                        Duration.ofSeconds(421),
                        Trouble.RATE_LIMITED,
                        Optional.of(NOW.plusSeconds(421))),
                new Case(
                        new RateLimited("GET: 429", NOW.minusSeconds(1)),
                        Duration.ZERO,
                        Trouble.RATE_LIMITED,
                        Optional.of(NOW.minusSeconds(1))),
                new Case(
                        new SignInNeeded("GET: 401"), Duration.ofMinutes(15), Trouble.SIGN_IN_NEEDED, Optional.empty()),
                new Case(
                        new NotAllowed("GET: 403", NotAllowed.Why.FORBIDDEN, ""),
                        Duration.ofMinutes(15),
                        Trouble.NOT_ALLOWED,
                        Optional.of(NOW.plusSeconds(900))),
                new Case(
                        new NoAnswer("GET: 503"),
                        Duration.ofMinutes(1),
                        Trouble.NO_ANSWER,
                        Optional.of(NOW.plusSeconds(60))),
                new Case(
                        new Unconfirmed("GET: odd"),
                        Duration.ofMinutes(1),
                        Trouble.NO_ANSWER,
                        Optional.of(NOW.plusSeconds(60))));
    }

    @ParameterizedTest
    @MethodSource("everyTrouble")
    void troubleIsShownAndSaysHowLongToWait(Case one) throws Exception {
        channel.onFetch(() -> {
            throw one.thrown();
        });

        var wait = poller.once();

        assertThat(wait).isEqualTo(one.pause());
        assertThat(health()).isEqualTo(new Health(Optional.empty(), one.next(), 0, one.trouble(), Optional.of(NOW)));
    }

    @Test
    void whereASignInIsNeededThePlatformIsNotAskedAtEachCall() throws Exception {
        channel.onFetch(() -> {
            throw new SignInNeeded("GET: 401");
        });
        poller.once();
        practice.clock.advance(Poller.HEARTBEAT);

        var wait = poller.once();

        assertThat(channel.fetchedAfter()).hasSize(1);
        assertThat(wait).isEqualTo(Duration.ofMinutes(14));
    }

    @Test
    void lastingTroubleKeepsTheTimeWhenItBegan() throws Exception {
        fail();
        practice.clock.advance(Duration.ofMinutes(5));

        fail();

        assertThat(health().since()).contains(NOW);
    }

    @Test
    void troubleIsOverWithTheNextPage() throws Exception {
        fail();
        channel.onFetch(() -> page("b", false, 0));
        practice.clock.advance(Duration.ofMinutes(5));

        poller.once();

        assertThat(health())
                .isEqualTo(new Health(
                        Optional.of(NOW.plusSeconds(300)),
                        Optional.of(NOW.plusSeconds(300).plus(EVERY)),
                        0,
                        Trouble.NONE,
                        Optional.empty()));
    }

    @Test
    void troubleAfterThePagesReadKeepsThemAndGoesOnFromThere() throws Exception {
        channel.onFetch(() -> page("b", true, 0, theirs("1", "Hello", NOW)));
        fail();
        practice.clock.advance(Duration.ofMinutes(1));

        poller.once();

        assertThat(practice.talkOf("1").preview()).isEqualTo("Hello");
        assertThat(channel.fetchedAfter()).containsExactly(Cursor.START, new Cursor("b"), new Cursor("b"));
    }

    @Test
    void aReadingThatBrokeOffIsNoSuccess() throws Exception {
        channel.onFetch(() -> page("b", true, 0, theirs("1", "Hello", NOW)));

        fail();

        assertThat(health().lastSuccess()).isEmpty();
    }

    @Test
    void whatIsNotDueIsNotRead() throws Exception {
        poller.once();
        practice.clock.advance(EVERY.minusSeconds(1));

        var wait = poller.once();

        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(channel.fetchedAfter()).containsExactly(Cursor.START);
    }

    @Test
    void aLaneThatFailsKeepsNoOtherFromBeingRead() throws Exception {
        var messages = new FakeChannel(practice.clock, Lane.MESSAGES, Lane.COMMENTS);
        messages.onFetch(Lane.MESSAGES, () -> {
            throw new NotAllowed("GET: 403", NotAllowed.Why.FORBIDDEN, "");
        });
        messages.onFetch(Lane.COMMENTS, () -> page("b", false, 0, theirs("1", "Hello", NOW)));
        var both = new Poller(
                practice.x, messages, practice.intake, practice.database, practice.channels, practice.clock, EVERY);

        both.once();

        assertThat(practice.talkOf("1").preview()).isEqualTo("Hello");
        var channel = practice.channel();
        assertThat(channel.health(Lane.MESSAGES).trouble()).isEqualTo(Trouble.NOT_ALLOWED);
        assertThat(channel.health(Lane.COMMENTS).trouble()).isEqualTo(Trouble.NONE);
        assertThat(channel.health().trouble()).isEqualTo(Trouble.NOT_ALLOWED);
    }

    @Test
    void aLaneWhoseScopeIsMissingIsNeverAskedForAndTheOthersGoOn() throws Exception {
        practice.grantAllBut(Scope.DM_READ);
        var messages = new FakeChannel(practice.clock, Lane.MESSAGES, Lane.COMMENTS);
        var both = new Poller(
                practice.x, messages, practice.intake, practice.database, practice.channels, practice.clock, EVERY);

        both.once();
        practice.clock.advance(Duration.ofHours(1));
        var wait = both.once();

        // Each fetch was of comments.
        assertThat(messages.fetchedAfter()).hasSize(2);
        assertThat(wait).isEqualTo(EVERY);
        var channel = practice.channel();
        assertThat(channel.health(Lane.MESSAGES))
                .isEqualTo(new Health(Optional.empty(), Optional.empty(), 0, Trouble.SCOPE_MISSING, Optional.of(NOW)));
        assertThat(channel.health(Lane.COMMENTS).trouble()).isEqualTo(Trouble.NONE);
        assertThat(channel.health().lastSuccess()).contains(practice.clock.instant());
    }

    @Test
    void aLaneIsReadAsSoonAsItsScopeIsGranted() throws Exception {
        practice.grantAllBut(Scope.DM_READ);
        var messages = new FakeChannel(practice.clock, Lane.MESSAGES);
        messages.onFetch(Lane.MESSAGES, () -> page("b", false, 0, theirs("1", "Hello", NOW)));
        var poller = new Poller(
                practice.x, messages, practice.intake, practice.database, practice.channels, practice.clock, EVERY);
        poller.once();

        practice.grantAllBut(Scope.LIKE_WRITE);
        poller.once();

        assertThat(practice.talkOf("1").preview()).isEqualTo("Hello");
        assertThat(practice.channel().health().trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void anInterruptEndsTheReading() {
        channel.onFetch(() -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(poller::once).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatCouldNotBeKeptIsCountedToo() throws Exception {
        channel.onFetch(() -> page("b", false, 2, theirs("1", "Hello", NOW), theirs("2", "Hello", Instant.MAX)));

        poller.once();

        assertThat(List.of(cursor(), health().unreadable())).isEqualTo(List.of("b", 3));
    }

    @Test
    void aPageThatCannotBeKeptLeavesCursorAndCommentsAsTheyWereAndSaysSo() throws Exception {
        channel.onFetch(
                () -> page("b", false, 3, theirs("1", "Hello", Instant.MAX), theirs("2", "Hello", Instant.MAX)));

        poller.once();

        assertThat(List.of(cursor(), comments())).isEqualTo(List.of("", List.of()));
        assertThat(health().trouble()).isEqualTo(Trouble.OWN_FAULT);
    }

    private void spend(Paid what, int times) {
        practice.database.change(tx -> {
            var ids = IntStream.range(0, times).mapToObj(Integer::toString).toList();
            new UsageStore().billed(tx, practice.x, LocalDate.ofInstant(NOW, ZoneOffset.UTC), what, ids, 1_000_000);
            new Prices(Map.of(), Optional.of(10_000_000L)).write(tx);
        });
    }

    @Test
    void whatIsSpentStopsTheReadingAndSaysSo() throws Exception {
        spend(Paid.POST_READ, 10);

        poller.once();

        assertThat(health().trouble()).isEqualTo(Trouble.CAPPED);
        assertThat(channel.fetchedAfter()).isEmpty();
    }

    @Test
    void nearTheLimitOnlyWhatPeopleWriteToUsIsRead() throws Exception {
        spend(Paid.POST_READ, 8);
        var lanes = new FakeChannel(practice.clock, Lane.COMMENTS, Lane.DISCUSSIONS);
        lanes.onFetch(Lane.COMMENTS, () -> page("b", false, 0, theirs("1", "Hello", NOW)));

        new Poller(practice.x, lanes, practice.intake, practice.database, practice.channels, practice.clock, EVERY)
                .once();

        assertThat(practice.channel().health(Lane.COMMENTS).trouble()).isEqualTo(Trouble.NONE);
        assertThat(practice.channel().health(Lane.DISCUSSIONS).trouble()).isEqualTo(Trouble.CAPPED);
    }

    @Test
    void anArrivalQuickensTheNextLook() throws Exception {
        var pace = new Pace(EVERY, Duration.ofMinutes(10));
        var meter = new ChannelMeter(practice.x, practice.clock);
        poller = new Poller(
                practice.x,
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                pace,
                meter);
        channel.onFetch(() -> page("b", false, 0));
        channel.onFetch(() -> page("c", false, 0, theirs("1", "Hello", NOW)));

        var quiet = poller.once();
        practice.clock.advance(quiet);
        var active = poller.once();

        assertThat(List.of(quiet, active)).containsExactly(Duration.ofMinutes(10), EVERY);
    }

    @Test
    void aTimeThatCannotBeKeptHoldsUpNothingElse() throws Exception {
        channel.onFetch(() -> page("b", false, 0, theirs("1", "Hello", NOW), theirs("2", "Hello", Instant.MIN)));

        poller.once();

        assertThat(practice.talkOf("1").preview()).isEqualTo("Hello");
        assertThat(List.of(cursor(), health().unreadable())).isEqualTo(List.of("b", 1));
    }

    private void fail() throws InterruptedException {
        channel.onFetch(() -> {
            throw new NoAnswer("GET: 503");
        });
        poller.once();
    }

    private static Page page(String next, boolean more, int unreadable, IncomingComment... comments) {
        return new Page(List.of(comments), new Cursor(next), more, unreadable);
    }

    private Health health() {
        return practice.channel().health();
    }

    private String cursor() {
        return practice.database.read(tx -> practice.channels.cursor(tx, practice.x, Lane.COMMENTS));
    }

    private List<?> comments() {
        return practice.database.read(
                tx -> practice.comments.find(tx, practice.x, "1").stream().toList());
    }
}
