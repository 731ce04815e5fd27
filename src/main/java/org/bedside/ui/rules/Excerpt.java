package org.bedside.ui.rules;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.bedside.model.Span;
import org.bedside.triage.own.Trial.Match;

/// As much of a comment as a card has room for, with the words that were found.
record Excerpt(String words, List<Span> places) {
    private static final int BEFORE = 120;
    private static final int MOST = 360;
    private static final String CUT = "…";

    static Excerpt of(Match match) {
        var text = match.comment().text();
        if (text.length() <= MOST) {
            return new Excerpt(text, match.places());
        }
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text);
        int found = match.places().getFirst().start();
        int from = whole(signs, Math.clamp((long) found - BEFORE, 0, text.length() - MOST));
        int to = whole(signs, from + MOST);
        int shift = from - (from > 0 ? CUT.length() : 0);
        var places = match.places().stream()
                .filter(place -> place.start() < to)
                .map(place -> new Span(place.start() - shift, Math.min(place.end(), to) - shift))
                .toList();
        return new Excerpt((from > 0 ? CUT : "") + text.substring(from, to) + (to < text.length() ? CUT : ""), places);
    }

    private static int whole(BreakIterator signs, int at) {
        return signs.isBoundary(at) ? at : signs.preceding(at);
    }
}
