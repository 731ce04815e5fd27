package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.Platform;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ReplyGuardTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();

    static final List<String> ORDINARY = SampleReplies.in("ordinary.txt");
    static final List<String> BLOCKED = SampleReplies.in("blocked.txt");
    static final List<String> WARNED = SampleReplies.in("warned.txt");

    @ParameterizedTest
    @FieldSource("ORDINARY")
    void anOrdinaryReplyIsNotHeldBack(String reply) {
        var onFacebook = GUARD.check(reply, Lakeside.neutral(Platform.FACEBOOK));
        var onX = GUARD.check(reply, Lakeside.neutral(Platform.X));

        assertThat(onFacebook).isEmpty();
        assertThat(onX).allSatisfy(finding -> assertThat(finding.reason()).isEqualTo("link-costs"));
    }

    @ParameterizedTest
    @FieldSource("WARNED")
    void anUnwiseReplyIsWarnedOfByItsRuleAndMayGoOut(String line) {
        var parts = line.split(" \\| ", 2);

        var findings = GUARD.check(parts[1].replace("\\n", "\n"), Lakeside.neutral(Platform.FACEBOOK));

        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo(Rule.valueOf(parts[0])))
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.WARN));
    }

    @ParameterizedTest
    @FieldSource("BLOCKED")
    void aDangerousReplyIsBlockedByItsRules(String line) {
        var parts = line.split(" \\| ", 2);
        var expected = Stream.of(parts[0].split(" ")).map(Rule::valueOf).collect(Collectors.toSet());

        var findings = GUARD.check(parts[1], Lakeside.ostrander());

        assertThat(findings.stream()
                        .filter(finding -> finding.verdict() == Verdict.BLOCK)
                        .map(Finding::rule)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class))))
                .containsAll(expected);
    }
}
