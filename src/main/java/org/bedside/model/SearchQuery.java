package org.bedside.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a person typed into the search, understood: words, `"a phrase"`, and filters such as `from:maya`,
/// `on:x`, `is:closed`, `p:0` or `category:billing`. Everything can be understood; what is no filter of
/// ours is words.
///
/// @param words all of them are wanted somewhere in a comment, its author's name or handle
/// @param from all of them are wanted in the author's name or handle
/// @param on any of these platforms will do, as with the sets after it; an empty set leaves all
/// @param states a status of the conversation, or something else that is true of it
public record SearchQuery(
        List<Term> words,
        List<Term> from,
        Set<Platform> on,
        Set<State> states,
        Set<Priority> priorities,
        Set<Category> categories) {

    /// What stands between spaces: perhaps a filter's name and a colon, then a phrase or anything else.
    private static final Pattern PART = Pattern.compile("(?:([A-Za-z]+):)?(?:\"([^\"]*)(\"?)|([^\\s\\p{Cntrl}]*))");

    public SearchQuery {
        words = List.copyOf(words);
        from = List.copyOf(from);
        on = Set.copyOf(on);
        states = Set.copyOf(states);
        priorities = Set.copyOf(priorities);
        categories = Set.copyOf(categories);
    }

    /// Words that stand together in this order.
    ///
    /// @param beginning whether the last of them is only the beginning of a word
    public record Term(String words, boolean beginning) {}

    /// What can be asked for after `is:`.
    public enum State {
        OPEN,
        SNOOZED,
        CLOSED,
        UNASSIGNED,
        ESCALATED,
        HIDDEN
    }

    public static SearchQuery parse(String typed) {
        var words = new ArrayList<Term>();
        var from = new ArrayList<Term>();
        var on = EnumSet.noneOf(Platform.class);
        var states = EnumSet.noneOf(State.class);
        var priorities = EnumSet.noneOf(Priority.class);
        var categories = EnumSet.noneOf(Category.class);
        var parts = PART.matcher(typed);
        while (parts.find()) {
            var filter = Optional.ofNullable(parts.group(1)).orElse("").toLowerCase(Locale.ROOT);
            var phrase = Optional.ofNullable(parts.group(2));
            var value = phrase.orElseGet(() -> parts.group(4));
            // A phrase that is not closed is still being typed.
            var beginning = phrase.isEmpty() || parts.group(3).isEmpty();
            var understood = switch (filter) {
                case "from" -> {
                    term(value, beginning).ifPresent(from::add);
                    yield true;
                }
                case "on" -> addTo(on, Platform.class, value);
                case "is" -> addTo(states, State.class, value);
                case "p", "priority" -> addTo(priorities, Priority.class, value.replaceFirst("^(?=\\d)", "P"));
                case "category" -> addTo(categories, Category.class, value);
                default -> false;
            };
            if (!understood) {
                term(parts.group(), beginning).ifPresent(words::add);
            }
        }
        return new SearchQuery(words, from, on, states, priorities, categories);
    }

    /// Whether there are words to be found, so that the answer is comments and not just a part of the
    /// queue.
    public boolean hasWords() {
        return !words.isEmpty() || !from.isEmpty();
    }

    private static Optional<Term> term(String typed, boolean beginning) {
        var words = typed.replaceAll("[\\s\\p{Cntrl}\"]+", " ").strip();
        return words.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Optional.of(new Term(words, beginning))
                : Optional.empty();
    }

    /// Adds the values whose names begin so; a filter without a value yet leaves all.
    ///
    /// @return false if there is none
    private static <E extends Enum<E>> boolean addTo(Set<E> chosen, Class<E> type, String typed) {
        var beginning = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        if (beginning.isEmpty()) {
            return true;
        }
        var meant = Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().startsWith(beginning))
                .toList();
        chosen.addAll(meant);
        return !meant.isEmpty();
    }
}
