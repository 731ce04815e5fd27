package org.bedside.triage.learning;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.model.Priority;

/// Texts that nobody learns from, by which each change of triage is tried: what is urgent in them has to be found as
/// often as before.
public final class FrozenSet {
    private static final List<String> FILES = List.of("self-harm", "p0", "p1", "calm");

    private FrozenSet() {}

    static List<Lesson> lessons() {
        return FILES.stream()
                .flatMap(name -> Lesson.resource("triage/frozen/" + name + ".tsv").stream())
                .toList();
    }

    /// The texts among them in which nothing is urgent.
    public static List<String> calm() {
        return Lesson.resource("triage/frozen/calm.tsv").stream()
                .map(Lesson::text)
                .toList();
    }

    /// Of a category's texts, how many were found.
    ///
    /// @param found flagged as such, or "please check" at P0 or P1
    public record Recall(int found, int of) {
        public double share() {
            return (double) found / of;
        }
    }

    /// How much of what is urgent (P0 and P1) is found, by category.
    public static Map<Category, Recall> recall(Function<String, Assessment> triage) {
        return recall(lessons(), triage);
    }

    static Map<Category, Recall> recall(List<Lesson> lessons, Function<String, Assessment> triage) {
        var recall = new EnumMap<Category, Recall>(Category.class);
        for (var lesson : lessons) {
            for (var category : lesson.categories()) {
                if (category.priority().isMoreUrgentThan(Priority.P2)) {
                    boolean found = isFound(category, triage.apply(lesson.text()));
                    recall.merge(
                            category,
                            new Recall(found ? 1 : 0, 1),
                            (a, b) -> new Recall(a.found + b.found, a.of + b.of));
                }
            }
        }
        return recall;
    }

    private static boolean isFound(Category category, Assessment assessment) {
        return assessment.flags().contains(category)
                || (assessment.pleaseCheck() && assessment.priority().isMoreUrgentThan(Priority.P2));
    }
}
