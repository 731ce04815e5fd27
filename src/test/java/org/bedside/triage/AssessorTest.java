package org.bedside.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.bedside.model.Reason;
import org.bedside.triage.learning.FrozenSet;
import org.bedside.triage.learning.Lesson;
import org.bedside.triage.learning.Trainer;
import org.bedside.triage.rules.TriageRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssessorTest {
    private static final TriageRules RULES = TriageRules.load();
    private static final Assessor TRIAGE = Assessor.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Made me feel like a zombie, and I gained thirty pounds | ADVERSE_REACTION
            the gals at reception talk about everyone's diagnosis loud enough for the whole waiting area | PRIVACY
            I have been writing letters to each of my kids so they have something from me | SELF_HARM
            """)
    void theModelSeesWhatNoRuleNames(String text, Category category) {
        assertThat(RULES.assess(text).flags()).doesNotContain(category);

        var assessment = TRIAGE.assess(text);

        assertThat(assessment.priority()).isLessThanOrEqualTo(Priority.P1);
        assertThat(assessment.reasons()).anySatisfy(reason -> {
            assertThat(reason.category()).isEqualTo(category);
            assertThat(reason.rule()).startsWith("model-");
            assertThat(reason.span()).isPresent();
        });
    }

    @Test
    void theModelTakesNothingAway() {
        assertThat(Stream.concat(
                        FrozenSet.calm().stream(),
                        Lesson.shipped().stream().map(Lesson::text).limit(3_000)))
                .filteredOn(text -> takesSomethingAway(RULES.assess(text), TRIAGE.assess(text)))
                .isEmpty();
    }

    private static boolean takesSomethingAway(Assessment rules, Assessment both) {
        boolean isLower = rules.priority().isMoreUrgentThan(both.priority());
        boolean isSurer = rules.pleaseCheck() && !both.pleaseCheck() && both.priority() == rules.priority();
        return isLower || isSurer || !names(both).containsAll(names(rules));
    }

    private static Set<String> names(Assessment assessment) {
        return assessment.reasons().stream().map(Reason::rule).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🫀", "?!…", "\ud83d", "\u200f\u202e مرحبا", "ой hola 你好"})
    void oddTextsAreForAPerson(String text) {
        assertThat(TRIAGE.assess(text).pleaseCheck()).isTrue();
    }

    @Test
    void aTextWithoutEndGetsItsAnswer() {
        assertThat(TRIAGE.assess("word ".repeat(20_000)).flags()).isNotEmpty();
        assertThat(TRIAGE.assess("\"(".repeat(50_000)).flags()).isNotEmpty();
    }

    @Test
    void whatReadsLikeDangerIsLookedAtWithinTheHour() {
        var unsure = FrozenSet.calm().stream()
                .map(TRIAGE::assess)
                .filter(assessment -> assessment.reasons().stream()
                        .anyMatch(reason -> reason.rule().startsWith("model-unsure-")))
                .toList();

        assertThat(unsure).allSatisfy(assessment -> {
            assertThat(assessment.priority()).isLessThanOrEqualTo(Priority.P1);
            assertThat(assessment.pleaseCheck()).isTrue();
        });
    }

    @Test
    void anotherModelMayTakeItsPlace() {
        var assessor = new Assessor(RULES, Trainer.train(lessons(Category.SPAM), _ -> Set.of()));
        assertThat(assessor.assess("the purple tortoise ambles along slowly").flags())
                .contains(Category.SPAM);

        assessor.use(Trainer.train(lessons(Category.BILLING), _ -> Set.of()));

        assertThat(assessor.assess("the purple tortoise ambles along slowly").flags())
                .contains(Category.BILLING)
                .doesNotContain(Category.SPAM);
    }

    private static List<Lesson> lessons(Category tortoises) {
        return Stream.of("ambles", "sleeps", "eats", "swims", "walks")
                .flatMap(does -> Stream.of(
                        new Lesson(Set.of(tortoises), "the purple tortoise " + does + " along slowly"),
                        new Lesson(Set.of(), String.format(Locale.ROOT, "a green bus %s there", does))))
                .toList();
    }
}
