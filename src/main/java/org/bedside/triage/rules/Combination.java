package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// A rule that speaks when a word of each of several lists is near: an infant and a fever.
///
/// @param within how many words may lie between the first list's word and each other
record Combination(Meaning.Rule rule, List<String> lists, int within) {
    /// What the rule has to say of words found by list and place: one hit for each list's word, or none.
    ///
    /// @param contexts what casts doubt on a word found
    List<Hit> hits(
            Map<String, TreeMap<Integer, Found<Meaning>>> byList,
            List<Word> words,
            Function<Found<Meaning>, Optional<Context>> contexts) {
        List<Hit> doubtful = List.of();
        for (var first : byList.getOrDefault(lists.getFirst(), new TreeMap<>()).values()) {
            var parts = partsNear(first, byList);
            if (parts.size() < lists.size()) {
                continue;
            }
            var context = parts.stream()
                    .flatMap(part -> contexts.apply(part).stream())
                    .findFirst();
            var hits = parts.stream()
                    .map(part -> new Hit(rule, part.span(words), context))
                    .toList();
            if (context.isEmpty()) {
                return hits;
            }
            doubtful = doubtful.isEmpty() ? hits : doubtful;
        }
        return doubtful;
    }

    private List<Found<Meaning>> partsNear(Found<Meaning> first, Map<String, TreeMap<Integer, Found<Meaning>>> byList) {
        var parts = new ArrayList<Found<Meaning>>();
        parts.add(first);
        for (var list : lists.subList(1, lists.size())) {
            nearest(first, byList.getOrDefault(list, new TreeMap<>())).ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<Found<Meaning>> nearest(Found<Meaning> first, NavigableMap<Integer, Found<Meaning>> others) {
        return Stream.of(others.floorEntry(first.from()), others.ceilingEntry(first.from()))
                .flatMap(Stream::ofNullable)
                .map(Map.Entry::getValue)
                .filter(other -> distance(first, other) <= within)
                .min(Comparator.comparingInt(other -> distance(first, other)));
    }

    private static int distance(Found<Meaning> one, Found<Meaning> other) {
        return Math.max(0, one.from() < other.from() ? other.from() - one.to() : one.from() - other.to());
    }
}
