package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.model.Reason;
import org.bedside.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The sentences are invented; those that a doctor would want to add to are in `/triage/*.csv`.
class TriageRulesTest {
    private static final TriageRules RULES = TriageRules.load();

    private static List<String> words(Assessment assessment, String text) {
        return assessment.reasons().stream()
                .flatMap(reason -> reason.span().stream())
                .map(span -> span.of(text))
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/triage/examples.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void anExampleOfACategoryGetsThatCategory(Category category, String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.category()).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/triage/counterexamples.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void aCounterexampleOfACategoryIsNotFlaggedWithIt(Category category, String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.flags()).doesNotContain(category);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/triage/traps.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void contextLowersAnEmergencyToPleaseCheckAndSaysWhy(Category category, String rule, String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.flags()).doesNotContain(category);
        assertThat(assessment.pleaseCheck()).isTrue();
        assertThat(assessment.reasons())
                .extracting(Reason::category, Reason::rule)
                .contains(tuple(category, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't want to kill myself",
                "Last year I was suicidal",
                "If I ever want to die, who do I call?",
                "The poster says \"I want to kill myself\" and looks awful",
                "I want to die of embarrassment lol, loved the visit",
                "No quiero matarme",
                "kidding, but this wait makes me want to die"
            })
    void selfHarmIsNeverClearedByItsContext(String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.category()).isEqualTo(Category.SELF_HARM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have chest pain and had a stroke last year",
                "no fever, chest pain since this morning",
                "No, chest pain is getting worse",
                "not sure if it is a heart attack",
                "no one answers and I can't breathe",
                "I had a heart attack last year and now my chest hurts again",
                "My son says \"I can't breathe\" please answer",
                "\"I have chest pain\"",
                "This wait is killing me and I can't breathe",
                "what should I do if my chest hurts right now",
                "Tengo dolor en el pecho y no tengo fiebre",
            })
    void anEmergencyStandsWhereTheContextIsAboutSomethingElse(String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.category()).isEqualTo(Category.EMERGENCY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I CAN’T  BREATHE!!|CAN’T  BREATHE",
                "my chest huuuurts so much|chest huuuurts",
                "i think about su1cide|su1cide",
                "k i l l  m y s e l f|k i l l  m y s e l f",
                "I want to k!ll myself|k!ll myself",
                "I want to 𝓴𝓲𝓵𝓵 𝓶𝔂𝓼𝓮𝓵𝓯|𝓴𝓲𝓵𝓵 𝓶𝔂𝓼𝓮𝓵𝓯",
                "chest\u200Bpain: ch\u200Best pain|ch\u200Best pain",
                "ＣＨＥＳＴ　ＰＡＩＮ|ＣＨＥＳＴ　ＰＡＩＮ",
                "Me falta la respiración, no puedo respirár|no puedo respirár",
                "😢😢 kms 😢|kms",
                "e\u0301e\u0301 ﬁrst chest pain|chest pain"
            })
    void theReasonPointsAtTheWordsAsTheyWereWritten(String text, String words) {
        var assessment = RULES.assess(text);

        assertThat(words(assessment, text)).contains(words);
    }

    @Test
    void everyCategoryThatAppliesIsAFlagAndTheHighestWins() {
        var assessment = RULES.assess("The receptionist was rude, and I want to book an appointment about my bill.");

        assertThat(List.of(assessment.category(), assessment.priority(), assessment.flags()))
                .isEqualTo(List.of(
                        Category.COMPLAINT,
                        Priority.P2,
                        Set.of(Category.COMPLAINT, Category.BILLING, Category.APPOINTMENT)));
    }

    @Test
    void theWholeAssessmentIsShownWithItsReasons() {
        var assessment = RULES.assess("No chest pain. Where do I park?");

        assertThat(assessment)
                .isEqualTo(Assessment.of(
                        List.of(Category.GENERAL_QUESTION),
                        List.of(
                                new Reason(Category.EMERGENCY, "context-negated", Optional.of(new Span(3, 13))),
                                new Reason(Category.GENERAL_QUESTION, "practical", Optional.of(new Span(15, 30)))),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ok",
                "😢",
                "???",
                "help",
                "the cat sat on the mat",
                "Meu filho está com febre",
                "مرحبا كيف حالك اليوم يا دكتور",
                "שלום, כואב לי החזה",
                "胸が痛いです",
                "Hallo, ich habe seit gestern starke Schmerzen in der Brust"
            })
    void whatTheRulesDoNotUnderstandIsAPleaseCheck(String text) {
        var assessment = RULES.assess(text);

        assertThat(List.of(assessment.category(), assessment.pleaseCheck()))
                .isEqualTo(List.of(Category.GENERAL_QUESTION, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thank you!", "kms", "¡Gracias!", "chest pain"})
    void aShortTextOfWhichEveryWordIsKnownNeedsNoCheck(String text) {
        var assessment = RULES.assess(text);

        assertThat(assessment.pleaseCheck()).isFalse();
    }

    @Test
    void anAdvertisersOwnNumberIsNoPrivacyAlarmButAPleaseCheck() {
        var assessment = RULES.assess("Herbal doctor, buy followers, whatsapp him on +234 803 555 0101");

        assertThat(List.of(assessment.flags().contains(Category.PRIVACY), assessment.pleaseCheck()))
                .isEqualTo(List.of(false, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"My chest hurts. He wrote \"\"all is fine\"\".\"",
                "\"\"\"Help\"\", she said. My chest hurts.\"",
                "\"My chest hurts.\"",
            })
    void whatCameQuotedAsAWholeIsNoQuotation(String text) {
        assertThat(RULES.assess(text).priority()).isEqualTo(Priority.P0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The title is \"my chest hurts\" in red.",
                "\"My chest hurts\" is a bad title, and so is \"my arm aches\"",
                "\"The book is called \"\"my chest hurts\"\", do you have it?\"",
            })
    void whatIsQuotedWithinIsOne(String text) {
        var assessment = RULES.assess(text);

        assertThat(List.of(assessment.priority() == Priority.P0, assessment.pleaseCheck()))
                .isEqualTo(List.of(false, true));
    }

    @Test
    void aNoBeforeTheLongerPhraseHoldsForTheShorterOneInIt() {
        var denied = RULES.assess("Some cramps. No black tarry stools.");
        var said = RULES.assess("Some cramps. Black tarry stools.");

        assertThat(List.of(denied.priority() == Priority.P0, denied.pleaseCheck()))
                .isEqualTo(List.of(false, true));
        assertThat(said.priority()).isEqualTo(Priority.P0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chest pain ",
                "a",
                "(((((",
                "a!a$a@a*",
                "s u i c i d e ",
                "\"quote ",
                "no no no chest pain ",
                "\uD83D",
                "\uDE00 ",
                "e\u0301\u0302\u0303",
                "\u202Eabc\u202C ",
                "medicine rash since ",
                "12345678 ",
                "❤",
                "baby fever no "
            })
    void aHundredThousandCharactersOfAnythingAreAssessedWithSpansInside(String part) {
        var text = part.repeat(100_000 / part.length());

        var assessment = RULES.assess(text);

        assertThat(assessment.reasons())
                .allSatisfy(reason ->
                        assertThat(reason.span().map(Span::end).orElse(0)).isLessThanOrEqualTo(text.length()));
    }

    @Test
    void severalThreadsGetTheSameAnswerAsOne() throws Exception {
        var text = "My 2 month old has a fever, since starting amoxicillin she has a rash. DOB 04/12/2026.";
        var alone = RULES.assess(text);
        var together = new ArrayList<Assessment>();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<Assessment>>();
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(() -> RULES.assess(text)));
            }
            for (var answer : answers) {
                together.add(answer.get());
            }
        }

        assertThat(together).containsOnly(alone);
    }
}
