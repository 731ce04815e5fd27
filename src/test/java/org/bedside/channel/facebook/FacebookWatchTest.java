package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bedside.MutableClock;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Page;
import org.bedside.channel.Page.Counted;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.IncomingComment.Extra;
import org.bedside.model.Lane;
import org.bedside.model.Media;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the comments of a page cost to read, and what is seen of their changes.
class FacebookWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Author MAYA = new Author("2000000000000000001", "", "Maya Sample");
    private static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");

    private final MutableClock clock = new MutableClock(NOW);
    private final FacebookSimulator facebook = FacebookSimulator.start(clock);
    private final HttpTransport transport = new HttpTransport("test");
    private final Channel channel = Connected.to(facebook, transport, facebook.address(), clock);
    private final String post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(10)));
    private final String old = facebook.comment(post, MAYA, "Until when?", NOW.minus(Duration.ofDays(9)));

    private Cursor at = Cursor.START;

    @BeforeEach
    void begin() throws Exception {
        pass();
        pass();
    }

    @AfterEach
    void stop() {
        transport.close();
        facebook.close();
    }

    /// A pass from where the last one ended.
    private Reading pass() throws Exception {
        var pages = new ArrayList<Page>();
        do {
            pages.add(channel.fetchAfter(Lane.COMMENTS, at));
            at = pages.getLast().next();
        } while (pages.getLast().more());
        return new Reading(
                pages.stream().flatMap(page -> page.comments().stream()).toList(),
                pages.stream().flatMap(page -> page.gone().stream()).toList(),
                pages.stream().mapToInt(Page::unreadable).sum(),
                pages.stream().flatMap(page -> page.counted().stream()).toList());
    }

    private Reading passAfter(Duration time) throws Exception {
        clock.advance(time);
        return pass();
    }

    private record Reading(List<IncomingComment> comments, List<String> gone, int unreadable, List<Counted> counted) {
        List<String> texts() {
            return comments.stream().map(IncomingComment::text).toList();
        }
    }

    @Test
    void aPassInWhichNothingHappenedTakesTwoRequests() throws Exception {
        for (int i = 0; i < 60; i++) {
            var busy = facebook.post("Post " + i, NOW.minus(Duration.ofDays(i)));
            facebook.comment(busy, NOOR, "Hello", NOW.minus(Duration.ofHours(20L * i)));
            facebook.comment(busy, MAYA, "Me too", NOW.minus(Duration.ofHours(20L * i)));
        }
        pass();
        pass();

        var costs = IntStream.range(0, 30).map(_ -> costOfAPass()).toArray();

        assertThat(costs).containsOnly(2);
    }

    private int costOfAPass() {
        var before = facebook.arrivals().total();
        try {
            passAfter(Duration.ofMinutes(2));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return facebook.arrivals().total() - before;
    }

    @Test
    void whatFacebookCountsAndDoesNotGiveIsSaid() throws Exception {
        var kept = facebook.comment(post, NOOR, "I have left Facebook since.", NOW);
        facebook.keepBack(kept, true);

        var reading = passAfter(Duration.ofMinutes(2));

        assertThat(reading.texts()).isEmpty();
        assertThat(reading.counted()).containsExactly(Counted.under(post, 1));
    }

    @Test
    void readAgainAPostGivesWhatWasKeptBackAndNothingIsMissing() throws Exception {
        var kept = facebook.comment(post, NOOR, "Is it open today?", NOW);
        facebook.keepBack(kept, true);
        passAfter(Duration.ofMinutes(2));
        facebook.keepBack(kept, false);
        at = channel.again(Lane.COMMENTS, at, post);

        var reading = passAfter(Duration.ofMinutes(2));

        assertThat(reading.texts()).containsExactly("Is it open today?");
        assertThat(reading.counted()).containsExactly(Counted.under(post, 0));
    }

    @Test
    void withoutItsHistoryOnlyWhatIsNewIsRead() throws Exception {
        at = channel.fetchAfter(Lane.COMMENTS, Cursor.START).next();
        facebook.comment(facebook.post("Long ago", NOW.minus(Duration.ofDays(30))), NOOR, "Then", NOW);
        at = channel.withoutHistory(Lane.COMMENTS, at, clock.instant()).orElseThrow();
        clock.advance(Duration.ofMinutes(2));
        var latest = facebook.post("We open on Sunday.", clock.instant());
        facebook.comment(latest, NOOR, "Good", clock.instant());

        var first = pass();
        var weekLater = passAfter(Duration.ofDays(8));

        assertThat(first.texts()).contains("Good").doesNotContain("Then");
        assertThat(weekLater.texts()).doesNotContain("Then");
    }

    @Test
    void withNothingDueItTakesOne() {
        assertThat(costOfAPass()).isEqualTo(1);
    }

    @Test
    void aNestedReplyUnderAnOldCommentIsReadAtOnce() throws Exception {
        facebook.reply(old, NOOR, "I wonder too", NOW);

        assertThat(passAfter(Duration.ofMinutes(2)).texts()).containsExactly("I wonder too");
    }

    @Test
    void aCommentUnderAPostOfYearsAgoIsReadWithinTheWeek() throws Exception {
        var ancient = facebook.post("We are moving", NOW.minus(Duration.ofDays(700)));
        IntStream.range(0, 120).forEach(i -> facebook.post("Post " + i, NOW.minus(Duration.ofDays(100 + i))));
        facebook.comment(ancient, NOOR, "Where to?", NOW);

        assertThat(passAfter(Duration.ofDays(8)).texts()).contains("Where to?");
    }

    @Test
    void aDeletedCommentIsGoneOnceAndSoAreTheRepliesToIt() throws Exception {
        var nested = facebook.reply(old, NOOR, "I wonder too", NOW.minus(Duration.ofDays(8)));
        var kept = facebook.comment(post, NOOR, "Thanks", NOW.minus(Duration.ofDays(8)));
        pass();
        facebook.delete(old);

        var first = passAfter(Duration.ofMinutes(2)).gone();
        var second = passAfter(Duration.ofHours(7)).gone();

        assertThat(first).containsExactlyInAnyOrder(old, nested).doesNotContain(kept);
        assertThat(second).isEmpty();
    }

    @Test
    void aCommentDeletedWhileAnotherCameInIsGoneAtTheNextLookAtItsPost() throws Exception {
        facebook.delete(old);
        facebook.comment(post, NOOR, "Thanks", NOW);

        var atOnce = passAfter(Duration.ofMinutes(2));
        var later = passAfter(Duration.ofHours(7));

        assertThat(atOnce.gone()).isEmpty();
        assertThat(later.gone()).containsExactly(old);
        assertThat(later.texts()).containsExactly("Thanks");
    }

    @Test
    void anOldCommentThatIsEditedOrHiddenIsReadAgainAtTheNextLookAtItsPost() throws Exception {
        facebook.edit(old, "Until Friday?");
        var edited = passAfter(Duration.ofHours(7)).texts();
        facebook.hide(old, true);
        var hidden = passAfter(Duration.ofHours(7)).comments();

        assertThat(edited).containsExactly("Until Friday?");
        assertThat(hidden).extracting(IncomingComment::hidden).containsExactly(Optional.of(true));
    }

    @Test
    void aCommentOfTheLastHourIsLookedAtOnEachPass() throws Exception {
        var young = facebook.comment(post, NOOR, "Are you open todya?", NOW.minusSeconds(60));
        pass();
        facebook.edit(young, "Are you open today?");

        assertThat(passAfter(Duration.ofMinutes(2)).texts()).contains("Are you open today?");
    }

    @Test
    void withAPostGoesAllThatStoodUnderItAndAVisitorsPostItself() throws Exception {
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minus(Duration.ofDays(3)));
        var under = facebook.comment(visit, MAYA, "I wonder too", NOW.minus(Duration.ofDays(3)));
        pass();
        facebook.delete(post);
        facebook.delete(visit);

        var gone = new ArrayList<>(passAfter(Duration.ofHours(7)).gone());
        gone.addAll(passAfter(Duration.ofMinutes(2)).gone());

        assertThat(gone).containsExactlyInAnyOrder(old, visit, under);
    }

    @Test
    @Tag("fault")
    void commentsThatWeMayNotSeeAnyMoreAreNotGoneWhileTheirPostIsThere() throws Exception {
        facebook.comment(post, NOOR, "Thanks", NOW);
        facebook.faults()
                .next(
                        Operation.COMMENTS,
                        new Fault.Status(
                                400,
                                Map.of(),
                                "{\"error\":{\"message\":\"No\",\"type\":\"OAuthException\",\"code\":100,\"error_subcode\":33}}",
                                false));

        var reading = passAfter(Duration.ofMinutes(2));

        assertThat(List.of(reading.gone(), reading.unreadable())).isEqualTo(List.of(List.of(), 1));
    }

    @Test
    @Tag("fault")
    void whatAListLeavesOutOrCannotBeReadIsNotGone() throws Exception {
        facebook.comment(post, NOOR, "Thanks", NOW);
        facebook.faults().next(Operation.COMMENTS, new Fault.MalformedItem(Fault.Broken.ID));
        var broken = passAfter(Duration.ofMinutes(2));
        facebook.faults().next(Operation.COMMENTS, new Fault.Status(200, Map.of(), "{\"data\":[]}", false));
        var leftOut = passAfter(Duration.ofHours(7));

        assertThat(List.of(broken.gone(), broken.unreadable())).isEqualTo(List.of(List.of(), 1));
        assertThat(leftOut.gone()).isEmpty();
    }

    /// Else the person would wait for an answer that was given.
    @Test
    @Tag("fault")
    void ourAnswerComesAfterWhatItAnswersThoughFacebookRepeatsItFirst() throws Exception {
        var asked = facebook.comment(post, NOOR, "And on Sunday?", NOW);
        var answered = facebook.replyAsOwner(asked, "Closed.", NOW.plusSeconds(60));
        clock.advance(Duration.ofHours(4));
        facebook.faults().next(Operation.COMMENTS, new Fault.TruncatedBody(), new Fault.DuplicatePage());
        assertThatThrownBy(this::pass).isInstanceOf(NoAnswer.class);

        assertThat(pass().comments()).extracting(IncomingComment::externalId).containsSubsequence(asked, answered);
    }

    @Test
    void aCommentWithoutATimeIsOfNow() throws Exception {
        facebook.withholdField("created_time");
        facebook.comment(post, NOOR, "Thanks", NOW.minusSeconds(30));

        assertThat(passAfter(Duration.ofMinutes(2)).comments())
                .extracting(IncomingComment::writtenAt)
                .containsOnly(clock.instant());
    }

    @Test
    void picturesAndStickersAreKnownByTheirLinksAndNotFetched() throws Exception {
        facebook.photo(post, NOOR, URI.create("https://cdn.example/rash.jpg"), NOW.minusSeconds(30));
        facebook.sticker(post, NOOR, URI.create("https://cdn.example/thumb.png"), NOW);

        assertThat(passAfter(Duration.ofMinutes(2)).comments())
                .extracting(IncomingComment::extra)
                .containsExactly(
                        Extra.of(List.of(new Media(Media.Kind.PICTURE, "https://cdn.example/rash.jpg", ""))),
                        Extra.of(List.of(new Media(Media.Kind.STICKER, "https://cdn.example/thumb.png", ""))));
    }

    @Test
    void howSingleCommentsStandIsAskedForTogether() throws Exception {
        var edited = facebook.comment(post, NOOR, "Thnaks", NOW.minusSeconds(30));
        var gone = facebook.comment(post, NOOR, "Never mind", NOW.minusSeconds(20));
        var visit = facebook.visitorPost(NOOR, "Is the car park open?", NOW.minusSeconds(10));
        facebook.edit(edited, "Thanks");
        facebook.delete(gone);

        var page = channel.look(List.of(old, edited, gone, visit, "rating::2026-11-20T08:59:00+0000"));

        assertThat(page.comments())
                .extracting(IncomingComment::text)
                .containsExactlyInAnyOrder("Until when?", "Thanks");
        assertThat(List.of(page.gone(), page.unreadable())).isEqualTo(List.of(List.of(gone), 0));
    }

    @Test
    void aHundredCommentsAreLookedAtInTwoRequests() throws Exception {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> facebook.comment(post, NOOR, "Comment " + i, NOW.minusSeconds(i)))
                .toList();
        var before = facebook.arrivals().total();

        assertThat(channel.look(ids).comments()).hasSize(100);

        assertThat(facebook.arrivals().total()).isEqualTo(before + 2);
    }
}
