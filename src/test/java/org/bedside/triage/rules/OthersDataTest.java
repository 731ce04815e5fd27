package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.junit.jupiter.api.Test;

/// Measures the rules on sentences that others wrote and labelled, where they are present, and prints the figures.
///
/// The rules are not tuned to these files, so no figure is demanded of them; a sentence must only get its answer.
class OthersDataTest {
    private static final Path DATA = Path.of("..", "shared", "data", "eval");
    private static final TriageRules RULES = TriageRules.load();

    private record Sentence(String label, String text, Assessment assessment) {
        boolean has(Category category) {
            return assessment.flags().contains(category);
        }
    }

    private record Measured(String what, long right, long wrong, long missed) {
        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%-46s precision %5.1f %% (%d of %d)  recall %5.1f %% (%d of %d)%n",
                    what,
                    100.0 * right / Math.max(1, right + wrong),
                    right,
                    right + wrong,
                    100.0 * right / Math.max(1, right + missed),
                    right,
                    right + missed);
        }
    }

    /// Lines of columns parted by tabs; a column may stand in quotation marks, which are doubled inside.
    private static List<Sentence> read(String file, int label, int text) throws IOException {
        var path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "not there, skipped: " + path);
        return Files.readAllLines(path).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length > Math.max(label, text))
                .map(columns -> new Sentence(
                        unquoted(columns[label]), unquoted(columns[text]), RULES.assess(unquoted(columns[text]))))
                .toList();
    }

    private static String unquoted(String column) {
        return column.length() > 1 && column.startsWith("\"") && column.endsWith("\"")
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }

    private static Measured measure(
            String what, List<Sentence> sentences, Predicate<Sentence> expected, Predicate<Sentence> found) {
        var measured = new Measured(
                what,
                sentences.stream().filter(expected.and(found)).count(),
                sentences.stream().filter(expected.negate().and(found)).count(),
                sentences.stream().filter(expected.and(found.negate())).count());
        measured.print();
        return measured;
    }

    @Test
    void clinicalVignettesAreMeasured() throws IOException {
        var vignettes = read("emergency_vignettes.tsv", 1, 4);

        var measured = measure(
                "EMERGENCY, critical and urgent vignettes",
                vignettes,
                vignette -> !vignette.label().equals("routine"),
                vignette -> vignette.has(Category.EMERGENCY));

        assertThat(measured.right() + measured.missed()).isPositive();
    }

    @Test
    void drugForumSentencesAreMeasured() throws IOException {
        var posts = read("adverse_reaction_posts.tsv", 1, 0);

        var measured = measure(
                "ADVERSE_REACTION, forum sentences out of context",
                posts,
                post -> post.label().equals("1"),
                post -> post.has(Category.ADVERSE_REACTION));

        assertThat(measured.right() + measured.missed()).isPositive();
    }

    @Test
    void misinformationIsMeasured() throws IOException {
        var tweets = read("misinformation_tweets.tsv", 1, 2);

        var measured = measure(
                "MISINFORMATION, fake against real news",
                tweets,
                tweet -> tweet.label().equals("fake"),
                tweet -> tweet.has(Category.MISINFORMATION));

        assertThat(measured.right() + measured.missed()).isPositive();
    }

    @Test
    void identifiersAreMeasured() throws IOException {
        var identifier = Pattern.compile("PHONE|EMAIL|MEDICAL_RECORD|ACCOUNT|SSN|CREDIT_CARD");
        for (var file : List.of("phi_queries.tsv", "pii_sentences.tsv")) {
            var sentences = read(file, 2, 1);

            var measured = measure(
                    "PRIVACY, phone, e-mail, record, card: " + file,
                    sentences,
                    sentence -> identifier.matcher(sentence.label()).find(),
                    sentence -> sentence.has(Category.PRIVACY));

            measure(
                    "PRIVACY, any detail of a person: " + file,
                    sentences,
                    sentence -> !sentence.label().equals("[]"),
                    sentence -> sentence.has(Category.PRIVACY));
            assertThat(measured.right() + measured.missed()).isPositive();
        }
    }

    @Test
    void falseAlarmsOnEverydaySentencesAreMeasured() throws IOException {
        for (var file : List.of("everyday_intents.tsv", "billing_like_intents.tsv")) {
            var sentences = read(file, 0, 1);

            var urgent = sentences.stream()
                    .filter(sentence -> sentence.assessment().priority().needsAPersonEachTime())
                    .count();
            var nothing = sentences.stream()
                    .filter(sentence -> sentence.assessment().flags().equals(Set.of(Category.GENERAL_QUESTION)))
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%-46s P0 or P1 on %d, no flag but a general question on %d of %d%n",
                    file,
                    urgent,
                    nothing,
                    sentences.size());

            assertThat(sentences).isNotEmpty();
        }
    }
}
