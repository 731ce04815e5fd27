package org.bedside.backup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bedside.backup.Backup.Kind;
import org.bedside.practice.Refused;

/// How many backups are kept: the newest of each of so many days, weeks and months that have one.
public record Keeping(int daily, int weekly, int monthly) {
    public static final Keeping STANDARD = new Keeping(7, 4, 12);

    /// The most of each that can be asked for.
    public static final int MOST = 99;

    public Keeping {
        if (daily < 1 || weekly < 0 || monthly < 0 || Math.max(daily, Math.max(weekly, monthly)) > MOST) {
            throw new Refused("backup-keeping", MOST);
        }
    }

    /// Those of `backups` that stay. The newest always does, and so does the newest from before a migration: there is
    /// no other way back to the older Bedside.
    Set<Backup> kept(Collection<Backup> backups, ZoneId zone) {
        var newestFirst = backups.stream()
                .sorted(Comparator.comparing(Backup::at).reversed())
                .toList();
        var kept = new HashSet<Backup>();
        newestFirst.stream().findFirst().ifPresent(kept::add);
        newestFirst.stream()
                .filter(backup -> backup.kind() == Kind.BEFORE_MIGRATION)
                .findFirst()
                .ifPresent(kept::add);
        keepNewestOfEach(newestFirst, daily, at -> at.atZone(zone).toLocalDate(), kept);
        keepNewestOfEach(newestFirst, weekly, at -> week(at.atZone(zone)), kept);
        keepNewestOfEach(newestFirst, monthly, at -> month(at.atZone(zone)), kept);
        return kept;
    }

    private static void keepNewestOfEach(
            List<Backup> newestFirst, int most, Function<Instant, Object> stretch, Set<Backup> kept) {
        var seen = new HashSet<>();
        for (var backup : newestFirst) {
            var here = stretch.apply(backup.at());
            if (seen.size() < most && seen.add(here)) {
                kept.add(backup);
            }
        }
    }

    private static String week(ZonedDateTime at) {
        return at.get(IsoFields.WEEK_BASED_YEAR) + " " + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static String month(ZonedDateTime at) {
        return at.getYear() + " " + at.getMonthValue();
    }
}
