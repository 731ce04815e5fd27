package org.bedside.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bedside.report.SampleConversations.HALF;
import static org.bedside.report.SampleConversations.LATER;
import static org.bedside.report.SampleConversations.NOVEMBER;
import static org.bedside.report.SampleConversations.answered;
import static org.bedside.report.SampleConversations.random;
import static org.bedside.report.SampleConversations.unanswered;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bedside.model.Category;
import org.bedside.model.ChannelId;
import org.bedside.model.ConversationId;
import org.bedside.model.Platform;
import org.bedside.model.ReportedConversation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {
    private static final String HEAD = "9f86d081884c7d659a2feaa0c55ad015";

    @TempDir
    private Path folder;

    private static ResponseReport report(List<ReportedConversation> conversations) {
        return ResponseReport.make(NOVEMBER, conversations, HALF, LATER, () -> false);
    }

    private Path write(ResponseReport report) throws IOException {
        var file = folder.resolve("november.csv");
        new CsvReport(report, HEAD).write(file, _ -> {}, () -> false);
        return file;
    }

    private static List<List<String>> read(Path file) throws IOException {
        try (var csv = CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            return csv.stream().map(CsvRecord::getFields).toList();
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void eachConversationIsARowWithTimesInThePracticesZone() throws IOException {
        var report = report(List.of(
                answered(7, "2026-11-10T18:00:00Z", Duration.ofMinutes(30)), unanswered(8, "2026-11-10T19:00:00Z")));

        var rows = read(write(report));

        assertThat(rows)
                .containsExactly(
                        CsvReport.CONVERSATION_COLUMNS,
                        List.of(
                                "7",
                                "1",
                                "Willow",
                                "X",
                                "BILLING",
                                "P2",
                                "ANSWERED",
                                "2026-11-10T12:00:00-06:00",
                                "2026-11-10T12:01:00-06:00",
                                "2026-11-10T13:00:00-06:00",
                                "2026-11-10T12:30:00-06:00",
                                "",
                                "yes",
                                "MET",
                                "Dana",
                                "30.0",
                                "15.0"),
                        List.of(
                                "8",
                                "1",
                                "Willow",
                                "X",
                                "BILLING",
                                "P2",
                                "OPEN",
                                "2026-11-10T13:00:00-06:00",
                                "2026-11-10T13:01:00-06:00",
                                "2026-11-10T14:00:00-06:00",
                                "",
                                "",
                                "no",
                                "MISSED",
                                "",
                                "",
                                ""));
    }

    @Test
    void theSummaryStartsWithPeriodTimeCountAndHeadOfTheActivity() throws IOException {
        var report = report(List.of(answered(7, "2026-11-10T18:00:00Z", Duration.ofMinutes(30))));

        var rows = read(CsvReport.summaryOf(write(report)));

        assertThat(rows)
                .startsWith(
                        List.of(
                                "period",
                                "2026-11-01",
                                "2026-11-30",
                                "America/Chicago",
                                "made_at",
                                "2026-12-15T06:00:00-06:00",
                                "conversations",
                                "1",
                                "activity_head",
                                HEAD,
                                "",
                                "",
                                ""),
                        CsvReport.SUMMARY_COLUMNS,
                        List.of(
                                "TOTAL", "", "", "1", "1", "1.0000", "1", "1", "1.0000", "30.0", "30.0", "15.0",
                                "15.0"))
                .endsWith(List.of(
                        "MEMBER", "Dana", "Dana", "1", "1", "1.0000", "1", "1", "1.0000", "30.0", "30.0", "15.0",
                        "15.0"));
    }

    @Test
    void theFilesTotalsAreTheSumsOverItsRows() throws IOException {
        var file = write(report(random(400, 42)));

        var rows = read(file);
        var total = read(CsvReport.summaryOf(file)).get(2);

        var conversations = rows.subList(1, rows.size());
        assertThat(List.of(total.get(3), total.get(4), total.get(6), total.get(7)))
                .containsExactly(
                        Integer.toString(conversations.size()),
                        Long.toString(conversations.stream()
                                .filter(row -> row.get(12).equals("yes"))
                                .count()),
                        Long.toString(conversations.stream()
                                .filter(row -> List.of("MET", "MISSED").contains(row.get(13)))
                                .count()),
                        Long.toString(conversations.stream()
                                .filter(row -> row.get(13).equals("MET"))
                                .count()));
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreDefused() throws IOException {
        var at = NOVEMBER.start();
        var conversations = IntStream.range(0, 5)
                .mapToObj(i -> new ReportedConversation(
                        new ConversationId(i),
                        new ChannelId(1),
                        List.of("=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tx")
                                .get(i),
                        Platform.FACEBOOK,
                        Category.SPAM,
                        Category.SPAM.priority(),
                        at,
                        at,
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        "OPEN",
                        Optional.empty()))
                .toList();

        var rows = read(write(report(conversations)));

        assertThat(rows.subList(1, 6))
                .extracting(row -> row.get(2))
                .containsExactly("'=HYPERLINK(\"x\")", "'+1", "'-1", "'@SUM(A1)", "'\tx");
    }

    @Test
    void theFilesAreUtf8WithAByteOrderMarkForSpreadsheets() throws IOException {
        var file = write(report(List.of()));

        var starts = List.of(
                Files.readString(file).charAt(0),
                Files.readString(CsvReport.summaryOf(file)).charAt(0));

        assertThat(starts).containsOnly('\uFEFF');
    }

    @Test
    void aCancelledExportLeavesTheOldFilesAndNothingElse() throws IOException {
        var file = write(report(List.of(unanswered(1, "2026-11-10T18:00:00Z"))));
        var before = List.of(Files.readString(file), Files.readString(CsvReport.summaryOf(file)));
        var progress = new ArrayList<Integer>();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new CsvReport(report(random(50, 3)), HEAD)
                        .write(file, progress::add, () -> progress.size() == 10));

        assertThat(List.of(Files.readString(file), Files.readString(CsvReport.summaryOf(file))))
                .isEqualTo(before);
        assertThat(files()).containsExactly("november-summary.csv", "november.csv");
    }

    @Test
    void anExportThatCannotFinishLeavesTheOldFile() throws IOException {
        var file = write(report(List.of(unanswered(1, "2026-11-10T18:00:00Z"))));
        var before = Files.readString(file);
        Files.createDirectory(folder.resolve("november-summary.csv.part"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvReport(report(random(50, 3)), HEAD).write(file, _ -> {}, () -> false));

        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void progressIsToldAfterEachConversation() throws IOException {
        var report = report(List.of(unanswered(1, "2026-11-10T18:00:00Z"), unanswered(2, "2026-11-11T18:00:00Z")));
        var progress = new ArrayList<Integer>();

        new CsvReport(report, HEAD).write(folder.resolve("november.csv"), progress::add, () -> false);

        assertThat(progress).containsExactly(1, 2);
    }
}
