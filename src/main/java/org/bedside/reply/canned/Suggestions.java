package org.bedside.reply.canned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bedside.model.Category;

/// The canned replies that fit a comment best: by category, and by the words that they share (the cosine of their
/// TF-IDF). Cannot be changed, and so is safe for use by several threads at once.
public final class Suggestions {
    private static final int MOST = 3;
    private static final int SHOWN_WORDS = 3;
    /// What the right category counts, as against words, which count up to one.
    private static final double CATEGORY = 0.5;
    /// From here on words alone are reason enough.
    private static final double BY_WORDS = 0.2;

    /// What these are about is only known from the words.
    private static final Set<Category> BY_WORDS_ONLY = EnumSet.of(Category.GENERAL_QUESTION, Category.SPAM);

    private final List<Document> documents = new ArrayList<>();
    private final Map<String, Map<String, Double>> rarity = new HashMap<>();

    /// One that fits.
    ///
    /// @param sameCategory whether it is for the conversation's category
    /// @param shared words of the comment that it has too, those that tell most first
    public record Suggestion(CannedReply reply, boolean sameCategory, List<String> shared) {
        public Suggestion {
            shared = List.copyOf(shared);
        }
    }

    private record Document(CannedReply reply, Set<String> words, double length) {}

    private record Ranked(Suggestion suggestion, double score) {}

    public Suggestions(CannedReplies canned) {
        var words = new LinkedHashMap<CannedReply, Set<String>>();
        for (var reply : canned.all()) {
            var about = reply.category().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            var all = reply.name() + " " + about + " " + String.join(" ", reply.variants());
            words.put(reply, TextWords.of(all, reply.language()).keySet());
        }
        for (var language : TextWords.COMMON.keySet()) {
            var spoken = canned.all().stream()
                    .filter(reply -> reply.language().equals(language))
                    .map(words::get)
                    .toList();
            var times = new HashMap<String, Double>();
            spoken.forEach(ones -> ones.forEach(word -> times.merge(word, 1.0, Double::sum)));
            times.replaceAll((_, seen) -> Math.log((1 + spoken.size()) / seen));
            rarity.put(language, times);
        }
        words.forEach((reply, ones) -> documents.add(new Document(reply, ones, length(ones, reply.language()))));
    }

    /// The three that fit best, the best first; fewer, or none, where nothing fits.
    ///
    /// @param fits whether a reply is short enough for where it would go
    public List<Suggestion> of(Category category, String comment, Predicate<CannedReply> fits) {
        var language = language(comment);
        if (language.isEmpty()) {
            return List.of();
        }
        var words = TextWords.of(comment, language.get());
        var length = length(words.keySet(), language.get());
        return documents.stream()
                .filter(document -> document.reply().language().equals(language.get()))
                .flatMap(document -> ranked(document, category, words, length).stream())
                .filter(ranked -> fits.test(ranked.suggestion().reply()))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .limit(MOST)
                .map(Ranked::suggestion)
                .toList();
    }

    private Optional<Ranked> ranked(Document document, Category category, Map<String, String> words, double length) {
        var reply = document.reply();
        var rare = rarity.getOrDefault(reply.language(), Map.of());
        var shared = words.keySet().stream()
                .filter(document.words()::contains)
                .sorted(Comparator.comparingDouble((String word) -> rare.getOrDefault(word, 0.0))
                        .reversed())
                .toList();
        var common = shared.stream()
                .mapToDouble(word -> square(rare.getOrDefault(word, 0.0)))
                .sum();
        var alike = common == 0 ? 0 : common / (length * document.length());
        var isSame = reply.category() == category;
        var fits = isSame ? !shared.isEmpty() || !BY_WORDS_ONLY.contains(category) : alike >= BY_WORDS;
        if (!fits || reply.category().priority().compareTo(category.priority()) < 0) {
            return Optional.empty();
        }
        var shown = shared.stream().limit(SHOWN_WORDS).map(words::get).toList();
        return Optional.of(new Ranked(new Suggestion(reply, isSame, shown), alike + (isSame ? CATEGORY : 0)));
    }

    private double length(Set<String> words, String language) {
        var rare = rarity.getOrDefault(language, Map.of());
        var unknown = Math.log(1 + rare.size());
        return Math.sqrt(words.stream()
                .mapToDouble(word -> square(rare.getOrDefault(word, unknown)))
                .sum());
    }

    private static double square(double number) {
        return number * number;
    }

    /// The language that more of the words belong to; empty where none does.
    private Optional<String> language(String comment) {
        var words = TextWords.folded(comment);
        var best = TextWords.COMMON.keySet().stream()
                .sorted()
                .max(Comparator.comparingLong((String language) -> known(words, language))
                        .thenComparing(Comparator.reverseOrder()));
        return best.filter(language -> known(words, language) > 0);
    }

    private long known(List<String> words, String language) {
        var common = TextWords.COMMON.getOrDefault(language, Set.of());
        var rare = rarity.getOrDefault(language, Map.of());
        return words.stream()
                .mapToLong(word -> common.contains(word)
                        ? 2
                        : TextWords.of(word, language).keySet().stream().anyMatch(rare::containsKey) ? 1 : 0)
                .sum();
    }
}
