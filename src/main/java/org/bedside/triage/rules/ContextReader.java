package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bedside.triage.rules.Meaning.Marker;

/// Reads the words around a hit. Where it is unsure it finds no context, so that the rule's word stands.
final class ContextReader {
    private static final int NEGATION_REACH = 6;
    private static final int PAST_REACH = 6;
    private static final int HYPOTHESIS_REACH = 10;
    private static final int PEOPLE_REACH = 5;

    private final List<Word> words;
    private final Map<Marker, BitSet> marked = new EnumMap<>(Marker.class);
    private final BitSet negationEnds = new BitSet();

    /// @param markers the markers found among `words`
    ContextReader(List<Word> words, List<Found<Marker>> markers) {
        this.words = words;
        for (var marker : Marker.values()) {
            marked.put(marker, new BitSet());
        }
        for (var found : markers) {
            of(found.meaning()).set(found.from(), found.to());
        }
        for (var found : markers) {
            if (found.meaning() == Marker.NEGATIONS
                    && of(Marker.NOT_NEGATIONS).get(found.from(), found.to()).isEmpty()) {
                negationEnds.set(found.to() - 1);
            }
        }
    }

    /// What casts doubt on the words from `from` up to but without `to`, where something does.
    ///
    /// @param hits where any rule spoke: a time in the past belongs to the nearest of them
    Optional<Context> around(Found<?> hit, BitSet hits) {
        var possible = new ArrayList<Context>();
        if (!of(Marker.IDIOMS).get(hit.from(), hit.to()).isEmpty()) {
            possible.add(Context.FIGURATIVE);
        }
        if (isNegated(hit)) {
            possible.add(Context.NEGATED);
        }
        if (isHypothetical(hit)) {
            possible.add(Context.HYPOTHETICAL);
        }
        if (isPast(hit, hits)) {
            possible.add(Context.PAST);
        }
        if (isQuoted(hit)) {
            possible.add(Context.QUOTED);
        }
        return possible.stream().findFirst();
    }

    private boolean isNegated(Found<?> hit) {
        boolean inTheGap =
                IntStream.range(hit.from(), hit.to()).anyMatch(word -> negationEnds.get(word) && !hit.isOwn(word));
        return inTheGap || isDeniedBefore(hit.from());
    }

    /// Goes back from a hit to a negation: over fillers always, over other words and commas only in a list
    /// with "or".
    private boolean isDeniedBefore(int from) {
        boolean list = false;
        boolean onlyInAList = false;
        for (int at = from - 1; at >= Math.max(0, from - NEGATION_REACH) && sameSentence(at, from); at--) {
            if (is(Marker.BREAKS, at)) {
                return false;
            }
            onlyInAList |= words.get(at).clause() != words.get(at + 1).clause();
            if (negationEnds.get(at)) {
                return !onlyInAList || list;
            }
            list |= is(Marker.ALTERNATIVES, at);
            onlyInAList |= !is(Marker.FILLERS, at) && !is(Marker.ALTERNATIVES, at);
        }
        return false;
    }

    private boolean isHypothetical(Found<?> hit) {
        int from = hit.from();
        boolean supposed = before(from, HYPOTHESIS_REACH, at -> is(Marker.HYPOTHETICAL, at));
        return supposed && !inSentence(hit, HYPOTHESIS_REACH, at -> is(Marker.PRESENT, at));
    }

    private boolean isPast(Found<?> hit, BitSet hits) {
        return IntStream.rangeClosed(1, PAST_REACH).anyMatch(step -> isPast(hit, hits, step));
    }

    private boolean isPast(Found<?> hit, BitSet hits, int step) {
        int before = hit.from() - step;
        int after = hit.to() - 1 + step;
        return isPastAt(before, hit, hits, before + 1, hit.from()) || isPastAt(after, hit, hits, hit.to(), after);
    }

    private boolean isPastAt(int at, Found<?> hit, BitSet hits, int from, int to) {
        return at >= 0
                && at < words.size()
                && is(Marker.PAST, at)
                && words.get(at).clause() == words.get(hit.from()).clause()
                && hits.get(from, to).isEmpty()
                && of(Marker.BREAKS).get(from, to).isEmpty()
                && !inSentence(
                        hit,
                        PAST_REACH + 4,
                        near -> (is(Marker.PRESENT, near) || is(Marker.ONGOING, near))
                                && !is(Marker.PAST, near)
                                && !hit.isOwn(near));
    }

    private boolean isQuoted(Found<?> hit) {
        int quotation = words.get(hit.from()).quotation();
        if (quotation == 0 || words.get(hit.to() - 1).quotation() != quotation) {
            return false;
        }
        int opening = hit.from();
        while (opening > 0 && words.get(opening - 1).quotation() == quotation) {
            opening--;
        }
        int closing = hit.to();
        while (closing < words.size() && words.get(closing).quotation() == quotation) {
            closing++;
        }
        boolean everything = opening == 0 && closing == words.size();
        int start = opening;
        return !everything
                && IntStream.range(Math.max(0, start - PEOPLE_REACH), start).noneMatch(at -> is(Marker.PEOPLE, at));
    }

    private boolean before(int from, int reach, IntPredicate test) {
        return IntStream.iterate(from - 1, at -> at >= Math.max(0, from - reach), at -> at - 1)
                .takeWhile(at -> sameSentence(at, from))
                .anyMatch(test);
    }

    private boolean inSentence(Found<?> hit, int reach, IntPredicate test) {
        return IntStream.range(Math.max(0, hit.from() - reach), Math.min(words.size(), hit.to() + reach))
                .filter(at -> sameSentence(at, hit.from()))
                .anyMatch(test);
    }

    private boolean sameSentence(int one, int other) {
        return words.get(one).sentence() == words.get(other).sentence();
    }

    private boolean is(Marker marker, int at) {
        return of(marker).get(at);
    }

    private BitSet of(Marker marker) {
        return Objects.requireNonNull(marked.get(marker));
    }
}
