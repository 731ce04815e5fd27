package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.bedside.model.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class FullDiskFaultTest {
    private static final IncomingComment LONG = theirs("2", "Quartzfeather ".repeat(3_000), NOW);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatFindsNoRoomIsRefusedAsSuchAndLeavesEverythingAsItWas() {
        try (var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var before = Contents.of(practice.database);
            FullDisk.of(practice.database);

            var thrown = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.FULL);
            assertThat(thrown).hasMessageNotContaining("Quartzfeather");
            assertThat(Contents.of(practice.database)).isEqualTo(before);
        }
    }

    @Test
    void theSameIsTakenOnceThereIsRoom() {
        try (var practice = TestPractice.open(folder)) {
            FullDisk.of(practice.database);
            var _ = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));
            FullDisk.makeRoom(practice.database);

            practice.take(LONG);

            assertThat(practice.talkOf("2").isOpen()).isTrue();
            assertThat(Contents.check(practice.database)).containsExactly("ok");
        }
    }

    @Test
    void aTransactionAfterTheDiskWasFullIsStillOneWholeOrNothing() {
        try (var practice = TestPractice.open(folder)) {
            FullDisk.of(practice.database);
            var _ = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));
            FullDisk.makeRoom(practice.database);
            var before = Contents.of(practice.database);

            var _ = catchThrowableOfType(
                    IllegalStateException.class,
                    () -> practice.database.change(tx -> {
                        practice.channels.moveCursor(tx, practice.x, Lane.COMMENTS, "further");
                        throw new IllegalStateException("no");
                    }));

            assertThat(Contents.of(practice.database)).isEqualTo(before);
        }
    }

    @Test
    void troubleIsToldOnceAndItsEndIsFoundByTrying() {
        try (var practice = TestPractice.open(folder)) {
            var told = new ArrayList<Optional<StoreTrouble>>();
            practice.database.onTrouble(told::add);
            FullDisk.of(practice.database);
            var _ = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));
            var _ = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));
            FullDisk.makeRoom(practice.database);

            practice.database.tryAgain();

            assertThat(told).containsExactly(Optional.of(StoreTrouble.FULL), Optional.empty());
        }
    }

    @Test
    void whoListensLaterHearsOfTheTroubleThatLasts() {
        try (var practice = TestPractice.open(folder)) {
            FullDisk.of(practice.database);
            var _ = catchThrowableOfType(StoreException.class, () -> practice.take(LONG));
            var told = new ArrayList<Optional<StoreTrouble>>();

            practice.database.onTrouble(told::add);

            assertThat(told).containsExactly(Optional.of(StoreTrouble.FULL));
        }
    }

    @Test
    void anErrorOfOursIsNoTroubleOfTheStore() {
        try (var practice = TestPractice.open(folder)) {
            var told = new ArrayList<Optional<StoreTrouble>>();
            practice.database.onTrouble(told::add);

            var thrown = catchThrowableOfType(
                    StoreException.class,
                    () -> practice.database.change(tx -> tx.update("INSERT INTO no_such_table VALUES (1)")));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.OTHER);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void onADiskThatIsReallyFullADraftIsRefusedAndKeptOnceThereIsRoom() throws IOException {
        try (var disk = TestDisk.mount(folder, "3m");
                var practice = TestPractice.open(folder)) {
            practice.take(theirs("1", "Hello", NOW));
            var talk = practice.talkOf("1").id();
            disk.fill();

            var kept = draftsUntilFull(practice);
            var whileFull = Contents.of(practice.database);
            var trouble = refusal(practice, "The last words");
            var after = Contents.of(practice.database);
            disk.makeRoom();
            var draft = practice.desk.saveDraft(practice.staff, talk, "The last words");

            assertThat(trouble).isEqualTo(StoreTrouble.FULL);
            assertThat(after).isEqualTo(whileFull);
            assertThat(whileFull.toString()).contains(kept);
            assertThat(practice.get(draft.id())).extracting(Reply::text).isEqualTo("The last words");
            assertThat(Contents.check(practice.database)).containsExactly("ok");
        }
    }

    @Test
    void aFullDiskAtOpeningIsSaidAndTouchesNothing() throws IOException {
        try (var disk = TestDisk.mount(folder, "3m")) {
            TestPractice.open(folder).close();
            var before = Files.readAllBytes(TestPractice.file(folder));
            disk.fill();

            var thrown = catchThrowableOfType(StoreException.class, () -> TestPractice.reopen(folder));

            assertThat(thrown.trouble()).isEqualTo(StoreTrouble.FULL);
            assertThat(Files.readAllBytes(TestPractice.file(folder))).isEqualTo(before);
        }
    }

    /// Keeps drafts as long as the write-ahead log has room within itself.
    ///
    /// @return the last one that was kept
    private static String draftsUntilFull(TestPractice practice) {
        var kept = List.of("");
        for (int i = 0; i < 5_000; i++) {
            var words = "Draft number " + i + " " + "and more ".repeat(500);
            try {
                practice.desk.saveDraft(practice.staff, practice.talkOf("1").id(), words);
            } catch (StoreException e) {
                return kept.getLast();
            }
            kept = List.of(words);
        }
        throw new AssertionError("the disk was never full");
    }

    private static StoreTrouble refusal(TestPractice practice, String words) {
        return catchThrowableOfType(
                        StoreException.class,
                        () -> practice.desk.saveDraft(
                                practice.staff, practice.talkOf("1").id(), words))
                .trouble();
    }
}
