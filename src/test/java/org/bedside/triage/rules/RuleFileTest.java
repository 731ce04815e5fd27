package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    private static Properties texts() throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(RuleFileTest.class.getResourceAsStream("/texts-triage.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static Category category(String yaml, String text) {
        return TriageRules.of(List.of(RuleFile.read("test.yaml", yaml)))
                .assess(text)
                .category();
    }

    @Test
    void everyRuleHasATextAndEveryTextARule() throws IOException {
        var names = new TreeSet<>(TriageRules.load().ruleNames());
        Stream.of(Context.values()).map(Context::rule).forEach(names::add);
        names.addAll(List.of(
                Verdict.NOTHING_MATCHED, Verdict.VERY_SHORT, Verdict.UNKNOWN_LANGUAGE, Verdict.IDENTIFIER_IN_SPAM));

        for (var category : Category.values()) {
            var name = category.name().toLowerCase(Locale.ROOT).replace('_', '-');
            names.add(Verdict.MODEL + name);
            if (category.priority() == Priority.P0) {
                names.add(Verdict.MODEL_UNSURE + name);
            }
        }

        var texts = texts().stringPropertyNames();

        assertThat(texts)
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> "triage.rule." + name).toList());
    }

    @Test
    void everyTextIsAMessageThatFormatsToItself() throws IOException {
        var texts = texts();

        assertThat(texts.values().stream().map(String.class::cast).toList())
                .allSatisfy(text -> assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[0]))
                        .isEqualTo(text.replace("''", "'")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules: {EMERGENZY: []}|test.yaml, line 1, rules: there is no category EMERGENZY",
                "rules: {SPAM: [{name: ad, phrases: [buy (now]}]}|test.yaml, line 1, SPAM, ad, phrase 'buy (now': a bracket is not closed or stands within another",
                "rules: {SPAM: [{name: ad, phrases: ['... now']}]}|test.yaml, line 1, SPAM, ad, phrase '... now': no words, or a gap at the edge",
                "rules: {SPAM: [{name: ad, phrases: ['!!']}]}|test.yaml, line 1, SPAM, ad, phrase '!!': no words, or a gap at the edge",
                "rules: {SPAM: [{name: ad, patterns: ['a(']}]}|test.yaml, line 1, SPAM, ad, pattern 'a(': error parsing regexp: missing closing ): `a(`",
                "rules: {SPAM: [{name: ad}]}|test.yaml, line 1, SPAM, ad: has neither phrases nor patterns",
                "rules: {SPAM: [{name: ad, phrase: [x]}]}|test.yaml, line 1, SPAM, ad: nobody knows 'phrase' here",
                "rules: {SPAM: [{phrases: [x]}]}|test.yaml, line 1, SPAM, a rule without a name: a text is missing",
                "rules: {SPAM: [{name: Ad, phrases: [x]}]}|test.yaml, line 1, SPAM, Ad: a name is lower-case words joined by hyphens",
                "rules: {SPAM: [{name: ad, phrases: [x]}, {name: ad, phrases: [y]}]}|test.yaml, line 1, SPAM, ad: the name is there twice",
                "rules: {SPAM: [{name: ad, phrases: [x, [y]]}]}|test.yaml, line 1, SPAM, ad: a text is missing",
                "context: {denials: [x]}|test.yaml, line 1, context: there is no kind denials",
                "combinations: [{name: c, category: SPAM, all: [a], within: 3}]|test.yaml, line 1, combinations, c: needs two lists or more under 'all' and the number of words under 'within'",
                "rule: {}|test.yaml, line 1, the file: nobody knows 'rule' here",
                "combinations: [{name: c, category: SPAM, all: [a, b]}]|test.yaml, line 1, combinations, c: a text is missing",
                "combinations: [{name: c, category: SPAM, all: [a, b], within: few}]|test.yaml, line 1, combinations, c: For input string",
                "a: 1/a: 2|test.yaml, line 2: Duplicate field 'a'",
                "rules:/  SPAM:/    - name: ad/      phrases:/        - buy now/        - buy (it|test.yaml, line 6, SPAM, ad, phrase 'buy (it': a bracket",
                "rules:/  SPAM:/    - name: ad/      phrases: [buy]/    - name: ad/      phrases: [sell]|test.yaml, line 5, SPAM, ad: the name is there twice",
                "rules:/  SPAM:/    - name: ad/      phrase: [buy]|test.yaml, line 4, SPAM, ad: nobody knows 'phrase' here",
                "common: [the]//rules:/  SPAMM:/    - name: ad|test.yaml, line 4, rules: there is no category SPAMM",
                "rules: [|test.yaml, line 1: while parsing a flow node",
            })
    void aBrokenEntryIsAnErrorThatNamesFileLineAndEntry(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.read("test.yaml", yaml.replace('/', '\n')))
                .withMessageStartingWith(message);
    }

    @Test
    void aCombinationOfAListThatDoesNotExistIsAnError() {
        var file = RuleFile.read(
                "test.yaml", "combinations: [{name: c, category: SPAM, all: [a, b], within: 3}]\nlists: {a: [x]}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TriageRules.of(List.of(file)))
                .withMessage("test.yaml, line 1, combinations, c: there is no list b");
    }

    @ParameterizedTest
    @CsvSource({
        "buy now please, SPAM",
        "buy it now, SPAM",
        "sell it right over here now, SPAM",
        "sell one two three four five now, GENERAL_QUESTION",
        "buy. Now, GENERAL_QUESTION",
        "buy later, GENERAL_QUESTION"
    })
    void aPhraseTakesAlternativesAndGapsWithinASentence(String text, Category category) {
        var yaml = "rules: {SPAM: [{name: ad, phrases: ['(buy | sell) (it | ) ... now']}]}";

        assertThat(category(yaml, text)).isEqualTo(category);
    }
}
