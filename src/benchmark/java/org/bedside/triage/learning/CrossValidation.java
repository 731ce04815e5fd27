package org.bedside.triage.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bedside.model.Category;
import org.bedside.triage.rules.TriageRules;

/// How well the model tells lessons that it has not seen, by category and probability: [Thresholds] are chosen by this
/// table. Five models each learn four fifths of the lessons and are tried on the rest.
final class CrossValidation {
    private static final int PARTS = 5;
    private static final double[] FROM = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

    private static final TriageRules RULES = TriageRules.load();

    private record Tried(Lesson lesson, TextModel.Reading reading) {}

    private CrossValidation() {}

    public static void main(String[] arguments) {
        var tried = tried(Lesson.shipped());
        System.out.println("| Category | Lessons | From | Recall | Precision | F1 | Falsely per thousand |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (var category : Category.values()) {
            for (var from : FROM) {
                row(tried, category, from);
            }
        }
    }

    private static List<Tried> tried(List<Lesson> lessons) {
        var tried = new ArrayList<Tried>();
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            var began = System.nanoTime();
            var model = Trainer.train(
                    lessons.stream().filter(lesson -> part(lesson) != left).toList(), CrossValidation::signs);
            System.out.printf(
                    Locale.ROOT, "%,d features learnt in %.1f s%n", model.size(), (System.nanoTime() - began) / 1e9);
            lessons.stream()
                    .filter(lesson -> part(lesson) == left)
                    .forEach(lesson -> tried.add(new Tried(lesson, model.read(lesson.text(), signs(lesson.text())))));
        }
        return tried;
    }

    private static Set<String> signs(String text) {
        return RULES.read(text).signs();
    }

    private static int part(Lesson lesson) {
        return Math.floorMod(lesson.text().hashCode(), PARTS);
    }

    private static void row(List<Tried> tried, Category category, double from) {
        int is = 0;
        int found = 0;
        int falsely = 0;
        for (var one : tried) {
            boolean there = one.lesson().categories().contains(category);
            boolean told = one.reading().probability(category) >= from;
            is += there ? 1 : 0;
            found += there && told ? 1 : 0;
            falsely += !there && told ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.3f | %.3f | %.3f | %.2f |%n",
                category,
                is,
                from,
                (double) found / is,
                (double) found / Math.max(1, found + falsely),
                2.0 * found / (is + found + falsely),
                1_000.0 * falsely / (tried.size() - is));
    }
}
