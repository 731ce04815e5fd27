package org.bedside.practice;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When the practice is open, by its own clock: one stretch a day at most.
public record OpeningHours(ZoneId zone, Map<DayOfWeek, Day> week) {
    /// From opening to closing time on one day.
    public record Day(LocalTime from, LocalTime to) {
        public Day {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a day closes after it opens");
            }
        }
    }

    public OpeningHours {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("a practice is open on some day");
        }
        week = Map.copyOf(week);
    }

    /// The same hours from Monday to Friday.
    public static OpeningHours weekdays(ZoneId zone, LocalTime from, LocalTime to) {
        var week = new EnumMap<DayOfWeek, Day>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, new Day(from, to));
            }
        }
        return new OpeningHours(zone, week);
    }

    /// How long the practice was open between two moments; zero where the second is not later.
    public Duration between(Instant from, Instant to) {
        var total = Duration.ZERO;
        var last = to.atZone(zone).toLocalDate();
        for (var date = from.atZone(zone).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            var stretch = on(date);
            if (stretch.isPresent()) {
                var start = later(stretch.get().from(), from);
                var end = earlier(stretch.get().to(), to);
                if (start.isBefore(end)) {
                    total = total.plus(Duration.between(start, end));
                }
            }
        }
        return total;
    }

    /// The moment at which the practice has been open for `time` since `from`.
    public Instant after(Instant from, Duration time) {
        var left = time;
        for (var date = from.atZone(zone).toLocalDate(); ; date = date.plusDays(1)) {
            var stretch = on(date);
            if (stretch.isEmpty()) {
                continue;
            }
            var start = later(stretch.get().from(), from);
            var here = Duration.between(start, stretch.get().to());
            if (here.compareTo(left) >= 0) {
                return start.plus(left);
            }
            left = left.minus(here.isNegative() ? Duration.ZERO : here);
        }
    }

    /// The closing time that ends the business day in which `from` lies or which comes next, and then `further`
    /// business days on. With 0 it is "the same business day".
    public Instant closingAfter(Instant from, int further) {
        var left = further;
        for (var date = from.atZone(zone).toLocalDate(); ; date = date.plusDays(1)) {
            var stretch = on(date);
            if (stretch.isPresent() && stretch.get().to().isAfter(from) && left-- == 0) {
                return stretch.get().to();
            }
        }
    }

    public boolean isOpenAt(Instant moment) {
        return on(moment.atZone(zone).toLocalDate())
                .filter(open -> !moment.isBefore(open.from()) && moment.isBefore(open.to()))
                .isPresent();
    }

    private record Stretch(Instant from, Instant to) {}

    private Optional<Stretch> on(LocalDate date) {
        return Optional.ofNullable(week.get(date.getDayOfWeek()))
                .map(day -> new Stretch(
                        date.atTime(day.from()).atZone(zone).toInstant(),
                        date.atTime(day.to()).atZone(zone).toInstant()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
