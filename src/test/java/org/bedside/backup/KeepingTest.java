package org.bedside.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bedside.backup.Backup.Kind;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;

class KeepingTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Test
    void ofAYearOfDailyBackupsSevenDaysFourWeeksAndTwelveMonthsStay() {
        var year = new ArrayList<Backup>();
        for (var day = LocalDate.of(2025, 11, 19); !day.isAfter(LocalDate.of(2026, 11, 18)); day = day.plusDays(1)) {
            year.add(daily(day + "T09:00"));
        }

        var kept = kept(Keeping.STANDARD, year);

        assertThat(kept)
                .containsExactly(
                        // The last seven days; the newest of them is the week's and the month's as well.
                        "2026-11-18T09:00",
                        "2026-11-17T09:00",
                        "2026-11-16T09:00",
                        "2026-11-15T09:00",
                        "2026-11-14T09:00",
                        "2026-11-13T09:00",
                        "2026-11-12T09:00",
                        // The Sundays of the weeks before.
                        "2026-11-08T09:00",
                        "2026-11-01T09:00",
                        // The last days of the months before.
                        "2026-10-31T09:00",
                        "2026-09-30T09:00",
                        "2026-08-31T09:00",
                        "2026-07-31T09:00",
                        "2026-06-30T09:00",
                        "2026-05-31T09:00",
                        "2026-04-30T09:00",
                        "2026-03-31T09:00",
                        "2026-02-28T09:00",
                        "2026-01-31T09:00",
                        "2025-12-31T09:00");
    }

    @Test
    void theNewestOfADayStaysAndTheDaysAreThoseOfThePractice() {
        var backups = List.of(daily("2026-11-17T08:00"), daily("2026-11-17T23:30"), daily("2026-11-18T00:30"));

        var kept = kept(new Keeping(7, 0, 0), backups);

        assertThat(kept).containsExactly("2026-11-18T00:30", "2026-11-17T23:30");
    }

    @Test
    void aGapBetweenBackupsCostsNone() {
        var backups = List.of(daily("2024-02-01T09:00"), daily("2025-06-01T09:00"), daily("2026-11-18T09:00"));

        var kept = kept(Keeping.STANDARD, backups);

        assertThat(kept).hasSize(3);
    }

    @Test
    void theNewestStaysThoughItIsFromATimeToCome() {
        var kept = kept(new Keeping(1, 0, 0), List.of(daily("2036-01-01T09:00"), daily("2026-11-18T09:00")));

        assertThat(kept).containsExactly("2036-01-01T09:00");
    }

    @Test
    void theNewestFromBeforeAMigrationStays() {
        var backups = List.of(
                backup("2026-01-05T09:00", Kind.BEFORE_MIGRATION),
                backup("2026-03-05T09:00", Kind.BEFORE_MIGRATION),
                daily("2026-11-17T09:00"),
                daily("2026-11-18T09:00"));

        var kept = kept(new Keeping(1, 0, 0), backups);

        assertThat(kept).containsExactly("2026-11-18T09:00", "2026-03-05T09:00");
    }

    @Test
    void nothingToKeepIsNothing() {
        assertThat(kept(Keeping.STANDARD, List.of())).isEmpty();
    }

    @Test
    void atLeastOneDayIsKept() {
        assertThatThrownBy(() -> new Keeping(0, 4, 12)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Keeping(7, -1, 12)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Keeping(7, 4, 100)).isInstanceOf(Refused.class);
    }

    /// The local times of what stays, the newest first.
    private static List<String> kept(Keeping keeping, List<Backup> backups) {
        return keeping.kept(backups, ZONE).stream()
                .map(backup -> backup.at().atZone(ZONE).toLocalDateTime())
                .sorted((one, other) -> other.compareTo(one))
                .map(LocalDateTime::toString)
                .toList();
    }

    private static Backup daily(String local) {
        return backup(local, Kind.DAILY);
    }

    private static Backup backup(String local, Kind kind) {
        Instant at = LocalDateTime.parse(local).atZone(ZONE).toInstant();
        return new Backup(Path.of(Backup.name(at, kind)), at, kind, 1_000, true);
    }
}
