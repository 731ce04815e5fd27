package org.bedside.triage.rules;

import org.bedside.model.Category;

/// What a phrase of the rule files stands for.
sealed interface Meaning {
    /// A rule that speaks for a category, by the name under which its reason is shown.
    record Rule(Category category, String name) implements Meaning {}

    /// A member of a named list, which combinations draw on.
    record Listed(String list) implements Meaning {}

    /// Words that change what the words around them mean.
    enum Marker implements Meaning {
        /// "no", "denies": what follows is said not to be.
        NEGATIONS,
        /// "not sure", "no relief": looks like a negation and is none.
        NOT_NEGATIONS,
        /// "any", "signs of": may stand between a negation and what it denies.
        FILLERS,
        /// "or": the negation goes on.
        ALTERNATIVES,
        /// "last year".
        PAST,
        /// "now": takes back past and hypothetical.
        PRESENT,
        /// "have", "feel": takes back past.
        ONGOING,
        /// "if I ever".
        HYPOTHETICAL,
        /// "dying to see": the words inside do not mean what they say.
        IDIOMS,
        /// "my son": what such a person is quoted with is meant.
        PEOPLE,
        /// "and", "but": a new statement.
        BREAKS
    }
}
