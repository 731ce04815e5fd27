package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.util.Optional;
import org.bedside.TestPractice;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether the activity tells of what somebody with the key and SQL did to the file.
class TamperedActivityTest {
    private TestPractice practice;

    @BeforeEach
    void fiveEntries(@TempDir Path folder) {
        practice = TestPractice.open(folder);
        practice.database.change(tx -> {
            for (int i = 0; i < 5; i++) {
                practice.activity.add(tx, NOW, practice.staff.id(), What.CLOSED, "conversation " + i, "SPAM");
            }
        });
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void entriesThatWereCutOffAreSeenByTheHeadThatWasPrinted() {
        var printed = practice.database.read(practice.activity::head);

        tamper("DELETE FROM activity WHERE number > 3");

        assertThat(verify(Optional.empty()).isWhole()).isTrue();
        assertThat(verify(Optional.of(printed)).holdsPrinted()).isFalse();
        assertThat(verify(Optional.of(printed)).isWhole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE activity SET detail = 'no' WHERE number = 4, 4",
        "UPDATE activity SET member = NULL WHERE number = 1, 1",
        "UPDATE activity SET at = at + 1 WHERE number = 5, 5",
        "DELETE FROM activity WHERE number = 2, 2",
        "UPDATE activity SET number = 100 - number WHERE number IN (2; 3), 2",
        "DELETE FROM activity WHERE number = 1, 1"
    })
    void whatIsDoneToTheFileBySqlIsNamedByItsFirstBrokenEntry(String sql, long broken) {
        tamper(sql.replace(';', ','));

        assertThat(verify(Optional.empty()).broken()).contains(broken);
        assertThat(verify(Optional.empty()).isWhole()).isFalse();
    }

    private Activity.Verification verify(Optional<String> printed) {
        return practice.database.read(tx -> practice.activity.verify(tx, printed));
    }

    private void tamper(String sql) {
        practice.database.change(tx -> {
            tx.update("DROP TRIGGER activity_is_never_changed");
            tx.update("DROP TRIGGER activity_is_never_removed");
            tx.update(sql);
        });
    }
}
