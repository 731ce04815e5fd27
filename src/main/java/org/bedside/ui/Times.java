package org.bedside.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Moments and stretches of time as people read them, in the practice's zone.
public final class Times {
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_A_DAY = 24;

    private final Texts texts;
    private final ZoneId zone;
    private final InstantSource clock;
    private final DateTimeFormatter exact;
    private final DateTimeFormatter timeOfDay;

    public Times(Texts texts, ZoneId zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
        this.exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone);
        this.timeOfDay = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(zone);
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone;
    }

    public String exact(Instant moment) {
        return exact.format(moment);
    }

    /// The time of day for today, else day and time.
    public String brief(Instant moment) {
        var today = now().atZone(zone).toLocalDate();
        return moment.atZone(zone).toLocalDate().equals(today) ? timeOfDay.format(moment) : exact(moment);
    }

    /// "just now", or "14 min ago".
    public String ago(Instant moment) {
        var past = Duration.between(moment, now());
        return past.toMinutes() < 1 ? texts.get("time.now") : texts.get("time.ago", stretch(past));
    }

    /// How long ago, in as few letters as a row of the queue has room for.
    public String age(Instant moment) {
        var past = Duration.between(moment, now());
        return past.toMinutes() < 1 ? texts.get("time.now-short") : stretch(past);
    }

    /// "due in 3 h 10 min", or "overdue by 2 d".
    public String due(Instant dueAt) {
        var left = Duration.between(now(), dueAt);
        return left.isNegative()
                ? texts.get("time.overdue", stretch(left.negated()))
                : texts.get("time.due-in", stretch(left));
    }

    /// A stretch in its two largest units, such as "3 h 10 min".
    public String stretch(Duration duration) {
        var minutes = Math.max(0, duration.toMinutes());
        if (minutes < MINUTES_AN_HOUR) {
            return texts.get("time.minutes", minutes);
        }
        var hours = minutes / MINUTES_AN_HOUR;
        if (hours < HOURS_A_DAY) {
            var rest = minutes % MINUTES_AN_HOUR;
            return rest == 0 ? texts.get("time.hours", hours) : texts.get("time.hours-minutes", hours, rest);
        }
        return texts.get("time.days", hours / HOURS_A_DAY);
    }
}
