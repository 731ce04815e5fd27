package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.TestPractice.NOW;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.bedside.TestPractice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file from before there were alarms.
class AlarmMigrationTest {
    @Test
    void whatBurnsAlreadyHasAnAlarmAfterwardsAndWhatIsClosedOrCalmHasNone(@TempDir Path folder)
            throws IOException, SQLException {
        var file = TestPractice.file(folder);
        var before = Migrations.SCRIPTS.stream()
                .takeWhile(script -> !script.endsWith("-alarms.sql"))
                .toList();
        try (var connection = new SqliteFile(file, TestPractice.key()).forWriting();
                var statement = connection.createStatement()) {
            for (var script : before) {
                statement.executeUpdate(Migrations.script("sqlite", script));
            }
            statement.executeUpdate(
                    "INSERT INTO channel (id, platform, external_id, handle, name, access, connected_at)"
                            + " VALUES (1, 'X', '100', '', '', '{}', 0)");
            for (var talk : List.of("1, 'P0', 'OPEN', NULL", "2, 'P0', 'CLOSED', 5", "3, 'P1', 'OPEN', NULL")) {
                statement.executeUpdate(
                        "INSERT INTO conversation (id, priority, status, closed_at, closed_reason, channel,"
                                + " platform, thread, kind, author_id, author_handle, author_name, category, flags, please_check,"
                                + " started_at, received_at, due_at, first_due_at, latest_comment, preview) SELECT "
                                + talk
                                + ", 'SPAM', 1, 'X', '" + talk.charAt(0)
                                + "', 'MENTION', '7', '', '', 'EMERGENCY', 'EMERGENCY', 0,"
                                + NOW.toEpochMilli() + ", " + NOW.toEpochMilli() + ", 0, 0, 0, ''");
            }
            statement.executeUpdate("PRAGMA user_version = " + before.size());
        }

        try (var database = Database.open(file, TestPractice.key())) {
            var alarms = database.read(new AlarmStore()::lasting);

            assertThat(alarms)
                    .singleElement()
                    .satisfies(alarm -> assertThat(
                                    List.of(alarm.conversation().id().value(), alarm.raisedAt(), alarm.countedFrom()))
                            .isEqualTo(List.of(1L, NOW, NOW)));
        }
    }
}
