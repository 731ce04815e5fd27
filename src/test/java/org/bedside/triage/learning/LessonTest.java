package org.bedside.triage.learning;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bedside.model.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LessonTest {
    private static List<Lesson> read(String lines) throws IOException {
        return Lesson.read("test.tsv", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aLineHasItsCategoriesAndItsText() throws IOException {
        assertThat(read("LEGAL|BILLING\tMy \"lawyer\" asks about the bill\nNONE\tNice weather\n"))
                .containsExactly(
                        new Lesson(Set.of(Category.BILLING, Category.LEGAL), "My \"lawyer\" asks about the bill"),
                        new Lesson(Set.of(), "Nice weather"));
    }

    @ParameterizedTest
    @CsvSource({
        "no tab, test.tsv, 'line 2: categories, a tab'",
        "'BILLING\tone\ttwo', test.tsv, 'line 2: categories, a tab'",
        "'BILLING\t ', test.tsv, 'line 2: categories, a tab'",
        "'MONEY\tone', test.tsv, 'line 2: there is no category MONEY'",
    })
    void aBrokenLineIsNamed(String line, String file, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("NONE\tfine\n" + line))
                .withMessageContainingAll(file, what);
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void everyCategoryHasSeveralHundredLessons(Category category) {
        assertThat(Lesson.shipped().stream()
                        .filter(lesson -> lesson.categories().contains(category)))
                .hasSizeGreaterThan(350);
    }

    @Test
    void noLessonIsThereTwice() {
        var seen = new HashSet<String>();

        assertThat(Lesson.shipped().stream().map(lesson -> lesson.text().toLowerCase(Locale.ROOT)))
                .allMatch(seen::add);
    }

    @Test
    void whatTheModelIsTriedOnItHasNotLearnt() {
        var learnt = new HashSet<String>();
        Lesson.shipped().forEach(lesson -> learnt.add(lesson.text().toLowerCase(Locale.ROOT)));

        assertThat(FrozenSet.lessons().stream().map(lesson -> lesson.text().toLowerCase(Locale.ROOT)))
                .hasSizeGreaterThan(1_000)
                .allMatch(not(learnt::contains));
    }
}
