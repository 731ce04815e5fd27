package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.ANSWER;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.Alarm;
import org.bedside.model.Author;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.model.Reply;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {
    private TestPractice file;
    private Path folder = Path.of("");

    @BeforeEach
    void open(@TempDir Path given) {
        folder = given;
        file = TestPractice.open(folder);
        for (int i = 1; i <= 700; i++) {
            file.take(theirs(
                    Integer.toString(i),
                    new Author("9" + i, "sample" + i, "Sample " + i),
                    "thread-" + i,
                    "Question " + i + " 😀",
                    NOW));
        }
        file.approved(file.talkOf("1").id(), ANSWER);
        var burning = file.talkOf("2").id();
        file.database.change(tx -> new AlarmStore().raise(tx, burning, NOW));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void everyRowOfTheFileIsOnTheServerUnderItsNumber() {
        try (var server = TestDatabase.SERVER.open(folder)) {
            Move.copy(file.database, server, _ -> {}, () -> false);
        }

        try (var moved = TestPractice.reopen(TestDatabase.SERVER, folder)) {
            assertThat(page(moved)).isEqualTo(page(file));
            assertThat(entries(moved)).isEqualTo(entries(file));
            assertThat(Activity.firstBroken(entries(moved))).isEmpty();
            assertThat(outbox(moved)).isEqualTo(outbox(file));
            assertThat(counts(moved)).isEqualTo(counts(file));
            assertThat(alarms(moved)).hasSize(1).isEqualTo(alarms(file));
        }
    }

    @Test
    void whatComesAfterTheMoveGoesOnNumbering() {
        try (var server = TestDatabase.SERVER.open(folder)) {
            Move.copy(file.database, server, _ -> {}, () -> false);
        }

        try (var moved = TestPractice.reopen(TestDatabase.SERVER, folder)) {
            moved.take(theirs("701", "Hello", NOW));

            assertThat(moved.talkOf("701").id().value()).isEqualTo(701);
        }
    }

    @Test
    void aServerThatHoldsAPracticeIsLeftAsItIs() {
        try (var other = TestPractice.open(TestDatabase.SERVER, folder)) {
            assertThatThrownBy(() -> Move.copy(file.database, other.database, _ -> {}, () -> false))
                    .isInstanceOf(Refused.class)
                    .hasMessage("move-not-empty");
            assertThat(page(other)).isEmpty();
        }
    }

    @Test
    void aMoveThatWasCancelledLeavesTheServerEmpty() {
        try (var server = TestDatabase.SERVER.open(folder)) {
            assertThatThrownBy(() -> Move.copy(file.database, server, _ -> {}, () -> true))
                    .isInstanceOf(CancellationException.class);
            assertThat(server.read(new PracticeStore()::practice)).isEmpty();
        }
    }

    private static List<ActivityEntry> entries(TestPractice practice) {
        return practice.database.read(practice.entries::all);
    }

    private static QueueCounts counts(TestPractice practice) {
        return practice.database.read(tx -> practice.queue.counts(tx, NOW));
    }

    private static List<Alarm> alarms(TestPractice practice) {
        return practice.database.read(new AlarmStore()::lasting);
    }

    private static List<Reply> outbox(TestPractice practice) {
        return practice.database.read(practice.replies::outbox);
    }

    private static List<QueueRow> page(TestPractice practice) {
        return practice.database.read(tx -> practice.queue.page(tx, QueueFilter.OPEN, Optional.empty(), 1000));
    }
}
