package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bedside.model.Platform;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.api.Test;

/// Measures names and identifiers on sentences that others wrote, read in place and never copied.
final class GuardOnOthersDataTest {
    private static final Path QUERIES = Path.of("../shared/data/eval/phi_queries.tsv");
    private static final ReplyGuard GUARD = ReplyGuard.standard();

    @Test
    void nearlyEveryClinicalSentenceThatTellsWhoSomeoneIsIsBlocked() throws IOException {
        var telling = rows().filter(row -> !row[2].equals("[]")).toList();

        var missed = telling.stream().filter(row -> !isBlocked(row[1])).count();

        assertThat(missed).isLessThanOrEqualTo(telling.size() / 100);
    }

    @Test
    void nearlyEveryClinicalSentenceThatTellsNothingOfAPersonIsLetThrough() throws IOException {
        var harmless = rows().filter(row -> row[2].equals("[]")).toList();

        var held = harmless.stream().filter(row -> isBlocked(row[1])).count();

        assertThat(held).isLessThanOrEqualTo(harmless.size() / 20);
    }

    private static Stream<String[]> rows() throws IOException {
        assumeTrue(Files.exists(QUERIES), "the evaluation sentences are not there, skipped");
        List<String> lines = Files.readAllLines(QUERIES);
        return lines.stream().skip(1).map(line -> line.split("\t", -1));
    }

    private static boolean isBlocked(String sentence) {
        return GUARD.check(sentence, Lakeside.neutral(Platform.FACEBOOK)).stream()
                .filter(finding -> finding.verdict() == Verdict.BLOCK)
                .anyMatch(finding -> finding.rule() == Rule.G2 || finding.rule() == Rule.G3);
    }
}
