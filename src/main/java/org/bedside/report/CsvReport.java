package org.bedside.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// Writes a response report as two CSV files that spreadsheets read: `NAME.csv` with one row a
/// conversation, and `NAME-summary.csv` beside it with the figures. UTF-8 with a byte order mark, times in
/// the practice's zone with their offset, minutes and shares with a point. The summary's first line tells
/// the period, when it was made, how many conversations the other file holds and the head of the activity
/// chain, so that a missing row can be seen.
public final class CsvReport {
    /// The first row of the file of conversations.
    static final List<String> CONVERSATION_COLUMNS = List.of(
            "conversation",
            "channel",
            "channel_name",
            "platform",
            "category",
            "priority",
            "state",
            "written_at",
            "received_at",
            "due_at",
            "first_response_at",
            "closed_at",
            "answered",
            "target",
            "responded_by",
            "first_response_minutes",
            "first_response_open_minutes");

    /// The first row of the figures, in the file of the summary.
    static final List<String> SUMMARY_COLUMNS = List.of(
            "by",
            "key",
            "label",
            "received",
            "answered",
            "answered_share",
            "targets_decided",
            "within_target",
            "within_target_share",
            "median_minutes",
            "p90_minutes",
            "median_open_minutes",
            "p90_open_minutes");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final ResponseReport report;
    private final String activityHead;

    /// @param activityHead the hash at the head of the activity chain when the report was made
    public CsvReport(ResponseReport report, String activityHead) {
        this.report = report;
        this.activityHead = activityHead;
    }

    /// Where the summary of the report at `file` is written.
    public static Path summaryOf(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var ending = dot > 0 ? name.substring(dot) : "";
        return file.resolveSibling(stem + "-summary" + ending);
    }

    /// Writes both files beside the old ones and then moves them over; until then the old ones stay as they
    /// are.
    ///
    /// @param progress is told after each conversation how many are written
    /// @throws IOException where a file cannot be written; nothing unfinished is left behind
    /// @throws CancellationException when `cancelled` says so between two conversations
    public void write(Path file, IntConsumer progress, BooleanSupplier cancelled) throws IOException {
        var summary = summaryOf(file);
        var newFile = file.resolveSibling(file.getFileName() + ".part");
        var newSummary = summary.resolveSibling(summary.getFileName() + ".part");
        try {
            write(newFile, csv -> writeConversations(csv, progress, cancelled));
            write(newSummary, this::writeSummary);
            ResponseReport.stopIf(cancelled);
            move(newFile, file);
            move(newSummary, summary);
        } finally {
            Files.deleteIfExists(newFile);
            Files.deleteIfExists(newSummary);
        }
    }

    private interface Content {
        void writeTo(CsvWriter csv) throws IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        try (var channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                Writer writer = new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            var csv = CsvWriter.builder().build(writer);
            content.writeTo(csv);
            csv.flush();
            writer.flush();
            channel.force(true);
        }
    }

    private void writeConversations(CsvWriter csv, IntConsumer progress, BooleanSupplier cancelled) {
        csv.writeRecord(CONVERSATION_COLUMNS);
        int written = 0;
        for (var row : report.rows()) {
            ResponseReport.stopIf(cancelled);
            csv.writeRecord(harmless(conversation(row)));
            written++;
            progress.accept(written);
        }
    }

    private void writeSummary(CsvWriter csv) {
        csv.writeRecord(harmless(Stream.of(
                "period",
                report.period().from().toString(),
                report.period().to().toString(),
                report.period().zone().getId(),
                "made_at",
                time(report.madeAt()),
                "conversations",
                Integer.toString(report.rows().size()),
                "activity_head",
                activityHead,
                "",
                "",
                "")));
        csv.writeRecord(SUMMARY_COLUMNS);
        for (var group : report.groups()) {
            csv.writeRecord(harmless(figures(group)));
        }
    }

    private Stream<String> conversation(ReportRow row) {
        var conversation = row.conversation();
        return Stream.of(
                Long.toString(conversation.id().value()),
                Long.toString(conversation.channel().value()),
                conversation.channelName(),
                conversation.platform().name(),
                conversation.category().name(),
                conversation.priority().name(),
                conversation.state(),
                time(conversation.writtenAt()),
                time(conversation.receivedAt()),
                time(conversation.dueAt()),
                conversation.firstResponseAt().map(this::time).orElse(""),
                conversation.closedAt().map(this::time).orElse(""),
                row.isAnswered() ? "yes" : "no",
                row.target().name(),
                conversation.respondedBy().orElse(""),
                minutes(row.elapsed()),
                minutes(row.open()));
    }

    private static Stream<String> figures(ReportGroup group) {
        var figures = group.figures();
        return Stream.of(
                group.dimension().name(),
                group.key(),
                group.label(),
                Integer.toString(figures.received()),
                Integer.toString(figures.answered()),
                share(figures.answeredShare()),
                Integer.toString(figures.decided()),
                Integer.toString(figures.withinTarget()),
                share(figures.withinTargetShare()),
                minutes(figures.medianElapsed()),
                minutes(figures.p90Elapsed()),
                minutes(figures.medianOpen()),
                minutes(figures.p90Open()));
    }

    /// No cell starts as a formula does: https://owasp.org/www-community/attacks/CSV_Injection
    private static List<String> harmless(Stream<String> cells) {
        return cells.map(cell -> !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell)
                .toList();
    }

    private String time(Instant moment) {
        ZoneId zone = report.period().zone();
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    private static String minutes(Optional<Duration> duration) {
        return duration.map(time -> String.format(Locale.ROOT, "%.1f", time.toMillis() / 60_000.0))
                .orElse("");
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.4f", share.getAsDouble()) : "";
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            // A network share may not have it; the new file is whole all the same.
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
