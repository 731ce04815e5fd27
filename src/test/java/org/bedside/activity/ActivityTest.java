package org.bedside.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityTest {
    private TestPractice practice;

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void eachEntryHoldsTheHashOfTheOneBefore() {
        var entries = fiveEntries();

        assertThat(entries.stream().map(ActivityEntry::number)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(entries.stream().map(ActivityEntry::previous))
                .containsExactly(
                        Activity.BEGINNING,
                        entries.get(0).hash(),
                        entries.get(1).hash(),
                        entries.get(2).hash(),
                        entries.get(3).hash());
        assertThat(entries.stream().map(ActivityEntry::hash)).doesNotHaveDuplicates();
    }

    @Test
    void anUntouchedChainIsWhole() {
        assertThat(Activity.firstBroken(fiveEntries())).isEmpty();
    }

    @Test
    void anEmptyChainIsWhole() {
        assertThat(Activity.firstBroken(List.of())).isEmpty();
    }

    @Test
    void theHeadIsTheHashOfTheNewestEntry() {
        var before = practice.database.read(practice.activity::head);
        var entries = fiveEntries();

        assertThat(List.of(before, practice.database.read(practice.activity::head)))
                .isEqualTo(List.of(Activity.BEGINNING, entries.getLast().hash()));
    }

    static Stream<Function<ActivityEntry, ActivityEntry>> everyChange() {
        return Stream.of(
                entry -> copy(entry, 9, entry.at(), entry.member(), entry.what(), "r", entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at().plusMillis(1),
                        entry.member(),
                        entry.what(),
                        entry.reference(),
                        entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at(),
                        Optional.of(new MemberId(2)),
                        entry.what(),
                        entry.reference(),
                        entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at(),
                        Optional.empty(),
                        entry.what(),
                        entry.reference(),
                        entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at(),
                        entry.member(),
                        What.DROPPED,
                        entry.reference(),
                        entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at(),
                        entry.member(),
                        entry.what(),
                        "conversation 99",
                        entry.detail()),
                entry -> copy(
                        entry,
                        entry.number(),
                        entry.at(),
                        entry.member(),
                        entry.what(),
                        entry.reference(),
                        "something else"));
    }

    @ParameterizedTest
    @MethodSource("everyChange")
    void aChangedEntryIsFound(Function<ActivityEntry, ActivityEntry> change) {
        var entries = new ArrayList<>(fiveEntries());
        entries.set(2, change.apply(entries.get(2)));

        assertThat(Activity.firstBroken(entries)).contains(3L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aRemovedEntryIsFound(int index) {
        var entries = new ArrayList<>(fiveEntries());
        entries.remove(index);

        assertThat(Activity.firstBroken(entries)).contains(index + 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void reorderedEntriesAreFound(int index) {
        var entries = new ArrayList<>(fiveEntries());
        Collections.swap(entries, index, index + 1);

        assertThat(Activity.firstBroken(entries)).contains(index + 1L);
    }

    @Test
    void aRepeatedEntryIsFound() {
        var entries = new ArrayList<>(fiveEntries());
        entries.add(2, entries.get(1));

        assertThat(Activity.firstBroken(entries)).contains(3L);
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        fiveEntries();
        try {
            practice.database.change(tx -> {
                practice.activity.add(tx, NOW, What.CLOSED, "conversation 1", "");
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException _) {
            practice.database.change(tx -> practice.activity.add(tx, NOW, What.CLOSED, "conversation 1", ""));
        }

        List<ActivityEntry> entries = practice.database.read(practice.entries::all);

        assertThat(entries.getLast().number()).isEqualTo(6);
        assertThat(Activity.firstBroken(entries)).isEmpty();
    }

    @Test
    void aWholeActivityIsVerifiedToItsHead() {
        for (int i = 0; i < 500; i++) {
            fiveEntries();
        }

        var found = verify(Optional.empty());

        assertThat(found)
                .isEqualTo(new Activity.Verification(
                        2_500, practice.database.read(practice.activity::head), Optional.empty(), true));
        assertThat(found.isWhole()).isTrue();
    }

    @Test
    void aHeadThatWasPrintedOnceStaysInTheActivity() {
        var printed = fiveEntries().getLast().hash();
        fiveEntries();

        assertThat(verify(Optional.of(printed)).isWhole()).isTrue();
        assertThat(verify(Optional.of(Activity.BEGINNING)).isWhole()).isTrue();
    }

    private Activity.Verification verify(Optional<String> printed) {
        return practice.database.read(tx -> practice.activity.verify(tx, printed));
    }

    private List<ActivityEntry> fiveEntries() {
        practice.database.change(tx -> {
            for (int i = 0; i < 5; i++) {
                practice.activity.add(
                        tx, NOW.plusNanos(123_456), practice.staff.id(), What.CLOSED, "conversation " + i, "SPAM");
            }
        });
        return practice.database.read(practice.entries::all);
    }

    private static ActivityEntry copy(
            ActivityEntry of,
            long number,
            Instant at,
            Optional<MemberId> member,
            What what,
            String reference,
            String detail) {
        return new ActivityEntry(number, at, member, what, reference, detail, of.previous(), of.hash());
    }
}
