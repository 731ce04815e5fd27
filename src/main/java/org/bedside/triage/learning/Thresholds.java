package org.bedside.triage.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bedside.model.Category;
import org.bedside.triage.rules.Opinion;

/// From which probability on the model speaks for a category; found by cross-validation over the lessons, as
/// `src/docs/TRIAGE.md` tells.
///
/// @param sure from here on it counts like a rule
/// @param unsure from here on a person is asked to look
record Thresholds(double sure, double unsure) {
    private static final Thresholds USUAL = new Thresholds(0.4);
    private static final Map<Category, Thresholds> OF = Map.of(
            Category.SELF_HARM, new Thresholds(0.85, 0.1),
            Category.EMERGENCY, new Thresholds(0.5, 0.1),
            Category.VIOLENCE, new Thresholds(0.7, 0.15),
            Category.ADVERSE_REACTION, new Thresholds(0.25),
            Category.PRIVACY, new Thresholds(0.2),
            Category.LEGAL, new Thresholds(0.15));

    Thresholds(double sure) {
        this(sure, sure);
    }

    static List<Opinion> opinions(TextModel.Reading reading) {
        var opinions = new ArrayList<Opinion>();
        for (var category : Category.values()) {
            var thresholds = OF.getOrDefault(category, USUAL);
            double probability = reading.probability(category);
            if (probability >= thresholds.unsure()) {
                opinions.add(new Opinion(category, probability >= thresholds.sure(), reading.words(category)));
            }
        }
        return opinions;
    }
}
