package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bedside.TestPractice;
import org.bedside.model.Lane;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String MARKER = "Quartzfeather";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasCommittedIsThereWhenTheFileIsOpenedAgain() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
        }

        try (var again = open()) {
            assertThat(bodies(again)).containsExactly("Hello");
        }
    }

    @Test
    void anExceptionLeavesEverythingAsItWas() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var talk = practice.talkOf("1");
            var before = rows(practice.database);

            var thrown = catchThrowable(() -> practice.database.change(tx -> {
                practice.conversations.save(tx, talk, talk.assignedTo(Optional.of(practice.staff.id())));
                practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "further");
                tx.update("DELETE FROM assessment");
                throw new IllegalStateException("no");
            }));

            assertThat(thrown).hasMessage("no");
            assertThat(rows(practice.database)).isEqualTo(before);
        }
    }

    @Test
    void aBrokenRuleOfTheSchemaLeavesEverythingAsItWas() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var before = rows(practice.database);

            var thrown = catchThrowable(() -> practice.database.change(tx -> {
                tx.update("UPDATE comment SET body = 'changed'");
                tx.update("UPDATE conversation SET status = 'NO_SUCH'");
            }));

            assertThat(thrown).isInstanceOf(StoreException.class);
            assertThat(rows(practice.database)).isEqualTo(before);
        }
    }

    @Test
    void theWriterGoesOnAfterAnException() {
        try (var practice = TestPractice.open(folder)) {
            var _ = catchThrowable(
                    () -> practice.database.change(tx -> tx.update("INSERT INTO no_such_table VALUES (1)")));

            practice.take(theirs("1", "Hello", NOW));

            assertThat(bodies(practice.database)).containsExactly("Hello");
        }
    }

    @Test
    void aStatementThatFailedOnceCanBeRunAgain() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var sql = "UPDATE conversation SET status = ?";
            var _ = catchThrowable(() -> practice.database.change(tx -> tx.update(sql, "NO_SUCH")));

            practice.database.change(tx -> tx.update(sql, "OPEN"));

            assertThat(practice.talkOf("1").isOpen()).isTrue();
        }
    }

    @Test
    void afterATransactionThatCouldNotBeginTheNextIsStillWholeOrNothing() throws SQLException {
        try (var practice = TestPractice.open(folder)) {
            practice.database.write(tx -> tx.list(row -> "", "PRAGMA busy_timeout = 0"));
            try (var other = new SqliteFile(TestPractice.file(folder), TestPractice.key()).forWriting()) {
                other.setAutoCommit(false);
                var inTheWay = catchThrowable(() -> practice.database.change(
                        tx -> practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "1")));
                assertThat(inTheWay).isInstanceOf(StoreException.class);
            }

            var _ = catchThrowable(() -> practice.database.change(tx -> {
                practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "2");
                throw new IllegalStateException("no");
            }));

            assertThat(practice.database.<String>read(tx -> practice.channels.cursor(tx, practice.x, Lane.COMMENTS)))
                    .isEmpty();
        }
    }

    @Test
    void listenersHearOfCommitsAndNotOfWhatWasRolledBack() {
        try (var practice = TestPractice.open(folder)) {
            var heard = new ArrayList<String>();
            practice.database.onChange(() -> heard.add("changed"));

            practice.database.change(tx -> practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "further"));
            var _ = catchThrowable(() -> practice.database.change(tx -> {
                throw new IllegalStateException("no");
            }));

            assertThat(heard).containsExactly("changed");
        }
    }

    @Test
    void aReaderSeesOneStateFromItsBeginningToItsEnd() throws Exception {
        try (var practice = TestPractice.open(folder);
                var threads = Executors.newCachedThreadPool()) {
            var begun = new CountDownLatch(1);
            var changed = new CountDownLatch(1);
            var reading = threads.submit(() -> practice.database.read(tx -> {
                var first = practice.channels.cursor(tx, practice.x, Lane.COMMENTS);
                begun.countDown();
                await(changed);
                return List.of(first, practice.channels.cursor(tx, practice.x, Lane.COMMENTS));
            }));
            begun.await();
            practice.database.change(tx -> practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "further"));
            changed.countDown();

            assertThat(reading.get()).containsExactly("", "");
        }
    }

    @Test
    void aReaderCannotWrite() {
        try (var practice = TestPractice.open(folder)) {
            assertThatThrownBy(() -> practice.database.read(tx -> tx.update("DELETE FROM member")))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aFileOfANewerBedsideIsRefused() {
        try (var practice = TestPractice.open(folder)) {
            practice.database.change(tx -> tx.update("PRAGMA user_version = 99"));
        }

        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessage("data-newer");
    }

    @Test
    void anotherKeyDoesNotOpenTheFile() {
        TestPractice.open(folder).close();
        var other = TestPractice.key();
        other[31]++;

        assertThatThrownBy(() -> Database.open(TestPractice.file(folder), other))
                .isInstanceOf(Refused.class)
                .hasMessage("data-not-ours");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        var garbage = new byte[20_000];
        new Random(20_261_118).nextBytes(garbage);
        Files.write(TestPractice.file(folder), garbage);

        var thrown = catchThrowable(this::open);

        assertThat(thrown).isInstanceOf(Refused.class).hasMessage("data-not-ours");
        assertThat(Files.readAllBytes(TestPractice.file(folder))).isEqualTo(garbage);
    }

    @Test
    void nobodysWordsStandReadableInAnyFile() throws IOException {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", MARKER + " asks", NOW));
            practice.desk.saveDraft(practice.staff, practice.talkOf("1").id(), MARKER + " is answered");

            assertThat(ReadableWords.in(folder, MARKER)).isEmpty();
            assertThat(Files.size(folder.resolve("bedside.db-wal"))).isPositive();
        }
        assertThat(ReadableWords.in(folder, MARKER)).isEmpty();
    }

    @Test
    void readableWordsAreFoundHoweverTheyWereWritten() throws IOException {
        var below = Files.createDirectories(folder.resolve("below"));
        Files.writeString(below.resolve("plain"), "so " + MARKER + " asks");
        Files.writeString(below.resolve("wide"), "ü" + MARKER, StandardCharsets.UTF_16LE);
        Files.writeString(below.resolve("spaced"), String.join("\0\0\0", MARKER.split("", -1)));
        Files.writeString(below.resolve("other"), "Quartz, a feather");

        assertThat(ReadableWords.in(folder, MARKER))
                .containsExactly(Path.of("below", "plain"), Path.of("below", "spaced"), Path.of("below", "wide"));
    }

    @Test
    void theMessageOfAFailureHoldsNoValue() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));

            var thrown = catchThrowable(() -> practice.database.change(
                    tx -> tx.update("UPDATE conversation SET status = ? WHERE preview <> ?", MARKER, MARKER)));

            assertThat(thrown).isInstanceOf(StoreException.class);
            assertThat(causes(thrown)).noneMatch(message -> message.contains(MARKER));
        }
    }

    private Database open() {
        return Database.open(TestPractice.file(folder), TestPractice.key());
    }

    private static List<String> bodies(Database database) {
        return database.read(tx -> tx.list(row -> row.text("body"), "SELECT body FROM comment ORDER BY id"));
    }

    /// Some columns of the tables that the tests change, row by row.
    private static List<String> rows(Database database) {
        return database.read(tx -> {
            var rows = new ArrayList<String>();
            rows.addAll(tx.list(
                    row -> row.text("row"),
                    "SELECT id || body || coalesce(edited_at, '') AS row FROM comment ORDER BY id"));
            rows.addAll(tx.list(
                    row -> row.text("row"),
                    "SELECT id || status || priority || coalesce(assignee, '') AS row FROM conversation ORDER BY id"));
            rows.addAll(tx.list(row -> row.text("row"), "SELECT comment || category AS row FROM assessment"));
            rows.addAll(tx.list(row -> row.text("row"), "SELECT status || priority || n AS row FROM queue_count"));
            rows.addAll(tx.list(row -> row.text("row"), "SELECT channel || lane || cursor AS row FROM channel_lane"));
            rows.addAll(tx.list(row -> row.text("row"), "SELECT number || what AS row FROM activity"));
            return rows;
        });
    }

    private static List<String> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(Throwable::toString)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
