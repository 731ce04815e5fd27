package org.bedside.triage.rules;

import java.util.List;
import org.bedside.model.Category;
import org.bedside.model.Span;

/// What somebody beside the rules thinks that a text is about. It adds to what the rules say and takes nothing away.
///
/// @param sure whether it counts like a rule's word; else a person is asked to look, within the hour
/// @param words what speaks for it most
public record Opinion(Category category, boolean sure, List<Span> words) {
    public Opinion {
        words = List.copyOf(words);
    }
}
