package org.bedside.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/// The figures of some conversations, each with its one definition.
///
/// @param received the conversations whose first comment was written in the period
/// @param answered those of them with a confirmed public or private reply, whenever it came
/// @param withinTarget those of them answered at or before their target
/// @param decided those of them that were answered or whose target has passed; one closed unanswered in
///     time is neither
/// @param medianElapsed the middle first response time of those answered; the mean of the two middle ones
/// @param p90Elapsed the least first response time that nine in ten of those answered do not exceed
///     (nearest rank)
/// @param medianOpen as `medianElapsed`, counting opening hours only
/// @param p90Open as `p90Elapsed`, counting opening hours only
public record Figures(
        int received,
        int answered,
        int withinTarget,
        int decided,
        Optional<Duration> medianElapsed,
        Optional<Duration> p90Elapsed,
        Optional<Duration> medianOpen,
        Optional<Duration> p90Open) {

    static Figures of(List<ReportRow> rows) {
        var elapsed = sorted(rows, ReportRow::elapsed);
        var open = sorted(rows, ReportRow::open);
        return new Figures(
                rows.size(),
                count(rows, ReportRow::isAnswered),
                count(rows, row -> row.target() == TargetOutcome.MET),
                count(rows, row -> row.target().isDecided()),
                median(elapsed),
                percentile90(elapsed),
                median(open),
                percentile90(open));
    }

    /// Answered over received, from 0 to 1; none where nothing was received.
    public OptionalDouble answeredShare() {
        return share(answered, received);
    }

    /// Within target over decided, from 0 to 1; none where nothing is decided.
    public OptionalDouble withinTargetShare() {
        return share(withinTarget, decided);
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static int count(List<ReportRow> rows, Predicate<ReportRow> test) {
        return (int) rows.stream().filter(test).count();
    }

    private static List<Duration> sorted(List<ReportRow> rows, Function<ReportRow, Optional<Duration>> time) {
        return rows.stream().flatMap(row -> time.apply(row).stream()).sorted().toList();
    }

    private static Optional<Duration> median(List<Duration> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        var upper = sorted.get(sorted.size() / 2);
        var lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.plus(upper).dividedBy(2));
    }

    private static Optional<Duration> percentile90(List<Duration> sorted) {
        int rank = (sorted.size() * 9 + 9) / 10;
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(rank - 1));
    }
}
