package org.bedside.triage.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bedside.triage.own.Rules.assigning;
import static org.bedside.triage.own.Rules.atLeast;
import static org.bedside.triage.own.Rules.named;
import static org.bedside.triage.own.Rules.off;
import static org.bedside.triage.own.Rules.pattern;
import static org.bedside.triage.own.Rules.phrases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.MemberId;
import org.bedside.model.OwnRule.Content;
import org.bedside.model.Priority;
import org.bedside.model.Reason;
import org.bedside.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnRulesTest {
    private static final Assessment PRAISE = Assessment.of(
            List.of(Category.PRAISE), List.of(new Reason(Category.PRAISE, "thanks", Optional.empty())), false);

    private static List<String> found(Content content, String text) {
        return Rules.of(content).in(text).values().stream()
                .flatMap(List::stream)
                .map(place -> place.of(text))
                .toList();
    }

    @Test
    void aRuleAddsItsCategoryAndAReasonThatNamesIt() {
        var after =
                Rules.of(named(phrases("braces", Category.BILLING), "Braces")).addTo(PRAISE, "Thanks for the braces!");

        assertThat(after)
                .isEqualTo(new Assessment(
                        Category.BILLING,
                        Priority.P2,
                        Set.of(Category.PRAISE, Category.BILLING),
                        List.of(
                                new Reason(Category.PRAISE, "thanks", Optional.empty()),
                                new Reason(Category.BILLING, "own:Braces", Optional.of(new Span(15, 21)))),
                        false));
        assertThat(after.reasons().getLast().ownRule()).contains("Braces");
    }

    @Test
    void whatNoRuleFindsStaysAsItWas() {
        assertThat(Rules.of(phrases("braces", Category.BILLING)).addTo(PRAISE, "Thank you!"))
                .isSameAs(PRAISE);
    }

    @ParameterizedTest
    @CsvSource({"P4, P2", "P3, P2", "P2, P2", "P1, P1", "P0, P0"})
    void aRuleRaisesThePriorityAndNeverLowersIt(Priority least, Priority expected) {
        var after =
                Rules.of(atLeast(phrases("thanks", Category.BILLING), least)).addTo(PRAISE, "Thanks");

        assertThat(after.priority()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0", "P1", "P2", "P3", "P4"})
    void whatIsP0StaysSoWhateverARuleSays(Priority least) {
        var before = Assessment.of(List.of(Category.EMERGENCY), List.of(), true);

        var after = Rules.of(atLeast(phrases("pain", Category.SPAM), least)).addTo(before, "Chest pain");

        assertThat(List.<Object>of(after.category(), after.priority(), after.pleaseCheck()))
                .isEqualTo(List.<Object>of(Category.EMERGENCY, Priority.P0, true));
        assertThat(after.flags()).containsExactly(Category.EMERGENCY, Category.SPAM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "café § So nice, the CAFE next door § CAFE",
                "CAFE § So nice, the café next door § café",
                "cafe § the cafe\u0301, again § cafe\u0301",
                "(clear | invisible) braces § My clear braces broke § clear braces",
                "waited ... hours § I waited over three hours here § waited over three hours",
                "waited ... hours § I waited one two three four five hours § ",
                "brace § My braces broke § ",
                "Zahnfüllung § Die Zahnfullung ist raus § Zahnfullung",
                "👍 parking § 😀😀 Great! 👍 parking § 👍 parking",
                "thumbs 👍 § thumbs 👍🏽! § thumbs 👍🏽",
                "parking § There is no parking here § parking"
            })
    void aPhraseIsFoundAsItStandsWithItsWholeSigns(String phrase, String text, String expected) {
        assertThat(found(phrases(phrase, Category.BILLING), text))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inv-\\d{4} | About INV-1234, please | INV-1234",
                "INV-\\d{4} | About inv-1234, please | inv-1234",
                "füll\\w+ | Die Füllung ist raus | Füllung",
                "full\\w+ | Die Füllung ist raus | Füllung",
                "cafe | the cafe\u0301, again | cafe\u0301",
                "😀 \\w+ | A 😀 face | 😀 face",
                "（vip） | I am (VIP) here | (VIP)",
                "\\bfee\\b | No coffee, one fee | fee"
            })
    void aPatternIsFoundAsItStandsWithItsWholeSigns(String pattern, String text, String expected) {
        assertThat(found(pattern(pattern), text)).containsExactly(expected);
    }

    @Test
    void aPhraseALineIsLookedFor() {
        assertThat(found(phrases("braces\n\n  retainer  ", Category.BILLING), "A retainer, not braces"))
                .containsExactly("retainer", "braces");
    }

    @Test
    void eachRuleIsFoundAlsoWithinALongerPhraseOfAnother() {
        var rules = Rules.of(
                named(phrases("braces", Category.BILLING), "One"),
                named(phrases("clear braces", Category.COMPLAINT), "Two"));

        assertThat(rules.addTo(PRAISE, "clear braces").reasons())
                .extracting(Reason::rule)
                .containsExactly("thanks", "own:Two", "own:One");
    }

    @Test
    void aRuleSpeaksOfAFewPlacesOnly() {
        var rules = Rules.of(pattern("fee"), named(phrases("fee", Category.BILLING), "Other"));

        assertThat(rules.addTo(PRAISE, "fee ".repeat(40)).reasons()).hasSize(1 + 3 + 3);
    }

    @Test
    void aRuleThatIsOffIsNotLookedFor() {
        assertThat(Rules.of(off(phrases("braces", Category.BILLING))).in("braces"))
                .isEmpty();
    }

    @Test
    void aRuleThatCannotBeReadAnyMoreLeavesTheOthers() {
        var rules = Rules.of(pattern("("), named(phrases("braces", Category.BILLING), "Other"));

        assertThat(rules.addTo(PRAISE, "braces").reasons())
                .extracting(Reason::rule)
                .containsExactly("thanks", "own:Other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+c", "(a*)*b", "(.*a){20}c", "(x+x+)+y", "a.*b|a"})
    void aPatternThatHangsOthersAnswersOnAVeryLongText(String pattern) {
        var text = "a".repeat(100_000) + "!";

        assertThat(Rules.of(pattern(pattern)).in(text).size()).isLessThan(2);
    }

    @Test
    void aPhraseWithGapsAnswersOnAVeryLongText() {
        var text = "a ".repeat(50_000);

        assertThat(Rules.of(phrases("(a|a a|a a a) ... a ... (a|a a|b)", Category.BILLING))
                        .in(text))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\ud800", "😀", "\u0301", "\0", "((((", "\r\n\r\n"})
    void anyTextIsRead(String text) {
        assertThat(Rules.of(pattern("x|\\d+"), named(phrases("braces", Category.BILLING), "Other"))
                        .in(text))
                .isEmpty();
    }

    @Test
    void theMostUrgentRuleThatNamesSomebodyDecidesWhoGetsIt() {
        var rules = Rules.of(
                named(assigning(phrases("fee", Category.PRAISE), new MemberId(3)), "Less urgent"),
                named(phrases("fee", Category.COMPLAINT), "Nobody"),
                named(assigning(phrases("fee", Category.BILLING), new MemberId(4)), "More urgent"));

        assertThat(rules.assignee(rules.addTo(PRAISE, "A fee"))).contains(new MemberId(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0", "P1"})
    void whatIsUrgentIsGivenToNobodyByARule(Priority least) {
        var rules = Rules.of(assigning(atLeast(phrases("fee", Category.BILLING), least), new MemberId(4)));

        assertThat(rules.assignee(rules.addTo(PRAISE, "A fee"))).isEmpty();
    }
}
