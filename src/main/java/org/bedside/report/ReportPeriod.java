package org.bedside.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

/// The days a report speaks of, both included, as they pass in the practice's zone.
public record ReportPeriod(LocalDate from, LocalDate to, ZoneId zone) {
    public ReportPeriod {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("the period ends on " + to + ", before it starts on " + from);
        }
    }

    /// The first instant of the period.
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /// The first instant after the period.
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// Whether `moment` falls on one of the days.
    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }

    /// Every day, in order.
    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    /// The practice's day on which `moment` falls.
    LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }
}
