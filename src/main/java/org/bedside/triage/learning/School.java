package org.bedside.triage.learning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.triage.learning.FrozenSet.Recall;

/// What a model is taught with and tried on.
///
/// @param model what it knows before it learns from a practice
/// @param madeOf what of Bedside's own that was made of, a digest
/// @param lessons what that was taught; read anew each time, since it is much
/// @param frozen what nobody is taught
public record School(TextModel model, String madeOf, Supplier<List<Lesson>> lessons, Supplier<List<Lesson>> frozen) {
    /// With what Bedside ships.
    public static School shipped() {
        return new School(TextModel.load(), TextModel.madeOf(), Lesson::shipped, FrozenSet::lessons);
    }

    /// What the model becomes by decisions of a practice.
    ///
    /// @param signs what the rules see in a text
    public TextModel taught(List<Lesson> decisions, Function<String, Set<String>> signs) {
        return Trainer.train(model, lessons.get(), decisions, signs);
    }

    /// How much of what is urgent triage finds in the frozen set, by category.
    public Map<Category, Recall> tried(Function<String, Assessment> triage) {
        return FrozenSet.recall(frozen.get(), triage);
    }
}
