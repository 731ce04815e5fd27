package org.bedside.triage.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bedside.model.Category;
import org.bedside.triage.learning.Features.Kind;

/// Makes a [TextModel] of lessons; the same lessons give the same model.
public final class Trainer {
    /// What fewer lessons hold tells nothing of others.
    private static final int FEWEST_LESSONS_A_WORD = 2;
    private static final int FEWEST_LESSONS_A_PIECE = 8;

    /// How far the weights may go to fit each lesson.
    private static final double COST = 8;
    private static final double PRECISE = 0.1;
    private static final double BIAS = 1;
    private static final int TIMES = 4;

    static {
        Linear.disableDebugOutput();
    }

    private Trainer() {}

    /// The model that the lessons give.
    ///
    /// @param signs what the rules see in a text
    public static TextModel train(List<Lesson> lessons, Function<String, Set<String>> signs) {
        var texts = features(lessons, signs);
        var known = known(texts);
        var idf = new float[known.size()];
        int at = 0;
        for (int lessonsWithIt : known.values()) {
            idf[at++] = (float) (1 + Math.log((1.0 + lessons.size()) / (1.0 + lessonsWithIt)));
        }
        return learn(TextModel.empty(List.copyOf(known.keySet()), idf), lessons, texts);
    }

    /// What a model becomes by further lessons. It learns no new words, so that nothing of what was written in them is
    /// kept but how much the words of `before` weigh.
    ///
    /// @param lessons all that `before` has learnt
    /// @param more what it is to learn besides
    public static TextModel train(
            TextModel before, List<Lesson> lessons, List<Lesson> more, Function<String, Set<String>> signs) {
        var all = new ArrayList<>(lessons);
        // Decided by those whose work it is, on what is written to them: each counts as much as several of ours.
        more.forEach(lesson -> all.addAll(Collections.nCopies(TIMES, lesson)));
        return learn(before, all, features(all, signs));
    }

    private static List<Features> features(List<Lesson> lessons, Function<String, Set<String>> signs) {
        return lessons.stream()
                .map(lesson -> Features.of(lesson.text(), signs.apply(lesson.text())))
                .toList();
    }

    private static TextModel learn(TextModel before, List<Lesson> lessons, List<Features> texts) {
        var nodes = texts.stream()
                .map(text -> nodes(before.vector(text), before.size() + 1))
                .toArray(Feature[][]::new);
        var learnt = new ConcurrentHashMap<Category, double[]>();
        Arrays.stream(Category.values()).parallel().forEach(category -> {
            var problem = new Problem();
            problem.l = lessons.size();
            problem.n = before.size() + 1;
            problem.bias = BIAS;
            problem.x = nodes;
            problem.y = lessons.stream()
                    .mapToDouble(lesson -> lesson.categories().contains(category) ? 1 : -1)
                    .toArray();
            learnt.put(category, learn(problem, before.weights(category)));
        });
        return before.with(learnt);
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
        var nodes = new Feature[vector.size() + 1];
        for (int at = 0; at < vector.size(); at++) {
            nodes[at] = new FeatureNode(vector.feature(at) + 1, vector.value(at));
        }
        nodes[nodes.length - 1] = new FeatureNode(bias, BIAS);
        return nodes;
    }

    /// The weight of each feature, and the bias behind them.
    private static double[] learn(Problem problem, double[] from) {
        if (Arrays.stream(problem.y).allMatch(y -> y < 0)) {
            // Never.
            var none = new double[problem.n];
            none[problem.n - 1] = -Float.MAX_VALUE;
            return none;
        }
        var parameter = new Parameter(SolverType.L2R_LR, COST, PRECISE);
        // Of two classes the solver takes 1 for the first, so that its weights speak for the category.
        parameter.setInitSol(from);
        return Linear.train(problem, parameter).getFeatureWeights();
    }
}
