package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bedside.TestPractice.NOW;
import static org.bedside.TestPractice.theirs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ActivityStoreTest {
    private final TestDatabase where;
    private TestPractice practice;

    ActivityStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE activity SET detail = 'nothing happened'",
                "UPDATE activity SET at = at",
                "DELETE FROM activity",
                "DELETE FROM activity WHERE number = (SELECT max(number) FROM activity)"
            })
    void theDatabaseRefusesToChangeOrRemoveAnEntry(String sql) {
        practice.take(theirs("1", "Hello", NOW));
        List<ActivityEntry> before = practice.database.read(practice.entries::all);

        assertThatThrownBy(() -> practice.database.change(tx -> tx.update(sql)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the activity is only added to");

        assertThat(practice.database.<List<ActivityEntry>>read(practice.entries::all))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void anEntryIsReadAsItWasAdded() {
        var byProgram = entry(1, Optional.empty());
        var byMember = entry(2, Optional.of(practice.doctor.id()));

        practice.database.change(tx -> {
            practice.entries.add(tx, byProgram);
            practice.entries.add(tx, byMember);
        });

        assertThat(practice.database.<List<ActivityEntry>>read(practice.entries::all))
                .containsExactly(byProgram, byMember);
        assertThat(practice.database.<List<ActivityEntry>>read(tx -> practice.entries.latest(tx, 1)))
                .containsExactly(byMember);
    }

    @Test
    void twoEntriesCannotHaveOneNumber() {
        practice.database.change(tx -> practice.entries.add(tx, entry(1, Optional.empty())));

        assertThatThrownBy(() -> practice.database.change(tx -> practice.entries.add(tx, entry(1, Optional.empty()))))
                .isInstanceOf(StoreException.class);
    }

    private static ActivityEntry entry(long number, Optional<MemberId> member) {
        return new ActivityEntry(
                number, NOW, member, What.CLOSED, "conversation 3", "SPAM", "0".repeat(64), "1".repeat(64));
    }
}
