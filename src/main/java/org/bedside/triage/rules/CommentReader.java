package org.bedside.triage.rules;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bedside.model.Priority;
import org.bedside.model.Span;
import org.bedside.triage.rules.Meaning.Listed;
import org.bedside.triage.rules.Meaning.Marker;
import org.bedside.triage.rules.Meaning.Rule;

/// Gathers what the rules have to say of one comment.
final class CommentReader {
    private static final int MOST_HITS_A_PATTERN = 50;

    private final FoldedText folded;
    private final List<Word> words;
    private final List<Found<Rule>> rules = new ArrayList<>();
    private final Map<String, TreeMap<Integer, Found<Meaning>>> lists = new HashMap<>();
    private final List<Found<Marker>> markers = new ArrayList<>();

    CommentReader(FoldedText folded, List<Word> words, List<Found<Meaning>> found) {
        this.folded = folded;
        this.words = words;
        for (var one : found) {
            switch (one.meaning()) {
                case Rule rule -> rules.add(new Found<>(rule, one.from(), one.to(), one.skipped()));
                case Marker marker -> markers.add(new Found<>(marker, one.from(), one.to(), one.skipped()));
                case Listed listed ->
                    lists.computeIfAbsent(listed.list(), _ -> new TreeMap<>())
                            .merge(one.from(), one, (a, b) -> a.to() >= b.to() ? a : b);
            }
        }
    }

    /// The lists of which a word is there.
    Set<String> lists() {
        return lists.keySet();
    }

    List<Hit> hits(List<RuleFile.Entry<Pattern>> patterns, List<Combination> combinations) {
        var hits = new ArrayList<Hit>();
        var around = new ContextReader(words, markers);
        var places = places();
        for (var found : notSwallowed()) {
            var context = around.around(found, places)
                    .filter(doubt -> doubt.casts(found.meaning().category()));
            hits.add(new Hit(found.meaning(), found.span(words), context));
        }
        for (var pattern : patterns) {
            if (pattern.meaning() instanceof Rule rule) {
                addHits(pattern.lookFor(), rule, hits);
            }
        }
        for (var combination : combinations) {
            hits.addAll(combination.hits(
                    lists,
                    words,
                    part -> around.around(part, places)
                            .filter(doubt -> doubt.casts(combination.rule().category()))));
        }
        return withoutRepeats(hits);
    }

    private void addHits(Pattern pattern, Rule rule, List<Hit> hits) {
        var matcher = pattern.matcher(folded.text());
        for (int count = 0; count < MOST_HITS_A_PATTERN && matcher.find(); count++) {
            int start = firstOwnSign(matcher.start(), matcher.end());
            if (start < matcher.end()) {
                hits.add(new Hit(rule, folded.original(start, matcher.end()), Optional.empty()));
            }
        }
    }

    /// RE2 cannot look behind, so a pattern may begin with the sign before the words it means.
    private int firstOwnSign(int start, int end) {
        int at = start;
        while (at < end
                && !Character.isLetterOrDigit(folded.text().charAt(at))
                && "+(".indexOf(folded.text().charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private BitSet places() {
        var places = new BitSet();
        rules.forEach(found -> places.set(found.from(), found.to()));
        return places;
    }

    /// Leaves out words that are part of a longer phrase: a less urgent rule's ("happy" within "not happy"), and any
    /// rule's within its own, which has the better view of what stands before ("no black tarry stools").
    private List<Found<Rule>> notSwallowed() {
        var sorted = new ArrayList<>(rules);
        sorted.sort(
                Comparator.<Found<Rule>>comparingInt(Found::from).thenComparing(Found::to, Comparator.reverseOrder()));
        var kept = new ArrayList<Found<Rule>>();
        int covered = 0;
        int coveredFrom = 0;
        var covering = Optional.<Rule>empty();
        for (var found : sorted) {
            boolean swallowed = found.to() <= covered && !(found.from() == coveredFrom && found.to() == covered);
            if (found.to() > covered) {
                covered = found.to();
                coveredFrom = found.from();
                covering = Optional.of(found.meaning());
            }
            var isUrgent = found.meaning().category().priority().isMoreUrgentThan(Priority.P2);
            if (!swallowed || (isUrgent && !covering.equals(Optional.of(found.meaning())))) {
                kept.add(found);
            }
        }
        return kept;
    }

    private static List<Hit> withoutRepeats(List<Hit> hits) {
        record Said(String rule, Span span) {}
        var said = new HashSet<Said>();
        return hits.stream()
                .filter(hit -> said.add(new Said(hit.reason().rule(), hit.span())))
                .toList();
    }
}
