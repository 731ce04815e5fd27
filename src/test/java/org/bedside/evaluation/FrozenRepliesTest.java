package org.bedside.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bedside.evaluation.TextTable.Row;
import org.bedside.reply.guard.AllowList;
import org.bedside.reply.guard.Finding.Verdict;
import org.bedside.reply.guard.ReplyGuard;
import org.junit.jupiter.api.Test;

/// Holds the guard to what it has once reached on replies that were written by others than its rules.
final class FrozenRepliesTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();

    @Test
    void whatTellsOfAPersonIsHeldBackAsOftenAsBefore() {
        var replies = TextTable.resource("guard/frozen/penalised.tsv");

        assertThat(replies).hasSize(180);
        assertThat(held(replies)).hasSizeGreaterThanOrEqualTo(169);
    }

    @Test
    void ordinaryRepliesAreLetThroughAsOftenAsBefore() {
        var replies = TextTable.resource("guard/frozen/ordinary.tsv");

        assertThat(replies).hasSize(600);
        assertThat(held(replies)).hasSizeLessThanOrEqualTo(1);
    }

    private static List<Row> held(List<Row> replies) {
        return replies.stream()
                .filter(reply -> GUARD.check(reply.text(), Judged.context(AllowList.NOTHING, reply)).stream()
                        .anyMatch(finding -> finding.verdict() == Verdict.BLOCK))
                .toList();
    }
}
