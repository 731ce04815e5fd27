package org.bedside.triage.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.bedside.model.Category;
import org.bedside.model.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The demo's comments carry the category that a person gave them.
class DemoHistoryTest {
    private static final TriageRules RULES = TriageRules.load();

    private record Labelled(String id, Category label, String text) {}

    private static List<Labelled> comments(String name) throws IOException {
        try (var in = Objects.requireNonNull(DemoHistoryTest.class.getResourceAsStream("/demo/" + name))) {
            return StreamSupport.stream(new YAMLMapper().readTree(in).spliterator(), false)
                    .filter(comment -> comment.has("category"))
                    .map(comment -> new Labelled(
                            comment.path("id").asText(),
                            Category.valueOf(comment.path("category").asText()),
                            comment.path("text").asText()))
                    .toList();
        }
    }

    @Test
    void theRulesAgreeWithTheLabelsPriorityOnAtLeast85InAHundredComments() throws IOException {
        var comments = comments("history.yaml");

        var agreed = comments.stream()
                .filter(comment -> RULES.assess(comment.text()).priority()
                        == comment.label().priority())
                .count();

        assertThat((double) agreed / comments.size()).isGreaterThanOrEqualTo(0.85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.yaml", "live.yaml", "viral.yaml"})
    void noCommentThatAPersonCalledP0IsMissed(String name) throws IOException {
        var comments = comments(name);

        var missed = comments.stream()
                .filter(comment -> comment.label().priority() == Priority.P0)
                .filter(comment -> RULES.assess(comment.text()).priority() != Priority.P0)
                .map(Labelled::id)
                .toList();

        assertThat(missed).isEmpty();
    }
}
