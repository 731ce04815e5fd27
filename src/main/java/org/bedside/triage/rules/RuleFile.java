package org.bedside.triage.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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

/// One file of rules, read and checked; what is broken in it is named with its place.
///
/// @param phrases every variant of every phrase with what it stands for
/// @param patterns the patterns with the rules they belong to
/// @param spellings abbreviations and disguises with the words they stand for
/// @param common the words that tell the language
record RuleFile(
        List<Entry<List<String>>> phrases,
        List<Entry<Pattern>> patterns,
        List<Combination> combinations,
        Map<String, List<String>> spellings,
        Set<String> common) {

    /// Something to look for and what it stands for.
    record Entry<L>(L lookFor, Meaning meaning) {}

    /// Reads the text of a file; `name` is only for messages.
    static RuleFile read(String name, String yaml) {
        return new Reader(name).read(yaml);
    }

    private static final class Reader {
        private static final YAMLMapper YAML = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        private static final Set<String> PARTS =
                Set.of("rules", "lists", "combinations", "spellings", "context", "common");
        private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

        private final String file;
        private final List<Entry<List<String>>> phrases = new ArrayList<>();
        private final List<Entry<Pattern>> patterns = new ArrayList<>();
        private final List<Combination> combinations = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private Spelling spelling = Spelling.LITERAL;

        Reader(String file) {
            this.file = file;
        }

        RuleFile read(String yaml) {
            var root = parse(yaml);
            onlyKeys(root, PARTS, "the file");
            var spellings = new LinkedHashMap<String, List<String>>();
            fields(root, "spellings")
                    .forEach((written, meant) ->
                            spellings.put(written, attempt(text(meant, written), "spelling " + written, this::words)));
            spelling = new Spelling(Set.of(), spellings);
            fields(root, "rules").forEach(this::readCategory);
            fields(root, "lists").forEach((list, words) -> readPhrases(words, new Listed(list), "list " + list));
            fields(root, "context").forEach(this::readContext);
            elements(root.path("combinations"), "combinations").forEach(this::readCombination);
            var common = new LinkedHashSet<String>();
            texts(root.path("common"), "common").forEach(word -> common.addAll(words(word)));
            return new RuleFile(
                    List.copyOf(phrases), List.copyOf(patterns), List.copyOf(combinations), spellings, common);
        }

        private JsonNode parse(String yaml) {
            try {
                return YAML.readTree(yaml);
            } catch (JsonProcessingException e) {
                var line = e.getLocation() == null
                        ? ""
                        : ", line " + e.getLocation().getLineNr();
                throw new IllegalArgumentException(file + line + ": " + e.getOriginalMessage(), e);
            }
        }

        private void readCategory(String name, JsonNode rules) {
            var category = Arrays.stream(Category.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> broken("rules", "there is no category " + name));
            for (var rule : elements(rules, name)) {
                var place = name + ", " + rule.path("name").asText("a rule without a name");
                onlyKeys(rule, Set.of("name", "phrases", "patterns"), place);
                var meaning = new Rule(category, newName(rule, place));
                if (rule.path("phrases").isEmpty() && rule.path("patterns").isEmpty()) {
                    throw broken(place, "has neither phrases nor patterns");
                }
                readPhrases(rule.path("phrases"), meaning, place);
                for (var pattern : texts(rule.path("patterns"), place)) {
                    patterns.add(new Entry<>(compile(pattern, place), meaning));
                }
            }
        }

        private void readContext(String name, JsonNode words) {
            var marker = Arrays.stream(Marker.values())
                    .filter(known ->
                            known.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> broken("context", "there is no kind " + name));
            readPhrases(words, marker, "context " + name);
        }

        private void readCombination(JsonNode combination) {
            var place = "combinations, " + combination.path("name").asText("one without a name");
            onlyKeys(combination, Set.of("name", "category", "all", "within"), place);
            var category = attempt(text(combination.path("category"), place), place, Category::valueOf);
            var lists = texts(combination.path("all"), place);
            int within = combination.path("within").asInt();
            if (lists.size() < 2 || within < 1) {
                throw broken(place, "needs two lists or more under 'all' and the number of words under 'within'");
            }
            combinations.add(new Combination(new Rule(category, newName(combination, place)), lists, within));
        }

        private void readPhrases(JsonNode node, Meaning meaning, String place) {
            for (var phrase : texts(node, place)) {
                for (var variant : attempt(phrase, place + ", phrase '" + phrase + "'", this::variants)) {
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

        private Pattern compile(String pattern, String place) {
            return attempt(pattern, place + ", pattern '" + pattern + "'", Pattern::compile);
        }

        private String newName(JsonNode entry, String place) {
            var name = text(entry.path("name"), place);
            if (!NAME.matcher(name).matches()) {
                throw broken(place, "a name is lower-case words joined by hyphens");
            }
            if (!names.add(name)) {
                throw broken(place, "the name is there twice");
            }
            return name;
        }

        private <T> T attempt(String text, String place, Function<String, T> read) {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException | PatternSyntaxException e) {
                throw new IllegalArgumentException(file + ", " + place + ": " + e.getMessage(), e);
            }
        }

        private Map<String, JsonNode> fields(JsonNode root, String part) {
            var node = root.path(part);
            if (!node.isMissingNode() && !node.isObject()) {
                throw broken(part, "must be names, each with something behind it");
            }
            var fields = new LinkedHashMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return fields;
        }

        private List<JsonNode> elements(JsonNode node, String place) {
            if (!node.isMissingNode() && !node.isArray()) {
                throw broken(place, "must be a list");
            }
            var elements = new ArrayList<JsonNode>();
            node.forEach(elements::add);
            return elements;
        }

        private List<String> texts(JsonNode node, String place) {
            return elements(node, place).stream()
                    .map(element -> text(element, place))
                    .toList();
        }

        private String text(JsonNode node, String place) {
            if (!node.isValueNode() || node.isNull() || node.asText().isBlank()) {
                throw broken(place, "a text is missing");
            }
            return node.asText();
        }

        private void onlyKeys(JsonNode node, Set<String> keys, String place) {
            if (!node.isObject()) {
                throw broken(place, "must be names, each with something behind it");
            }
            node.fieldNames().forEachRemaining(key -> {
                if (!keys.contains(key)) {
                    throw broken(place, "nobody knows '" + key + "' here");
                }
            });
        }

        private IllegalArgumentException broken(String place, String what) {
            return new IllegalArgumentException(file + ", " + place + ": " + what);
        }
    }
}
