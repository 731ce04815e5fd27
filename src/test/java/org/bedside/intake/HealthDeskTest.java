package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOOR;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Gap;
import org.bedside.model.History;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.Quota;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a channel, read from the simulated Facebook.
class HealthDeskTest {
    private static final Duration EVERY = Duration.ofMinutes(2);

    private final HttpTransport transport = new HttpTransport("test");
    private final List<ConnectedChannel> looked = new ArrayList<>();
    private TestPractice practice;
    private FacebookSimulator facebook;
    private ConnectedChannel page;
    private Channel channel;
    private ChannelMeter meter;
    private Poller poller;
    private HealthDesk desk;
    private String post;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        facebook = FacebookSimulator.start(practice.clock);
        page = practice.database.write(tx -> practice.channels.get(
                tx,
                practice.channels.connect(
                        tx, Platform.FACEBOOK, facebook.account().externalId(), "", "Oak Street", Map.of(), NOW)));
        var access = new FacebookAccess(
                facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address());
        channel = new FacebookChannel(transport, access, practice.clock);
        meter = new ChannelMeter(page.id(), practice.clock);
        poller = new Poller(
                page.id(),
                channel,
                practice.intake,
                practice.database,
                practice.channels,
                practice.clock,
                Pace.steady(EVERY),
                meter);
        desk = new HealthDesk(
                practice.database,
                practice.channels,
                practice.activity,
                id -> id.equals(page.id()) ? Optional.of(channel) : Optional.empty(),
                looked::add,
                practice.clock);
        post = facebook.post("Flu shots are here.", NOW.minus(Duration.ofDays(1)));
    }

    @AfterEach
    void close() {
        practice.close();
        transport.close();
        facebook.close();
    }

    private ChannelHealth health() {
        return desk.all().stream()
                .filter(one -> one.channel().id().equals(page.id()))
                .findFirst()
                .orElseThrow();
    }

    private void readAfter(Duration time) throws InterruptedException {
        practice.clock.advance(time);
        poller.once();
    }

    private boolean isKnown(String externalId) {
        return practice.database.read(
                tx -> practice.comments.find(tx, page.id(), externalId).isPresent());
    }

    @Test
    void whatFacebookCountsAndDoesNotGiveIsAGapUntilItIsFetched() throws Exception {
        facebook.comment(post, MAYA, "Until when?", NOW);
        var kept = facebook.comment(post, NOOR, "Is it open today?", NOW);
        facebook.keepBack(kept, true);
        poller.once();
        var gap = health().gaps().getFirst();
        facebook.keepBack(kept, false);

        desk.fetchAgain(page, gap);
        poller.once();

        assertThat(gap)
                .extracting(Gap::lane, Gap::post, Gap::missing, Gap::foundAt)
                .containsExactly(Lane.COMMENTS, post, Optional.of(1), NOW);
        assertThat(looked).containsExactly(page);
        assertThat(isKnown(kept)).isTrue();
        assertThat(health().gaps()).isEmpty();
    }

    @Test
    void aGapThatSomebodyHasSeenIsNotShownAndTheActivitySaysWho() throws Exception {
        facebook.keepBack(facebook.comment(post, NOOR, "Gone since", NOW), true);
        poller.once();

        desk.seen(practice.manager, page, health().gaps().getFirst());
        readAfter(EVERY);

        assertThat(health().gaps()).isEmpty();
        List<ActivityEntry> entries = practice.database.read(tx -> practice.entries.all(tx));
        assertThat(entries)
                .filteredOn(entry -> entry.what() == What.GAP_SEEN)
                .extracting(ActivityEntry::member, ActivityEntry::detail)
                .containsExactly(tuple(Optional.of(practice.manager.id()), "COMMENTS " + post + ": 1"));
    }

    @Test
    void aFirstReadingTellsHowFarItHasComeAndCanBeLeftOff() throws Exception {
        for (int i = 0; i < 3; i++) {
            facebook.comment(
                    facebook.post("Post " + i, NOW.minus(Duration.ofDays(20 + i))),
                    NOOR,
                    "Hello",
                    NOW.minus(Duration.ofDays(10 + i)));
        }
        takePage();
        takePage();
        var under = health();

        desk.stopHistory(practice.manager, page, Lane.COMMENTS);
        poller.once();
        var after = health();

        assertThat(under.beingReadFirst()).containsExactly(Lane.COMMENTS);
        assertThat(under.history().get(Lane.COMMENTS)).extracting(History::read).isEqualTo(1);
        assertThat(after.beingReadFirst()).isEmpty();
        assertThat(after.gaps())
                .extracting(Gap::lane, Gap::missing, Gap::older)
                .containsExactly(tuple(
                        Lane.COMMENTS,
                        Optional.empty(),
                        Optional.ofNullable(under.history().get(Lane.COMMENTS)).flatMap(History::backTo)));
    }

    private void takePage() throws Exception {
        var cursor = new Cursor(practice.database.read(tx -> practice.channels.cursor(tx, page.id(), Lane.COMMENTS)));
        var next = channel.fetchAfter(Lane.COMMENTS, cursor);
        practice.intake.take(page, Lane.COMMENTS, cursor, next, practice.clock.instant());
    }

    @Test
    void tooShortAHistoryIsNotLeftOff() {
        assertThatThrownBy(() -> desk.stopHistory(practice.manager, page, Lane.REVIEWS))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTroubleIsToldOnceWithTheRequestThatMetIt() throws Exception {
        facebook.revoke("pages_messaging");
        poller.once();
        readAfter(Duration.ofMinutes(20));

        assertThat(health().faults())
                .extracting(Fault::lane, Fault::at, Fault::trouble)
                .containsExactly(tuple(Lane.MESSAGES, NOW, Trouble.NOT_ALLOWED));
    }

    @Test
    void whatThePlatformSaysIsNearlyUsedUpIsNotUsedUp() throws Exception {
        var reset = NOW.plus(Duration.ofMinutes(9));
        meter.answered(List.of(new Quota("page", 91, Optional.of(reset), NOW)));

        poller.once();

        assertThat(health().quotas()).containsExactly(new Quota("page", 91, Optional.of(reset), NOW));
        assertThat(practice.database
                        .<ConnectedChannel>read(tx -> practice.channels.get(tx, page.id()))
                        .health(Lane.COMMENTS)
                        .nextLook())
                .contains(reset);
    }

    @Test
    void aQuotaThatWasResetIsNotTold() throws Exception {
        meter.answered(List.of(new Quota("page", 50, Optional.of(NOW.plusSeconds(60)), NOW)));
        poller.once();

        practice.clock.advance(Duration.ofMinutes(1));

        assertThat(health().quotas()).isEmpty();
    }

    @Test
    void aLookThatAClockAheadPlannedFarAwayIsNotWaitedFor() throws Exception {
        practice.clock.advance(Duration.ofDays(300));
        poller.once();
        practice.clock.advance(Duration.ofDays(-300));
        var comment = facebook.comment(post, MAYA, "Until when?", practice.clock.instant());

        poller.once();

        assertThat(isKnown(comment)).isTrue();
    }

    @Test
    void aLookAtOnceWaitsOnlyWhereThePlatformWantsItSo() throws Exception {
        poller.once();
        var comment = facebook.comment(post, MAYA, "Until when?", practice.clock.instant());

        desk.lookNow(page);
        poller.once();

        assertThat(isKnown(comment)).isTrue();
    }
}
