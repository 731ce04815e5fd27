package org.bedside.triage.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.bedside.model.Category;
import org.bedside.triage.learning.Features.Kind;

/// Makes a [TextModel] of lessons; the same lessons give the same model.
public final class Trainer {
    /// What fewer lessons hold tells nothing of others.
    private static final int FEWEST_LESSONS_A_WORD = 2;
    private static final int FEWEST_LESSONS_A_PIECE = 4;

    /// How far the weights may go to fit each lesson.
    private static final double COST = 8;
    private static final double PRECISE = 0.01;
    private static final double BIAS = 1;

    static {
        Linear.disableDebugOutput();
    }

    private Trainer() {}

    /// @param signs what the rules see in a text
    public static TextModel train(List<Lesson> lessons, Function<String, Set<String>> signs) {
        var texts = lessons.stream()
                .map(lesson -> Features.of(lesson.text(), signs.apply(lesson.text())))
                .toList();
        var known = known(texts);
        var features = List.copyOf(known.keySet());
        var idf = new float[features.size()];
        int at = 0;
        for (int lessonsWithIt : known.values()) {
            idf[at++] = (float) (1 + Math.log((1.0 + lessons.size()) / (1.0 + lessonsWithIt)));
        }
        int categories = Category.values().length;
        var weights = new float[features.size() * categories];
        var bias = new float[categories];
        var empty = new TextModel(features, idf, weights, bias);
        var nodes = texts.stream()
                .map(text -> nodes(empty.vector(text), features.size() + 1))
                .toArray(Feature[][]::new);
        Arrays.stream(Category.values()).parallel().forEach(category -> {
            var problem = new Problem();
            problem.l = lessons.size();
            problem.n = features.size() + 1;
            problem.bias = BIAS;
            problem.x = nodes;
            problem.y = lessons.stream()
                    .mapToDouble(lesson -> lesson.categories().contains(category) ? 1 : -1)
                    .toArray();
            learn(problem, category.ordinal(), categories, weights, bias);
        });
        return new TextModel(features, idf, weights, bias);
    }

    /// How many lessons hold each feature; sorted, so that the numbers are the same each time.
    private static Map<String, Integer> known(List<Features> texts) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            var own = new HashSet<String>();
            text.each((feature, _) -> own.add(feature));
            own.forEach(feature -> counts.merge(feature, 1, Integer::sum));
        }
        var known = new TreeMap<String, Integer>();
        counts.forEach((feature, count) -> {
            if (count >= (Kind.of(feature) == Kind.PIECE ? FEWEST_LESSONS_A_PIECE : FEWEST_LESSONS_A_WORD)) {
                known.put(feature, count);
            }
        });
        return known;
    }

    private static Feature[] nodes(TextModel.Vector vector, int bias) {
        var nodes = new Feature[vector.features().length + 1];
        for (int at = 0; at < vector.features().length; at++) {
            nodes[at] = new FeatureNode(vector.features()[at] + 1, vector.values()[at]);
        }
        nodes[nodes.length - 1] = new FeatureNode(bias, BIAS);
        return nodes;
    }

    private static void learn(Problem problem, int category, int categories, float[] weights, float[] bias) {
        if (Arrays.stream(problem.y).allMatch(y -> y < 0)) {
            // Never: as little as a float can tell.
            bias[category] = -Float.MAX_VALUE;
            return;
        }
        var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, COST, PRECISE));
        double sign = model.getLabels()[0] > 0 ? 1 : -1;
        var learnt = model.getFeatureWeights();
        for (int feature = 0; feature < problem.n - 1; feature++) {
            weights[feature * categories + category] = (float) (sign * learnt[feature]);
        }
        bias[category] = (float) (sign * learnt[problem.n - 1] * BIAS);
    }
}
