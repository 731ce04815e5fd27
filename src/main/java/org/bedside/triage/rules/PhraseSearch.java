package org.bedside.triage.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bedside.model.Span;

/// Looks for phrases in comments as they stand, whatever the words around say; each may stand for a `T`.
///
/// The phrases are in the language of the rule files. Immutable and safe for use by several threads.
public final class PhraseSearch<T> {
    private final PhraseTree<T> tree = new PhraseTree<>();
    private final Spelling spelling;

    /// @param sought for each meaning its phrases, as [#variants] gives them
    public PhraseSearch(Map<T, List<List<String>>> sought) {
        var known = new HashSet<String>();
        sought.forEach((meaning, phrases) -> phrases.forEach(phrase -> {
            tree.add(phrase, meaning);
            known.addAll(phrase);
        }));
        spelling = new Spelling(known, Map.of());
    }

    /// A phrase that was found.
    public record Seen<T>(T meaning, Span span) {}

    /// Every way to say a phrase, as steps for the search.
    ///
    /// @throws BrokenPhrase if it cannot be read
    public static List<List<String>> variants(String phrase) {
        return Phrase.variants(phrase, Spelling.LITERAL);
    }

    /// How many gaps a way to say a phrase has.
    public static long gaps(List<String> variant) {
        return variant.stream().filter(PhraseTree.GAP::equals).count();
    }

    /// All that is found in a text, in the order in which it begins there.
    public List<Seen<T>> in(FoldedText text) {
        var words = Words.of(text, spelling);
        return tree.find(words).stream()
                .map(found -> new Seen<>(found.meaning(), found.span(words)))
                .distinct()
                .toList();
    }
}
