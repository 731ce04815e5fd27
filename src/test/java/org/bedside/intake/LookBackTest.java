package org.bedside.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bedside.FakeChannel;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Page;
import org.bedside.model.Comment;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LookBackTest {
    private static final Duration EVERY = Duration.ofMinutes(2);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestDatabase where;
    private TestPractice practice;
    private FakeChannel channel;
    private Poller poller;

    LookBackTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        channel = new FakeChannel(practice.clock, Lane.COMMENTS, Lane.LOOK_BACK);
        poller = new Poller(
                practice.x, channel, practice.intake, practice.database, practice.channels, practice.clock, EVERY);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aCommentIsLookedAtWhenItReachesCertainAges() throws Exception {
        bring(theirs("1", "Hello", NOW));
        var ages = new ArrayList<Duration>();

        for (var time = NOW; time.isBefore(NOW.plus(Duration.ofDays(40))); time = time.plus(HOUR)) {
            var before = channel.lookedAt().size();
            poller.once();
            if (channel.lookedAt().size() > before) {
                ages.add(Duration.between(NOW, time));
            }
            practice.clock.advance(HOUR);
        }

        assertThat(ages)
                .containsExactly(
                        HOUR,
                        Duration.ofHours(6),
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(7),
                        Duration.ofDays(14),
                        Duration.ofDays(30));
    }

    @Test
    void afterDaysAwayEachIsLookedAtOnceThatReachedAnAgeMeanwhile() throws Exception {
        bring(
                theirs("1", "Hello", NOW.minus(Duration.ofDays(31))),
                theirs("2", "Hello", NOW.minus(Duration.ofDays(29))),
                theirs("3", "Hello", NOW.minus(Duration.ofDays(8))),
                theirs("4", "Hello", NOW));

        poller.once();
        practice.clock.advance(Duration.ofDays(2));
        poller.once();

        assertThat(channel.lookedAt()).containsExactly(List.of("2", "4"));
    }

    @Test
    void whatIsMoreThanALookTakesIsLookedAtInTurn() throws Exception {
        bring(IntStream.rangeClosed(1, 150)
                .mapToObj(i -> theirs(Integer.toString(i), "Hello", NOW))
                .toArray(IncomingComment[]::new));

        poller.once();
        practice.clock.advance(HOUR);
        poller.once();

        assertThat(channel.lookedAt().stream().map(List::size)).containsExactly(100, 50);
        assertThat(channel.lookedAt().stream().map(List::getFirst)).containsExactly("1", "101");
    }

    @Test
    void aPrivateMessageIsNotLookedAt() throws Exception {
        bring(new IncomingComment(
                "m1",
                List.of(),
                CommentKind.DIRECT_MESSAGE,
                MAYA,
                "Hello",
                NOW,
                "dm:1",
                Optional.empty(),
                false,
                false,
                ""));

        anHourLater();

        assertThat(channel.lookedAt()).isEmpty();
    }

    @Test
    void whatIsGoneIsMarkedAndWhatWasEditedHasItsNewWords() throws Exception {
        bring(theirs("1", "Are you open todya?", NOW), theirs("2", "Hello", NOW));
        channel.onFetch(
                Lane.LOOK_BACK,
                () -> new Page(List.of(theirs("1", "Are you open today?", NOW)), Cursor.START, false, 0, List.of("2")));

        anHourLater();

        assertThat(comment("1").text()).isEqualTo("Are you open today?");
        assertThat(comment("2").deletedAt()).contains(practice.clock.instant());
    }

    @Test
    @Tag("fault")
    void aLookWithoutAnAnswerMarksNothingAndIsRepeated() throws Exception {
        bring(theirs("1", "Hello", NOW));
        channel.onFetch(Lane.LOOK_BACK, () -> {
            throw new NoAnswer("GET: 503");
        });

        anHourLater();
        practice.clock.advance(Duration.ofMinutes(1));
        poller.once();

        assertThat(channel.lookedAt()).containsExactly(List.of("1"), List.of("1"));
        assertThat(comment("1").deletedAt()).isEmpty();
    }

    private void anHourLater() throws InterruptedException {
        poller.once();
        practice.clock.advance(HOUR);
        poller.once();
    }

    private void bring(IncomingComment... comments) {
        channel.onFetch(() -> new Page(List.of(comments), new Cursor("a"), false, 0));
    }

    private Comment comment(String externalId) {
        return practice.database.read(
                tx -> practice.comments.find(tx, practice.x, externalId).orElseThrow());
    }
}
