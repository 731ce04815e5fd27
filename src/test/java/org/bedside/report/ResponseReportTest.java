package org.bedside.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.report.SampleConversations.HALF;
import static org.bedside.report.SampleConversations.LATER;
import static org.bedside.report.SampleConversations.NOVEMBER;
import static org.bedside.report.SampleConversations.answered;
import static org.bedside.report.SampleConversations.closed;
import static org.bedside.report.SampleConversations.random;
import static org.bedside.report.SampleConversations.unanswered;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bedside.model.ReportedConversation;
import org.bedside.report.ReportGroup.Dimension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseReportTest {
    private static final String NOON = "2026-11-10T18:00:00Z";

    private static ResponseReport report(Instant madeAt, ReportedConversation... conversations) {
        return ResponseReport.make(NOVEMBER, List.of(conversations), HALF, madeAt, () -> false);
    }

    private static Figures total(Instant madeAt, ReportedConversation... conversations) {
        return report(madeAt, conversations).total();
    }

    @Test
    void aConversationCountsOnThePracticesDayOnWhichItsFirstCommentWasWritten() {
        var lastEvening = unanswered(1, "2026-12-01T05:59:59Z");
        var firstOfDecember = unanswered(2, "2026-12-01T06:00:00Z");
        var lastOfOctober = unanswered(3, "2026-11-01T04:59:59Z");

        var rows = report(LATER, lastEvening, firstOfDecember, lastOfOctober).rows();

        assertThat(rows).extracting(ReportRow::conversation).containsExactly(lastEvening);
    }

    @Test
    void firstResponseTimeRunsFromTheCommentsOwnTimeInElapsedAndOpeningHours() {
        var conversation = answered(1, NOON, Duration.ofMinutes(30));

        var row = report(LATER, conversation).rows().getFirst();

        assertThat(row)
                .isEqualTo(new ReportRow(
                        conversation,
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofMinutes(15)),
                        TargetOutcome.MET));
    }

    @Test
    void aReplyThatThePlatformDatesBeforeTheCommentTookNoTime() {
        var conversation = answered(1, NOON, Duration.ofSeconds(-3));

        var row = report(LATER, conversation).rows().getFirst();

        assertThat(row.elapsed()).contains(Duration.ZERO);
    }

    @Test
    void anAnswerAtTheTargetMeetsItAndASecondLaterMissesIt() {
        var figures = total(LATER, answered(1, NOON, Duration.ofHours(1)), answered(2, NOON, Duration.ofSeconds(3601)));

        assertThat(figures.withinTargetShare()).isEqualTo(OptionalDouble.of(0.5));
    }

    @Test
    void anUnansweredConversationIsAMissOnlyOnceItsTargetHasPassed() {
        var due = Instant.parse(NOON).plusSeconds(3600);

        var outcomes = List.of(
                report(due, unanswered(1, NOON)).rows().getFirst().target(),
                report(due.plusSeconds(1), unanswered(1, NOON))
                        .rows()
                        .getFirst()
                        .target());

        assertThat(outcomes).containsExactly(TargetOutcome.PENDING, TargetOutcome.MISSED);
    }

    @Test
    void closingWithoutAnAnswerInTimeCountsNeitherWayAndTooLateIsAMiss() {
        var figures = total(LATER, closed(1, NOON, Duration.ofMinutes(5)), closed(2, NOON, Duration.ofHours(2)));

        assertThat(figures)
                .isEqualTo(new Figures(
                        2, 0, 0, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void medianIsTheMeanOfTheTwoMiddleOnesAndThePercentileTheNearestRank() {
        var tenMinutesApart = IntStream.rangeClosed(1, 10)
                .mapToObj(i -> answered(i, NOON, Duration.ofMinutes(10L * i)))
                .toArray(ReportedConversation[]::new);

        var figures = total(LATER, tenMinutesApart);

        assertThat(figures)
                .isEqualTo(new Figures(
                        10,
                        10,
                        6,
                        10,
                        Optional.of(Duration.ofMinutes(55)),
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.of(Duration.ofSeconds(1650)),
                        Optional.of(Duration.ofMinutes(45))));
    }

    @Test
    void oneAnswerIsItsOwnMedianAndPercentile() {
        var figures = total(LATER, answered(1, NOON, Duration.ofMinutes(7)), unanswered(2, NOON));

        assertThat(List.of(figures.medianElapsed(), figures.p90Elapsed()))
                .containsOnly(Optional.of(Duration.ofMinutes(7)));
    }

    @Test
    void aPeriodWithoutConversationsHasNoShares() {
        var figures = total(LATER);

        assertThat(List.of(figures.answeredShare(), figures.withinTargetShare()))
                .containsOnly(OptionalDouble.empty());
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theGroupsOfEachDimensionAddUpToTheRows(Dimension dimension) {
        var conversations = random(500, 20261123);

        var report =
                ResponseReport.make(NOVEMBER, conversations, HALF, Instant.parse("2026-11-28T12:00:00Z"), () -> false);

        var groups = report.groups(dimension).stream().map(ReportGroup::figures).toList();
        var rows = report.rows();
        assertThat(List.of(
                        groups.stream().mapToInt(Figures::received).sum(),
                        groups.stream().mapToInt(Figures::answered).sum(),
                        groups.stream().mapToInt(Figures::withinTarget).sum(),
                        groups.stream().mapToInt(Figures::decided).sum()))
                .containsExactly(
                        rows.size(),
                        (int) rows.stream()
                                .filter(row ->
                                        row.conversation().firstResponseAt().isPresent())
                                .count(),
                        (int) rows.stream()
                                .filter(row -> row.target() == TargetOutcome.MET)
                                .count(),
                        (int) rows.stream()
                                .filter(row ->
                                        row.target() == TargetOutcome.MET || row.target() == TargetOutcome.MISSED)
                                .count());
    }

    @Test
    void daysWithoutConversationsAreThereToo() {
        var report = report(LATER, unanswered(1, NOON));

        assertThat(report.groups(Dimension.DAY))
                .extracting(ReportGroup::key)
                .startsWith("2026-11-01", "2026-11-02")
                .hasSize(30)
                .endsWith("2026-11-30");
    }

    @Test
    void twoChannelsOfOneNameStayApart() {
        var report = ResponseReport.make(NOVEMBER, random(200, 7), HALF, LATER, () -> false);

        assertThat(report.groups(Dimension.CHANNEL))
                .extracting(ReportGroup::key, ReportGroup::label)
                .containsExactly(
                        tuple("1", "Willow (X)"),
                        tuple("2", "Willow (FACEBOOK)"),
                        tuple("3", "Willow page (FACEBOOK)"));
    }

    @Test
    void aCancelledReportIsNotMade() {
        var conversations = List.of(unanswered(1, NOON));

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> ResponseReport.make(NOVEMBER, conversations, HALF, LATER, () -> true));
    }
}
