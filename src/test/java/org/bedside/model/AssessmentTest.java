package org.bedside.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssessmentTest {
    private static final Reason REASON = new Reason(Category.SPAM, "advert", Optional.empty());

    @Test
    void theHighestCategoryWins() {
        var assessment = Assessment.of(
                List.of(Category.PRAISE, Category.LEGAL, Category.EMERGENCY, Category.BILLING), List.of(REASON), true);

        assertThat(assessment)
                .isEqualTo(new Assessment(
                        Category.EMERGENCY,
                        Priority.P0,
                        Set.of(Category.EMERGENCY, Category.LEGAL, Category.BILLING, Category.PRAISE),
                        List.of(REASON),
                        true));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void aSingleCategoryBringsItsPriority(Category category) {
        assertThat(Assessment.of(List.of(category), List.of(), false))
                .isEqualTo(new Assessment(category, category.priority(), Set.of(category), List.of(), false));
    }

    @Test
    void flagsComeInTriageOrder() {
        var assessment = Assessment.of(List.of(Category.SPAM, Category.SELF_HARM, Category.LEGAL), List.of(), false);

        assertThat(assessment.flags()).containsExactly(Category.SELF_HARM, Category.LEGAL, Category.SPAM);
    }

    @Test
    void theCategoryIsAlwaysAmongTheFlags() {
        var assessment = new Assessment(Category.LEGAL, Priority.P1, Set.of(), List.of(), false);

        assertThat(assessment.flags()).containsExactly(Category.LEGAL);
    }

    @Test
    void anAssessmentCannotBeChanged() {
        var reasons = new ArrayList<>(List.of(REASON));
        var assessment = Assessment.of(List.of(Category.SPAM), reasons, false);
        reasons.clear();

        assertThat(assessment.reasons()).containsExactly(REASON);
        assertThatThrownBy(() -> assessment.flags().add(Category.LEGAL))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void categoriesStandInTheOrderOfTheirPriorities() {
        assertThat(List.of(Category.values()))
                .isSortedAccordingTo((a, b) -> a.priority().compareTo(b.priority()));
    }
}
