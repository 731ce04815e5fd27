package org.bedside.triage.own;

import java.util.List;
import java.util.Optional;
import org.bedside.model.Assessment;
import org.bedside.model.Comment;
import org.bedside.model.Span;

/// What a rule would have found among the practice's latest comments.
///
/// @param comments how many were looked through
/// @param matches how many of them hold its words
/// @param first the latest of these
public record Trial(int comments, int matches, List<Match> first) {
    public Trial {
        first = List.copyOf(first);
    }

    /// A comment that holds the words.
    ///
    /// @param before what triage said of it until now
    public record Match(Comment comment, List<Span> places, Optional<Assessment> before) {
        public Match {
            places = List.copyOf(places);
        }
    }
}
