package org.bedside.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What triage thinks of one comment, with its reasons.
///
/// @param category the highest that applies
/// @param flags every category that applies, in triage order
/// @param pleaseCheck whether the program is unsure, so that a person must look
public record Assessment(
        Category category, Priority priority, Set<Category> flags, List<Reason> reasons, boolean pleaseCheck) {

    public Assessment {
        var sorted = EnumSet.of(category);
        sorted.addAll(flags);
        flags = Collections.unmodifiableSet(sorted);
        reasons = List.copyOf(reasons);
    }

    /// The assessment in which the highest of `flags` wins.
    public static Assessment of(Collection<Category> flags, List<Reason> reasons, boolean pleaseCheck) {
        var sorted = EnumSet.copyOf(flags);
        var highest = sorted.iterator().next();
        return new Assessment(highest, highest.priority(), sorted, reasons, pleaseCheck);
    }
}
