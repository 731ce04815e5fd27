package org.bedside.triage.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.bedside.model.Category;
import org.junit.jupiter.api.Test;

class TextModelTest {
    private static final TextModel MODEL = Trainer.train(lessons(), TextModelTest::signs);

    private static List<Lesson> lessons() {
        var lessons = new ArrayList<Lesson>();
        for (var who : List.of("I", "we", "my mother", "my son", "he")) {
            lessons.add(new Lesson(Set.of(Category.BILLING), who + " got an invoice twice"));
            lessons.add(new Lesson(Set.of(Category.BILLING), "that invoice " + who + " paid"));
            lessons.add(new Lesson(Set.of(Category.PRAISE), who + " thank the kind nurse"));
            lessons.add(new Lesson(Set.of(Category.PRAISE, Category.BILLING), "kind nurse, though an invoice, " + who));
            lessons.add(new Lesson(Set.of(), who + " got a dog twice"));
        }
        return lessons;
    }

    private static Set<String> signs(String text) {
        return text.contains("invoice") ? Set.of("money") : Set.of();
    }

    private static double probability(TextModel model, Category category, String text) {
        return model.read(text, signs(text)).probability(category);
    }

    @Test
    void aModelTellsWhatItHasLearnt() {
        assertThat(probability(MODEL, Category.BILLING, "an INVOICE came")).isGreaterThan(0.7);
        assertThat(probability(MODEL, Category.BILLING, "the nurse")).isLessThan(0.5);
        assertThat(probability(MODEL, Category.PRAISE, "such a kind nurse")).isGreaterThan(0.7);
    }

    @Test
    void aTextMayBeOfSeveralCategories() {
        var reading = MODEL.read("a kind nurse and an invoice", Set.of());

        assertThat(reading.probability(Category.BILLING)).isGreaterThan(0.5);
        assertThat(reading.probability(Category.PRAISE)).isGreaterThan(0.5);
    }

    @Test
    void whatTheRulesSawTellsSomething() {
        assertThat(MODEL.read("this", Set.of("money")).probability(Category.BILLING))
                .isGreaterThan(MODEL.read("this", Set.of()).probability(Category.BILLING));
    }

    @Test
    void aMisspeltWordStillTellsSomething() {
        assertThat(probability(MODEL, Category.BILLING, "invoicee"))
                .isGreaterThan(probability(MODEL, Category.BILLING, "dog") + 0.2);
    }

    @Test
    void whatNoLessonIsOfIsNeverFound() {
        assertThat(probability(MODEL, Category.SPAM, "an invoice from a kind nurse"))
                .isZero();
    }

    @Test
    void theWordsThatSpeakMostAreShownAsTheyFollow() {
        var text = "We saw the INVOICE of a dog";

        assertThat(MODEL.read(text, signs(text)).words(Category.BILLING).stream()
                        .map(span -> span.of(text)))
                .contains("INVOICE")
                .hasSizeLessThanOrEqualTo(3)
                .doesNotContain("dog");
    }

    @Test
    void aTextOfUnknownWordsIsOfNothing() {
        for (var text : List.of("", "🫀", "?!", "жжж ыыы", "\ud800")) {
            var reading = MODEL.read(text, signs(text));
            assertThat(reading.words(Category.BILLING)).isEmpty();
            assertThat(reading.probability(Category.BILLING)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theSameLessonsGiveTheSameModel() throws IOException {
        assertThat(written(Trainer.train(lessons(), TextModelTest::signs))).isEqualTo(written(MODEL));
    }

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        var read = TextModel.read(new ByteArrayInputStream(written(MODEL)));

        for (var lesson : lessons()) {
            for (var category : Category.values()) {
                assertThat(probability(read, category, lesson.text()))
                        .isCloseTo(probability(MODEL, category, lesson.text()), Offset.offset(0.005));
            }
        }
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        var written = written(MODEL);
        written[3]++;

        assertThatIOException().isThrownBy(() -> TextModel.read(new ByteArrayInputStream(written)));
        assertThatIOException().isThrownBy(() -> TextModel.read(new ByteArrayInputStream(new byte[] {1})));
    }

    private static byte[] written(TextModel model) throws IOException {
        var out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
