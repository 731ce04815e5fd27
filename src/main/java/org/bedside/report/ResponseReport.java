package org.bedside.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.model.ReportedConversation;
import org.bedside.report.ReportGroup.Dimension;

/// The response report: one row a conversation and the same figures by day, channel, category, priority and
/// member.
///
/// A conversation belongs to the period in which its first comment was written, by the comment's own time
/// in the practice's zone, however late it was fetched or answered. In each dimension every conversation is
/// in exactly one group, so that the groups add up to the total. The definitions of the figures are those
/// of [Figures] and [TargetOutcome]; screen, CSV and print all take them from here.
///
/// @param madeAt the moment as of which targets have passed or not
/// @param rows by the time of the first comment, then by number
/// @param groups in the order of [Dimension]: all days, categories and priorities, the channels and members
///     that occur
public record ResponseReport(ReportPeriod period, Instant madeAt, List<ReportRow> rows, List<ReportGroup> groups) {
    public ResponseReport {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    /// The report on those of `conversations` that belong to `period`.
    ///
    /// @throws CancellationException when `cancelled` says so between two conversations
    public static ResponseReport make(
            ReportPeriod period,
            Collection<ReportedConversation> conversations,
            OpenTime openTime,
            Instant madeAt,
            BooleanSupplier cancelled) {
        var rows = new ArrayList<ReportRow>();
        for (var conversation : conversations) {
            stopIf(cancelled);
            if (period.contains(conversation.writtenAt())) {
                rows.add(ReportRow.of(conversation, openTime, madeAt));
            }
        }
        rows.sort(Comparator.comparing((ReportRow row) -> row.conversation().writtenAt())
                .thenComparingLong(row -> row.conversation().id().value()));
        return new ResponseReport(period, madeAt, rows, groups(period, rows));
    }

    /// The figures of the whole period.
    public Figures total() {
        return groups(Dimension.TOTAL).getFirst().figures();
    }

    /// The groups of one dimension, in the order in which to show them.
    public List<ReportGroup> groups(Dimension dimension) {
        return groups.stream().filter(group -> group.dimension() == dimension).toList();
    }

    static void stopIf(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the report was cancelled");
        }
    }

    private static List<ReportGroup> groups(ReportPeriod period, List<ReportRow> rows) {
        var groups = new ArrayList<ReportGroup>();
        groups.add(new ReportGroup(Dimension.TOTAL, "", "", Figures.of(rows)));
        var days = period.days().map(LocalDate::toString).toList();
        addAll(
                groups,
                Dimension.DAY,
                days,
                rows,
                row -> period.dayOf(row.conversation().writtenAt()).toString());
        addChannels(groups, rows);
        addAll(
                groups,
                Dimension.CATEGORY,
                names(Category.values()),
                rows,
                row -> row.conversation().category().name());
        addAll(
                groups,
                Dimension.PRIORITY,
                names(Priority.values()),
                rows,
                row -> row.conversation().priority().name());
        var members =
                rows.stream().map(ResponseReport::member).distinct().sorted().toList();
        addAll(groups, Dimension.MEMBER, members, rows, ResponseReport::member);
        return groups;
    }

    private static void addAll(
            List<ReportGroup> groups,
            Dimension dimension,
            List<String> keys,
            List<ReportRow> rows,
            Function<ReportRow, String> keyOf) {
        var byKey = byKey(keys, rows, keyOf);
        byKey.forEach((key, members) -> groups.add(new ReportGroup(dimension, key, key, Figures.of(members))));
    }

    /// Two channels may bear one name, so their number tells them apart.
    private static void addChannels(List<ReportGroup> groups, List<ReportRow> rows) {
        var labels = new LinkedHashMap<String, String>();
        for (var row : rows) {
            var conversation = row.conversation();
            labels.put(channel(row), conversation.channelName() + " (" + conversation.platform() + ")");
        }
        var keys = labels.keySet().stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .toList();
        byKey(keys, rows, ResponseReport::channel)
                .forEach((key, members) -> groups.add(
                        new ReportGroup(Dimension.CHANNEL, key, labels.getOrDefault(key, key), Figures.of(members))));
    }

    private static Map<String, List<ReportRow>> byKey(
            List<String> keys, List<ReportRow> rows, Function<ReportRow, String> keyOf) {
        var byKey = new LinkedHashMap<String, List<ReportRow>>();
        keys.forEach(key -> byKey.put(key, new ArrayList<>()));
        rows.forEach(row ->
                byKey.computeIfAbsent(keyOf.apply(row), _ -> new ArrayList<>()).add(row));
        return byKey;
    }

    private static String channel(ReportRow row) {
        return Long.toString(row.conversation().channel().value());
    }

    private static String member(ReportRow row) {
        return row.isAnswered() ? row.conversation().respondedBy().orElse("") : "";
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
