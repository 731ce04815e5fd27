package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Way;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateMessagesTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();
    private static final Author WRITER = new Author("2", "tooth_fairy_fan", "Carmela Ostrander");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "G1 | Sorry about your visit.",
                "G2 | Hello Carmela, please call us.",
                "G3 | Please write to desk@lakeside-mail.example",
                "G3 | We are closed on March 3rd.",
                "G4 | We heard about your asthma.",
                "G5 | You should rest and ice it.",
                "G6 | What is your date of birth?"
            })
    void whatOnlyThePublicMustNotReadIsWarnedOf(Rule rule, String text) {
        var inPrivate = check(text, Way.MESSAGE, true);

        assertThat(inPrivate)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.WARN));
        assertThat(inPrivate).extracting(Finding::rule).contains(rule);
        assertThat(isHeldBack(check(text, Way.REPLY, true))).isTrue();
        assertThat(isHeldBack(check(text, Way.MESSAGE, false))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your number is 078-05-1120.",
                "The card was 4111 1111 1111 1111.",
                "Record 445912077 is with us.",
                "Please ask Xiomara about it.",
                "We know exactly who you are.",
                "Write to @somebody_else about it.",
                "Please call, {name}."
            })
    void whatHarmsAnywhereIsHeldBackInPrivateToo(String text) {
        assertThat(isHeldBack(check(text, Way.MESSAGE, true))).isTrue();
        assertThat(isHeldBack(check(text, Way.PRIVATE_REPLY, true))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, mode = Mode.EXCLUDE, names = "REPLY")
    void aRuleThatBreaksBlocksInPrivateToo(Way way) {
        var broken = new GuardRule() {
            @Override
            public Rule rule() {
                return Rule.G1;
            }

            @Override
            public List<Finding> check(String text, GuardContext context) {
                throw new IllegalStateException("broken on purpose");
            }
        };

        var findings = new ReplyGuard(List.of(broken)).check("Hello", context(way, true));

        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.BLOCK);
    }

    @Test
    void aNumberWithoutACardsCheckDigitIsAnotherKindOfNumber() {
        var findings = check("It is 4111 1111 1111 1112.", Way.REPLY, true);

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.G3);
        assertThat(findings).extracting(Finding::reason).doesNotContain("card");
    }

    private static boolean isHeldBack(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.BLOCK);
    }

    private static List<Finding> check(String text, Way way, boolean softens) {
        return GUARD.check(text, context(way, softens));
    }

    private static GuardContext context(Way way, boolean softens) {
        return new GuardContext(Platform.FACEBOOK, way, WRITER, "Hello.", Lakeside.PUBLISHES, softens);
    }
}
