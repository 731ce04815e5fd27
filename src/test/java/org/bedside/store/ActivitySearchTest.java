package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ActivitySearch;
import org.bedside.model.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ActivitySearchTest {
    private final TestDatabase where;
    private TestPractice practice;

    ActivitySearchTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
        practice.database.change(tx -> {
            practice.activity.add(tx, NOW, practice.staff.id(), What.CLOSED, "conversation 1", "100% done");
            practice.activity.add(tx, NOW, practice.doctor.id(), What.APPROVED, "conversation 2", "reply_2");
            practice.activity.add(tx, NOW, practice.staff.id(), What.CLOSED, "conversation 22", "1000 done");
            practice.activity.add(tx, NOW, What.FETCHED, "channel 1", "Reply-2!");
        });
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void withoutAWishAllComeTheNewestFirst() {
        assertThat(found("", Optional.empty(), Optional.empty())).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void wordsAreTakenAsTheyStandInAnyCase() {
        assertThat(found("100%", Optional.empty(), Optional.empty())).containsExactly(1L);
        assertThat(found("REPLY_", Optional.empty(), Optional.empty())).containsExactly(2L);
        assertThat(found("reply-2!", Optional.empty(), Optional.empty())).containsExactly(4L);
        assertThat(found(" Conversation 2 ", Optional.empty(), Optional.empty()))
                .containsExactly(3L, 2L);
    }

    @Test
    void memberAndKindNarrowWhatIsFound() {
        var staff = Optional.of(practice.staff.id());

        assertThat(found("", staff, Optional.of(What.CLOSED))).containsExactly(3L, 1L);
        assertThat(found("22", staff, Optional.of(What.CLOSED))).containsExactly(3L);
        assertThat(found("", staff, Optional.of(What.APPROVED))).isEmpty();
    }

    @Test
    void itIsReadInPartsFromBothEnds() {
        assertThat(numbers(practice.database.read(tx -> practice.entries.find(tx, anything(), 4, 2))))
                .containsExactly(3L, 2L);
        assertThat(numbers(practice.database.read(tx -> practice.entries.after(tx, 1, 2))))
                .containsExactly(2L, 3L);
    }

    @Test
    void aWholeActivityIsVerified() {
        assertThat(practice.database
                        .read(tx -> practice.activity.verify(tx, Optional.empty()))
                        .isWhole())
                .isTrue();
    }

    private List<Long> found(String words, Optional<MemberId> member, Optional<What> what) {
        var wanted = new ActivitySearch(words, member, what);
        return numbers(practice.database.read(tx -> practice.entries.find(tx, wanted, Long.MAX_VALUE, 10)));
    }

    private static ActivitySearch anything() {
        return new ActivitySearch("", Optional.empty(), Optional.empty());
    }

    private static List<Long> numbers(List<ActivityEntry> entries) {
        return entries.stream().map(ActivityEntry::number).toList();
    }
}
