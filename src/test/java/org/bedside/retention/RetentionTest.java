package org.bedside.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.HOURS;
import static org.bedside.TestPractice.MAYA;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Conversation.CloseReason;
import org.bedside.model.Conversation.Status;
import org.bedside.model.IncomingComment;
import org.bedside.store.RetentionStore;
import org.bedside.store.RetentionStore.Removed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant TWO_YEARS_AGO = Instant.parse("2024-11-18T16:00:00Z");

    private TestPractice practice;
    private Retention retention;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        retention =
                new Retention(practice.database, new RetentionStore(), practice.activity, HOURS.zone(), practice.clock);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aCommentIsKeptForTwentyFourMonthsAndNoLonger() {
        closed(1, TWO_YEARS_AGO);
        var lastMoment = retention.due();

        practice.clock.advance(Duration.ofMillis(1));

        assertThat(lastMoment).isEqualTo(new Removed(0, 0));
        assertThat(retention.due()).isEqualTo(new Removed(1, 1));
    }

    @Test
    void whatWasCountedIsRemovedAndEachBatchLeavesAnEntry() {
        closed(Retention.BATCH + 1, TWO_YEARS_AGO.minusSeconds(60));
        var counted = retention.due();

        run();

        assertThat(counted).isEqualTo(new Removed(Retention.BATCH + 1, Retention.BATCH + 1));
        assertThat(retention.due()).isEqualTo(new Removed(0, 0));
        assertThat(entries())
                .containsExactly(
                        Retention.BATCH + " conversations, " + Retention.BATCH + " comments written before 2024-11-18",
                        "1 conversations, 1 comments written before 2024-11-18");
        assertThat(Activity.firstBroken(practice.database.<List<ActivityEntry>>read(practice.entries::all)))
                .isEmpty();
    }

    @Test
    void somebodyElsesWriteComesBetweenTwoBatches() {
        closed(2 * Retention.BATCH, TWO_YEARS_AGO.minusSeconds(60));

        var pause = retention.once();
        practice.take(theirs("urgent", MAYA, "urgent", "Chest pain #emergency", NOW));
        var leftThen = retention.due();
        run();

        assertThat(pause).isEqualTo(Retention.PAUSE);
        assertThat(leftThen).isEqualTo(new Removed(Retention.BATCH, Retention.BATCH));
        assertThat(practice.database.<List<ActivityEntry>>read(tx -> practice.entries.latest(tx, 4)))
                .extracting(ActivityEntry::what)
                .containsExactly(What.RETENTION_RUN, What.FETCHED, What.ALARM_RAISED, What.RETENTION_RUN);
    }

    @Test
    void afterTheLastOneItRestsUntilTheNextNight() {
        var rest = retention.once();

        assertThat(NOW.plus(rest).atZone(HOURS.zone()).toLocalDateTime()).hasToString("2026-11-19T03:00");
    }

    @Test
    void theDayIsThatOfThePractice() {
        closed(1, TWO_YEARS_AGO.minus(Duration.ofDays(9)));
        practice.clock.advance(Duration.ofHours(13));

        run();

        assertThat(practice.talkOf("c0").preview()).isEqualTo("[removed by retention on 2026-11-18]");
    }

    private void run() {
        Duration wait;
        do {
            wait = retention.once();
        } while (wait.equals(Retention.PAUSE));
    }

    private void closed(int count, Instant at) {
        practice.take(IntStream.range(0, count)
                .mapToObj(i -> theirs("c" + i, MAYA, "thread-" + i, "Hello", at))
                .toArray(IncomingComment[]::new));
        practice.database.change(tx -> IntStream.range(0, count).forEach(i -> {
            var talk = practice.conversations.get(
                    tx,
                    practice.comments
                            .find(tx, practice.x, "c" + i)
                            .orElseThrow()
                            .conversation());
            practice.conversations.save(tx, talk, talk.with(new Status.Closed(CloseReason.ANSWERED, at)));
        }));
    }

    private List<String> entries() {
        return practice.database.read(tx -> practice.entries.of(tx, "retention")).stream()
                .map(ActivityEntry::detail)
                .toList();
    }
}
