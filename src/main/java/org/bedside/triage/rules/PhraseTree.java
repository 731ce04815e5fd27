package org.bedside.triage.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Many phrases, looked for in one pass over the words. A phrase stays within a sentence; a gap in it takes
/// up to four words. Filled by one thread; after that safe for use by several at once.
final class PhraseTree<T> {
    /// A step of a phrase that stands for up to four words of any kind.
    static final String GAP = "...";

    private static final int LONGEST_GAP = 4;

    private final Node<T> root = new Node<>();

    void add(List<String> steps, T meaning) {
        var node = root;
        for (var step : steps) {
            if (step.equals(GAP)) {
                var gap = node.afterGap;
                if (gap == null) {
                    gap = new Node<>();
                    node.afterGap = gap;
                }
                node = gap;
            } else {
                node = node.next.computeIfAbsent(step, _ -> new Node<>());
            }
        }
        node.meanings.add(meaning);
    }

    List<Found<T>> find(List<Word> words) {
        var found = new LinkedHashSet<Found<T>>();
        for (int from = 0; from < words.size(); from++) {
            follow(root, words, from, from, 0, found);
        }
        return new ArrayList<>(found);
    }

    Set<T> meanings() {
        var meanings = new LinkedHashSet<T>();
        collect(root, meanings);
        return meanings;
    }

    private static <T> void collect(Node<T> node, Set<T> meanings) {
        meanings.addAll(node.meanings);
        node.next.values().forEach(next -> collect(next, meanings));
        var afterGap = node.afterGap;
        if (afterGap != null) {
            collect(afterGap, meanings);
        }
    }

    private static <T> void follow(
            Node<T> node, List<Word> words, int from, int at, long skipped, Set<Found<T>> found) {
        for (var meaning : node.meanings) {
            found.add(new Found<>(meaning, from, at, skipped));
        }
        if (at == words.size() || words.get(at).sentence() != words.get(from).sentence()) {
            return;
        }
        var next = node.next.get(words.get(at).text());
        if (next != null) {
            follow(next, words, from, at + 1, skipped, found);
        }
        var afterGap = node.afterGap;
        if (afterGap != null) {
            long gap = skipped;
            for (int end = at; end <= at + LONGEST_GAP && end < words.size(); end++) {
                follow(afterGap, words, from, end, gap, found);
                gap |= 1L << (end - from);
            }
        }
    }

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>();
        private final Set<T> meanings = new LinkedHashSet<>();
        private @Nullable Node<T> afterGap;
    }
}
