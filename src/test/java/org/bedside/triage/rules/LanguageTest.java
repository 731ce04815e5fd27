package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.bedside.model.Assessment;
import org.bedside.model.Reason;
import org.junit.jupiter.api.Test;

/// Whether triage knows which texts it can read; held against libraries in `src/docs/decisions/0014-language.md`.
class LanguageTest {
    private static final TriageRules RULES = TriageRules.load();
    private static final Set<String> SPOKEN = Set.of("en", "es");
    private static final Set<String> NONE = Set.of("xx");

    private record Sample(String language, Assessment assessment) {
        boolean isRead() {
            return assessment.reasons().stream()
                    .map(Reason::rule)
                    .noneMatch(Set.of(Verdict.UNKNOWN_LANGUAGE, Verdict.VERY_SHORT)::contains);
        }
    }

    private static List<Sample> samples() {
        try (var in = Objects.requireNonNull(LanguageTest.class.getResourceAsStream("/triage/languages.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(fields -> new Sample(fields[0], RULES.assess(fields[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double share(Predicate<Sample> of, Predicate<Sample> such) {
        var samples = samples().stream().filter(of).toList();
        assertThat(samples).hasSizeGreaterThan(50);
        return (double) samples.stream().filter(such).count() / samples.size();
    }

    @Test
    void englishAndSpanishAreRead() {
        assertThat(share(sample -> SPOKEN.contains(sample.language()), Sample::isRead))
                .isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void whatIsWrittenInAnyOtherLanguageIsForAPerson() {
        assertThat(share(
                        sample -> !SPOKEN.contains(sample.language()) && !NONE.contains(sample.language()),
                        sample -> sample.assessment().pleaseCheck()))
                .isGreaterThanOrEqualTo(0.99);
    }
}
