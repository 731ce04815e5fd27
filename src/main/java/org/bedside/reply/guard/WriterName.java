package org.bedside.reply.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.model.Author;

/// What of a comment's writer would tell who it is: the parts of the shown name, and of the handle.
///
/// @param handle without the leading `@`, folded
/// @param parts the parts of the shown name in order
/// @param handleParts words within the handle
record WriterName(String handle, List<String> parts, Set<String> handleParts) {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}']+");
    private static final Pattern WORDS_IN_HANDLE = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Set<String> SMALL = Set.of("de", "la", "del", "los", "las", "van", "von", "der", "the", "of");

    static WriterName of(Author writer) {
        var parts = NO_LETTER
                .splitAsStream(Folded.of(writer.name()).lower())
                .map(part -> part.endsWith("'s") ? part.substring(0, part.length() - 2) : part)
                .filter(part -> part.length() > 1 && !SMALL.contains(part))
                .toList();
        var handleParts = new LinkedHashSet<String>();
        WORDS_IN_HANDLE
                .splitAsStream(Folded.of(writer.handle()).cased())
                .map(part -> Folded.of(part).lower())
                .filter(part -> part.length() > 2 && !SMALL.contains(part))
                .forEach(handleParts::add);
        return new WriterName(Folded.of(writer.handle()).lower(), parts, Set.copyOf(handleParts));
    }

    boolean isHandle(Token token) {
        return !handle.isEmpty() && token.word().equals("@" + handle);
    }

    boolean hasPart(String word) {
        return parts.contains(word) || handleParts.contains(word);
    }

    /// Whether the word stands within the handle, as `Priya` does in `priyar84`.
    boolean handleHides(String word) {
        return word.length() >= 4 && handle.contains(word);
    }
}
