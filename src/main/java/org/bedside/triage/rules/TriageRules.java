package org.bedside.triage.rules;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bedside.model.Assessment;
import org.bedside.model.Category;
import org.bedside.triage.rules.Meaning.Listed;
import org.bedside.triage.rules.Meaning.Marker;
import org.bedside.triage.rules.Meaning.Rule;

/// The rules of triage: what a comment is about, with the words that say so. The files `/triage/any.yaml`,
/// `en.yaml` and `es.yaml` hold them. Works offline; the same text always gets the same answer, in time
/// proportional to its length. Safe for use by several threads at once.
public final class TriageRules {
    static final List<String> FILES = List.of("triage/any.yaml", "triage/en.yaml", "triage/es.yaml");

    private final PhraseTree<Meaning> phrases = new PhraseTree<>();
    private final List<RuleFile.Entry<Pattern>> patterns = new ArrayList<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final List<Language> languages = new ArrayList<>();
    private final Spelling spelling;
    private final Set<String> ruleNames;

    private TriageRules(List<RuleFile> files) {
        var known = new HashSet<String>();
        var spellings = new HashMap<String, List<String>>();
        for (var file : files) {
            var vocabulary = new HashSet<>(file.common());
            for (var entry : file.phrases()) {
                phrases.add(entry.lookFor(), entry.meaning());
                vocabulary.addAll(entry.lookFor());
            }
            patterns.addAll(file.patterns());
            combinations.addAll(file.combinations());
            spellings.putAll(file.spellings());
            if (!file.common().isEmpty()) {
                languages.add(new Language(file.common(), vocabulary));
            }
            known.addAll(vocabulary);
        }
        spelling = new Spelling(known, spellings);
        ruleNames = checkedNames(files);
    }

    private static Set<String> checkedNames(List<RuleFile> files) {
        var lists = new HashSet<String>();
        var categories = new HashMap<String, Category>();
        for (var file : files) {
            for (var meaning : meanings(file)) {
                switch (meaning) {
                    case Rule rule -> {
                        if (categories.merge(rule.name(), rule.category(), (a, _) -> a) != rule.category()) {
                            throw file.broken(rule.name(), ": " + rule.name() + " is a rule of two categories");
                        }
                    }
                    case Listed listed -> lists.add(listed.list());
                    case Marker _ -> {
                        // belongs to no list and no category
                    }
                }
            }
        }
        for (var file : files) {
            for (var combination : file.combinations()) {
                var name = combination.rule().name();
                for (var list : combination.lists()) {
                    if (!lists.contains(list)) {
                        throw file.broken(name, ", combinations, " + name + ": there is no list " + list);
                    }
                }
            }
        }
        return Set.copyOf(categories.keySet());
    }

    private static Set<Meaning> meanings(RuleFile file) {
        var meanings = new LinkedHashSet<Meaning>();
        file.phrases().forEach(entry -> meanings.add(entry.meaning()));
        file.patterns().forEach(entry -> meanings.add(entry.meaning()));
        file.combinations().forEach(combination -> meanings.add(combination.rule()));
        return meanings;
    }

    /// The rules that Bedside ships; a broken entry is an `IllegalArgumentException` that names file, line and
    /// entry.
    public static TriageRules load() {
        return of(FILES.stream().map(TriageRules::shipped).toList());
    }

    static RuleFile shipped(String name) {
        return RuleFile.read(name, resource(name));
    }

    static TriageRules of(List<RuleFile> files) {
        return new TriageRules(files);
    }

    /// What `text` is about, whatever it holds: nothing, one emoji, a very long text, halves of signs.
    public Assessment assess(String text) {
        return read(text).assessment(List.of());
    }

    /// Looks for what the rules know in a text.
    public Reading read(String text) {
        var folded = FoldedText.of(text);
        var words = Words.of(folded, spelling);
        var comment = new CommentReader(folded, words, phrases.find(words));
        return new Reading(words, comment.hits(patterns, combinations), comment.lists());
    }

    /// One text as the rules see it.
    public final class Reading {
        private final List<Word> words;
        private final List<Hit> hits;
        private final Set<String> lists;

        private Reading(List<Word> words, List<Hit> hits, Set<String> lists) {
            this.words = words;
            this.hits = hits;
            this.lists = lists;
        }

        /// What the text is about, where somebody beside the rules has read it too.
        public Assessment assessment(List<Opinion> opinions) {
            return new Verdict(hits, opinions, words, languages).assessment();
        }

        /// The names of the rules that spoke, of what casts doubt on them, and of the lists of which a word is there.
        public Set<String> signs() {
            var signs = new TreeSet<>(lists);
            hits.forEach(hit -> signs.add(hit.reason().rule()));
            return signs;
        }
    }

    /// The names of every rule that may give a reason; their texts are `triage.rule.<name>`.
    Set<String> ruleNames() {
        return ruleNames;
    }

    private static String resource(String name) {
        try (InputStream in = TriageRules.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
