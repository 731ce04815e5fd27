package org.bedside.reply.source;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The library of trusted sources. Cannot be changed, and so is safe for use by several threads at once.
public final class TrustedSources {
    private static final String FILE = "/sources/sources.yaml";
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// How far a source is from what was looked for.
    private static final int NOT_AT_ALL = 2;

    private final List<Entry> entries;

    /// A source and what it is found by.
    ///
    /// @param about words of its topic and keywords
    /// @param also words of its title and publisher
    private record Entry(TrustedSource source, List<String> about, List<String> also, List<String> keywords) {
        Entry(TrustedSource source) {
            this(
                    source,
                    words(source.topic() + " " + String.join(" ", source.keywords())),
                    words(source.title() + " " + source.publisher()),
                    source.keywords().stream()
                            .map(keyword -> " " + String.join(" ", words(keyword)) + " ")
                            .toList());
        }

        /// Whether each word begins one of ours; 0 where all are of the topic, 1 where some are of the title.
        int distance(List<String> query) {
            if (query.stream().allMatch(word -> begins(word, about))) {
                return 0;
            }
            return query.stream().allMatch(word -> begins(word, about) || begins(word, also)) ? 1 : NOT_AT_ALL;
        }

        private static boolean begins(String beginning, List<String> words) {
            return words.stream().anyMatch(word -> word.startsWith(beginning));
        }
    }

    TrustedSources(List<TrustedSource> sources) {
        entries = sources.stream().map(Entry::new).toList();
    }

    /// The shipped library, in English and Spanish.
    public static TrustedSources load() {
        try (var in = TrustedSources.class.getResourceAsStream(FILE)) {
            var file = new ObjectMapper(new YAMLFactory())
                    .readValue(in, new TypeReference<Map<String, List<TrustedSource>>>() {});
            return new TrustedSources(file.getOrDefault("sources", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All, in the order of the file: what is most urgent first.
    public List<TrustedSource> all() {
        return entries.stream().map(Entry::source).toList();
    }

    /// Those of which every word of `query` begins a word of the topic, keywords, title or publisher, blind to case and
    /// accents; for an empty query all.
    ///
    /// @param comment the words that are answered: what they speak of comes first
    public List<TrustedSource> find(String query, String comment) {
        var wanted = words(query);
        var spoken = " " + String.join(" ", words(comment)) + " ";
        var found = new ArrayList<Entry>(entries);
        found.removeIf(entry -> entry.distance(wanted) == NOT_AT_ALL);
        found.sort(Comparator.comparingInt((Entry entry) -> entry.distance(wanted))
                .thenComparing(Comparator.comparingLong((Entry entry) -> spokenOf(entry, spoken))
                        .reversed()));
        return found.stream().map(Entry::source).toList();
    }

    private static long spokenOf(Entry entry, String spoken) {
        return entry.keywords().stream().filter(spoken::contains).count();
    }

    private static List<String> words(String text) {
        var folded = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
    }
}
