package org.bedside.triage.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bedside.model.Category;
import org.bedside.triage.rules.Meaning.Listed;
import org.bedside.triage.rules.Meaning.Marker;
import org.bedside.triage.rules.Meaning.Rule;
import org.bedside.triage.rules.Yaml.Kind;

/// One file of rules, read and checked; what is broken in it is named with its place.
///
/// @param name the file's, for messages
/// @param phrases every variant of every phrase with what it stands for
/// @param patterns the patterns with the rules they belong to
/// @param spellings abbreviations and disguises with the words they stand for
/// @param common the words that tell the language
/// @param lines where each rule stands, by its name
record RuleFile(
        String name,
        List<Entry<List<String>>> phrases,
        List<Entry<Pattern>> patterns,
        List<Combination> combinations,
        Map<String, List<String>> spellings,
        Set<String> common,
        Map<String, Integer> lines) {

    /// That something is wrong with the rule `rule`.
    BrokenRules broken(String rule, String what) {
        return new BrokenRules(name, lines.getOrDefault(rule, 1), what);
    }

    /// Something to look for and what it stands for.
    record Entry<L>(L lookFor, Meaning meaning) {}

    /// Reads the text of a file; `name` is only for messages.
    ///
    /// @throws BrokenRules if something in it is broken
    static RuleFile read(String name, String yaml) {
        return new Reader(name).read(yaml);
    }

    private static final class Reader {
        private static final Set<String> PARTS =
                Set.of("rules", "lists", "combinations", "spellings", "context", "common");
        private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

        private final String file;
        private final List<Entry<List<String>>> phrases = new ArrayList<>();
        private final List<Entry<Pattern>> patterns = new ArrayList<>();
        private final List<Combination> combinations = new ArrayList<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private Spelling spelling = Spelling.LITERAL;

        Reader(String file) {
            this.file = file;
        }

        RuleFile read(String yaml) {
            var root = Yaml.read(file, yaml);
            onlyKeys(root, PARTS, "the file");
            var spellings = new LinkedHashMap<String, List<String>>();
            fields(root, "spellings")
                    .forEach((written, meant) ->
                            spellings.put(written, attempt(value(meant, written), "spelling " + written, this::words)));
            spelling = new Spelling(Set.of(), spellings);
            fields(root, "rules").forEach(this::readCategory);
            fields(root, "lists").forEach((list, words) -> readPhrases(words, new Listed(list), "list " + list));
            fields(root, "context").forEach(this::readContext);
            elements(root.get("combinations"), "combinations").forEach(this::readCombination);
            var common = new LinkedHashSet<String>();
            values(root.get("common"), "common").forEach(word -> common.addAll(words(word.text())));
            return new RuleFile(
                    file,
                    List.copyOf(phrases),
                    List.copyOf(patterns),
                    List.copyOf(combinations),
                    spellings,
                    common,
                    lines);
        }

        private void readCategory(String name, Yaml rules) {
            var category = Arrays.stream(Category.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> broken(rules, "rules", "there is no category " + name));
            for (var rule : elements(rules, name)) {
                var place = name + ", " + named(rule, "a rule without a name");
                onlyKeys(rule, Set.of("name", "phrases", "patterns"), place);
                var meaning = new Rule(category, newName(rule, place));
                if (rule.get("phrases").isEmpty() && rule.get("patterns").isEmpty()) {
                    throw broken(rule, place, "has neither phrases nor patterns");
                }
                readPhrases(rule.get("phrases"), meaning, place);
                for (var pattern : values(rule.get("patterns"), place)) {
                    patterns.add(new Entry<>(
                            attempt(pattern, place + ", pattern '" + pattern.text() + "'", Pattern::compile), meaning));
                }
            }
        }

        private void readContext(String name, Yaml words) {
            var marker = Arrays.stream(Marker.values())
                    .filter(known ->
                            known.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> broken(words, "context", "there is no kind " + name));
            readPhrases(words, marker, "context " + name);
        }

        private void readCombination(Yaml combination) {
            var place = "combinations, " + named(combination, "one without a name");
            onlyKeys(combination, Set.of("name", "category", "all", "within"), place);
            var category = attempt(value(combination.get("category"), place), place, Category::valueOf);
            var lists = values(combination.get("all"), place).stream()
                    .map(Yaml::text)
                    .toList();
            int within = attempt(value(combination.get("within"), place), place, Integer::valueOf);
            if (lists.size() < 2 || within < 1) {
                throw broken(
                        combination,
                        place,
                        "needs two lists or more under 'all' and the number of words under 'within'");
            }
            combinations.add(new Combination(new Rule(category, newName(combination, place)), lists, within));
        }

        private void readPhrases(Yaml node, Meaning meaning, String place) {
            for (var phrase : values(node, place)) {
                for (var variant : attempt(phrase, place + ", phrase '" + phrase.text() + "'", this::variants)) {
                    phrases.add(new Entry<>(variant, meaning));
                }
            }
        }

        private List<List<String>> variants(String phrase) {
            return Phrase.variants(phrase, spelling);
        }

        private List<String> words(String text) {
            return Phrase.words(text, spelling);
        }

        private String newName(Yaml entry, String place) {
            var name = value(entry.get("name"), place);
            if (!NAME.matcher(name.text()).matches()) {
                throw broken(name, place, "a name is lower-case words joined by hyphens");
            }
            if (lines.putIfAbsent(name.text(), name.line()) != null) {
                throw broken(name, place, "the name is there twice");
            }
            return name.text();
        }

        private static String named(Yaml entry, String otherwise) {
            var name = entry.get("name").text();
            return name.isEmpty() ? otherwise : name;
        }

        private <T> T attempt(Yaml value, String place, Function<String, T> read) {
            try {
                return read.apply(value.text());
            } catch (IllegalArgumentException | PatternSyntaxException e) {
                throw broken(value, place, String.valueOf(e.getMessage()));
            }
        }

        private Map<String, Yaml> fields(Yaml root, String part) {
            var node = root.get(part);
            if (node.kind() != Kind.MISSING && node.kind() != Kind.FIELDS) {
                throw broken(node, part, "must be names, each with something behind it");
            }
            return node.fields();
        }

        private List<Yaml> elements(Yaml node, String place) {
            if (node.kind() != Kind.MISSING && node.kind() != Kind.LIST) {
                throw broken(node, place, "must be a list");
            }
            return node.elements();
        }

        private List<Yaml> values(Yaml node, String place) {
            return elements(node, place).stream()
                    .map(element -> value(element, place))
                    .toList();
        }

        private Yaml value(Yaml node, String place) {
            if (node.kind() != Kind.VALUE || node.text().isBlank()) {
                throw broken(node, place, "a text is missing");
            }
            return node;
        }

        private void onlyKeys(Yaml node, Set<String> keys, String place) {
            if (node.kind() != Kind.FIELDS) {
                throw broken(node, place, "must be names, each with something behind it");
            }
            node.fields().forEach((key, field) -> {
                if (!keys.contains(key)) {
                    throw broken(field, place, "nobody knows '" + key + "' here");
                }
            });
        }

        private BrokenRules broken(Yaml at, String place, String what) {
            return new BrokenRules(file, at.line(), ", " + place + ": " + what);
        }
    }
}
