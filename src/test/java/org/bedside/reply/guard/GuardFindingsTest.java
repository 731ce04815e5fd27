package org.bedside.reply.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.bedside.model.Author;
import org.bedside.model.Platform;
import org.bedside.model.Span;
import org.bedside.reply.guard.Finding.Rule;
import org.bedside.reply.guard.Finding.Verdict;
import org.junit.jupiter.api.Test;

final class GuardFindingsTest {
    private static final ReplyGuard GUARD = ReplyGuard.standard();
    private static final GuardContext NEUTRAL = Lakeside.neutral(Platform.X);

    @Test
    void findingsAreSortedByTheirPlaceInTheText() {
        var text = "See you, Xiomara, on March 3rd about your asthma and {topic}.";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings)
                .containsExactly(
                        block(Rule.G1, "see-you", text, "See you"),
                        block(Rule.G2, "person-name", text, "Xiomara"),
                        block(Rule.G3, "date", text, "March 3rd"),
                        block(Rule.G4, "health-of-reader", text, "your asthma"),
                        block(Rule.G10, "placeholder", text, "{topic}"));
    }

    @Test
    void aFindingCoversTheWordsAsTheyWereTyped() {
        var text = "\ud83d\ude42 Sorry about y\u200bour  v\u0456sit\u0301, dear all";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings).containsExactly(block(Rule.G1, "past-contact", text, "y\u200bour  v\u0456sit\u0301"));
    }

    @Test
    void spacedOutWordsAreCoveredWhole() {
        var text = "About y o u r v i s i t now";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings).containsExactly(block(Rule.G1, "past-contact", text, "y o u r v i s i t"));
    }

    @Test
    void aRuleThatBreaksBlocksTheText() {
        var broken = new GuardRule() {
            @Override
            public Rule rule() {
                return Rule.G3;
            }

            @Override
            public List<Finding> check(String text, GuardContext context) {
                throw new IllegalStateException("broken on purpose");
            }
        };
        var guard = new ReplyGuard(List.of(broken, new SendableRule()));

        var findings = guard.check("Thank you! {gap}", NEUTRAL);

        assertThat(findings)
                .containsExactly(
                        new Finding(Rule.G3, Verdict.BLOCK, "guard-failed", Optional.empty()),
                        block(Rule.G10, "placeholder", "Thank you! {gap}", "{gap}"));
    }

    @Test
    void aRuleThatLosesItselfBlocksTheText() {
        var endless = new GuardRule() {
            @Override
            public Rule rule() {
                return Rule.G4;
            }

            @Override
            public List<Finding> check(String text, GuardContext context) {
                throw new StackOverflowError();
            }
        };

        var findings = new ReplyGuard(List.of(endless)).check("Thank you!", NEUTRAL);

        assertThat(findings).containsExactly(new Finding(Rule.G4, Verdict.BLOCK, "guard-failed", Optional.empty()));
    }

    @Test
    void theSameTextIsJudgedTheSameEachTime() {
        var text = "Mr. Ellison, your visit on 3/4/2026 and your insurance: call 773-555-0199.";

        var first = GUARD.check(text, NEUTRAL);

        assertThat(ReplyGuard.standard().check(text, NEUTRAL)).isEqualTo(first).isNotEmpty();
    }

    @Test
    void aTextLongerThanThePlatformTakesIsBlocked() {
        var words = "Thank you all, ".repeat(20);

        var onX = GUARD.check(words, Lakeside.neutral(Platform.X));
        var onFacebook = GUARD.check(words, Lakeside.neutral(Platform.FACEBOOK));

        assertThat(onX).containsExactly(new Finding(Rule.G10, Verdict.BLOCK, "too-long", Optional.empty()));
        assertThat(onFacebook).isEmpty();
    }

    @Test
    void aControlSignIsBlockedWhereItStands() {
        var text = "Thank\u0000 you\nall\tof \u202eyou";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings)
                .containsExactly(
                        block(Rule.G10, "control-character", text, "\u0000"),
                        block(Rule.G10, "control-character", text, "\u202e"));
    }

    @Test
    void anEmptyTextIsBlocked() {
        var findings = GUARD.check(" \n\u200b", NEUTRAL);

        assertThat(findings).containsExactly(new Finding(Rule.G10, Verdict.BLOCK, "empty", Optional.empty()));
    }

    @Test
    void whatThePracticePublishesIsNotAnIdentifierButTheSameKindOfThingIs() {
        var text = "Call 312-555-0142, not 312-555-0143; 120 Lakeside Avenue, not 122 Lakeside Avenue.";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings)
                .containsExactly(
                        block(Rule.G3, "phone", text, "312-555-0143"),
                        block(Rule.G3, "address", text, "122 Lakeside Avenue."));
    }

    @Test
    void aListedTextOfOpeningHoursMayHoldDates() {
        var listed = "We are closed from December 24 to January 1.";
        var other = "We are closed on December 23.";

        var findings = List.of(GUARD.check(listed, NEUTRAL), GUARD.check(other, NEUTRAL));

        assertThat(findings).containsExactly(List.of(), List.of(block(Rule.G3, "date", other, "December 23")));
    }

    @Test
    void aListedSiteInLookAlikeLettersIsAnotherSite() {
        var text = "Book at https://l\u0430keside.example/book";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings).containsExactly(block(Rule.G3, "link", text, "https://l\u0430keside.example/book"));
    }

    @Test
    void theWritersOwnHandleMayStandAtTheStartAndHerNameNowhere() {
        var handle = "@tooth_fairy_fan Please call our office.";
        var name = "@tooth_fairy_fan Please call our office, ostrander.";

        var findings = List.of(GUARD.check(handle, Lakeside.ostrander()), GUARD.check(name, Lakeside.ostrander()));

        assertThat(findings).containsExactly(List.of(), List.of(block(Rule.G2, "writer-name", name, "ostrander")));
    }

    @Test
    void aMembersFirstNameIsTheWritersNameWhenTheWriterBearsIt() {
        var writer = new Author("3", "", "Grace Applewhite");
        var context = new GuardContext(Platform.FACEBOOK, writer, "Lovely people.", Lakeside.PUBLISHES);
        var text = "Thank you, Grace! Grace Okafor and Dr. Okafor will read this.";

        var findings = GUARD.check(text, context);

        assertThat(findings)
                .containsExactly(new Finding(Rule.G2, Verdict.BLOCK, "writer-name", Optional.of(new Span(11, 16))));
    }

    @Test
    void aWriterNamedLikeAnEverydayWordDoesNotForbidTheWord() {
        var writer = new Author("4", "", "Will Summers-May");
        var context = new GuardContext(Platform.X, writer, "Lovely people.", Lakeside.PUBLISHES);
        var harmless = "We will call, and you may call too. Will that do?";
        var named = "We hope that Will calls.";

        var findings = List.of(GUARD.check(harmless, context), GUARD.check(named, context));

        assertThat(findings).containsExactly(List.of(), List.of(block(Rule.G2, "writer-name", named, "Will")));
    }

    @Test
    void aNameWithinTheHandleIsNotTakenOut() {
        var writer = new Author("5", "pritharaman84", "");
        var context = new GuardContext(Platform.X, writer, "Lovely people.", Lakeside.PUBLISHES);
        var text = "We are listening, Pritha.";

        var findings = GUARD.check(text, context);

        assertThat(findings).containsExactly(block(Rule.G2, "writer-name", text, "Pritha"));
    }

    @Test
    void twoUnknownCapitalisedWordsAreWarnedOf() {
        var text = "We agree with Johns Hopkins on sleep.";

        var findings = GUARD.check(text, NEUTRAL);

        assertThat(findings)
                .containsExactly(new Finding(Rule.G2, Verdict.WARN, "perhaps-name", Optional.of(new Span(14, 27))));
    }

    @Test
    void anEchoBlocksWhereThePersonSpokeOfThemselvesAndWarnsWhereTheySpokeInGeneral() {
        var text = "Migraines deserve care.";
        var own = comment("My migraine got worse.");
        var general = comment("Migraines are invented!");

        var findings = List.of(GUARD.check(text, own), GUARD.check(text, general), GUARD.check(text, NEUTRAL));

        assertThat(findings)
                .containsExactly(
                        List.of(block(Rule.G4, "echo", text, "Migraines")),
                        List.of(new Finding(Rule.G4, Verdict.WARN, "echo-in-general", Optional.of(new Span(0, 9)))),
                        List.of());
    }

    @Test
    void theCrisisLinesNameIsNoEcho() {
        var text = "Please call or text 988, the Suicide & Crisis Lifeline, now.";

        var findings = GUARD.check(text, comment("I think of suicide every day."));

        assertThat(findings).isEmpty();
    }

    @Test
    void aLongHostileTextIsReadToItsEnd() {
        var hostile =
                List.of("a", "a.", "1 ", "1-", "your ", "(", "https://", "mrn # : no ", "12 Main Oak ", "{", "@a.");
        var context = Lakeside.neutral(Platform.FACEBOOK);

        var reasons = hostile.stream()
                .map(part -> part.repeat(7_900 / part.length()) + " your visit")
                .map(text ->
                        GUARD.check(text, context).stream().map(Finding::reason).toList())
                .toList();

        assertThat(reasons)
                .allSatisfy(found -> assertThat(found).contains("past-contact").doesNotContain("guard-failed"));
    }

    @Test
    void everyReasonHasItsText() throws IOException {
        var texts = new Properties();
        try (var in = GuardFindingsTest.class.getResourceAsStream("/texts-guard.properties")) {
            texts.load(in);
        }
        var reasons = new HashSet<String>(Set.of("guard-failed", "person-name", "writer-name", "handle"));
        reasons.add("perhaps-name");
        reasons.addAll(Set.of("phone", "email", "link", "date", "ssn", "ip-address", "address", "place", "zip"));
        reasons.addAll(Set.of("unknown-link", "link-costs"));
        reasons.addAll(Set.of("card", "number", "digits", "echo", "echo-in-general"));
        reasons.addAll(Set.of("placeholder", "empty", "control-character", "too-long", "long-answer"));
        for (var file : List.of(
                "past-contact.txt",
                "unmasking.txt",
                "health-phrases.txt",
                "advice.txt",
                "questions.txt",
                "tone.txt",
                "apology.txt",
                "promises.txt")) {
            reasons.addAll(Phrases.load(file).reasons());
        }
        reasons.remove("body-of-reader");

        var keys = new TreeSet<String>();
        reasons.forEach(reason -> keys.add("guard." + reason));

        texts.keySet().removeIf(key -> key.toString().startsWith("mend."));
        assertThat(new TreeSet<>(texts.stringPropertyNames())).isEqualTo(keys);
        assertThat(texts.values())
                .allSatisfy(text -> assertThat(new MessageFormat((String) text, Locale.ROOT).format(new Object[0]))
                        .isEqualTo(((String) text).replace("''", "'")));
    }

    private static GuardContext comment(String words) {
        return new GuardContext(Platform.FACEBOOK, new Author("6", "sunny_side", ""), words, Lakeside.PUBLISHES);
    }

    private static Finding block(Rule rule, String reason, String text, String words) {
        int start = text.indexOf(words);
        return new Finding(rule, Verdict.BLOCK, reason, Optional.of(new Span(start, start + words.length())));
    }
}
