package org.bedside.triage.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.bedside.TestPractice;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.OwnRuleId;
import org.bedside.practice.Refused;
import org.bedside.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of words that cannot be used.
class OwnRuleWordsTest {
    private static final Texts TEXTS = new Texts(Locale.US);

    private static String refused(Content content) {
        return TEXTS.problem(catchThrowableOfType(Refused.class, () -> check(content)));
    }

    private static void check(Content content) {
        OwnRules.trial(new OwnRule(new OwnRuleId(1), content, new MemberId(1), TestPractice.NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "(a)(b § Character 4: the bracket “(” is not closed.",
                "[(](a § Character 4: the bracket “(” is not closed.",
                "ab[cd § Character 3: the bracket “[” is not closed.",
                "a)b § Character 2: this “)” closes no bracket.",
                "a*(*b) § Character 4: “*” repeats what stands before it, and nothing does.",
                "ab** § Character 3: “**” repeats twice. Leave one of them.",
                "😀** § Character 2: “**” repeats twice. Leave one of them.",
                "x{2}a{5,2} § Character 6: “{5,2}” is no number of times. It goes up to 1,000, the smaller one first.",
                "ab[z-a] § Character 4: “z-a” is no range of characters.",
                "ab\\ § Character 3: a sign has to follow the backslash.",
                "ab(?=c) § Character 3: “(?=” is not understood. Patterns are RE2: they cannot look ahead or behind, nor refer back.",
                "(a)\\1 § Character 4: “\\1” is not understood. Patterns are RE2: they cannot look ahead or behind, nor refer back.",
                "a* § The pattern also fits where nothing is written, so it would fit everywhere. Write at least one sign that has to be there.",
                "((a{1000}){1000}){1000} § The pattern repeats too much to be looked for quickly. Use smaller numbers in its braces.",
                "(a{900}){9} § The pattern repeats too much to be looked for quickly. Use smaller numbers in its braces.",
            })
    void aBadPatternIsRefusedWithItsPlace(String pattern, String words) {
        assertThat(refused(Rules.pattern(pattern))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "braces/bad (fit § Line 2, character 5: a bracket is not closed, or stands within another.",
                "a ((b) c) § Line 1, character 3: a bracket is not closed, or stands within another.",
                "(a | ... b) c § Line 1, character 1: the three points stand within a bracket. Put them outside.",
                "... fit § Line 1, character 1: the three points stand for words between others, so a phrase neither begins nor ends with them.",
                "bad fit ... § Line 1, character 9: the three points stand for words between others, so a phrase neither begins nor ends with them.",
                "a ... b ... c ... d § Line 1: the three points may stand there 2 times at most.",
                "a/ !! § Line 2: there is no word to look for.",
                "a b c d e f g h i j k l m § Line 1: the phrase is too long. Twelve words are the most.",
                "(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e) § The brackets make more than 500 phrases of these. Make it two rules.",
                "(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e) § The brackets make more than 500 phrases of these. Make it two rules.",
            })
    void aBadPhraseIsRefusedWithItsPlace(String phrases, String words) {
        assertThat(refused(Rules.phrases(phrases.replace('/', '\n'), Category.BILLING)))
                .isEqualTo(words);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(refused(Rules.pattern("a".repeat(501))))
                .isEqualTo("The pattern has 501 characters; 500 is the most.");
        assertThat(refused(Rules.phrases("a".repeat(2001), Category.BILLING)))
                .isEqualTo("The phrases have 2,001 characters; 2,000 is the most. Make it two rules.");
        assertThatCode(() -> check(Rules.pattern("a".repeat(500)))).doesNotThrowAnyException();
    }

    @Test
    void noWordsAreRefused() {
        assertThat(refused(Rules.pattern(" \n"))).isEqualTo("Write what the rule looks for.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2}\\d{2} ?\\d{4} ?\\d{4} ?\\d{4} ?\\d{4} ?\\d{2}",
                "(?:\\d{4}[- ]?){3}\\d{4}",
                "\\(?\\d{3}\\)?[- .]?\\d{3}[- .]?\\d{4}",
                "(?i)refund|chargeback",
                "[à-ü]ber",
                "\\pL+\\.example"
            })
    void anOrdinaryPatternIsTaken(String pattern) {
        assertThatCode(() -> check(Rules.pattern(pattern))).doesNotThrowAnyException();
    }
}
