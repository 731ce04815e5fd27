package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bedside.model.Span;

/// Where a text holds, letter for letter and digit for digit, something that the practice publishes itself.
final class Published {
    private final List<Span> spans;

    private Published(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /// Looks for each of `things` in the text, blind to signs, blanks, accents and case between whole words.
    static Published in(Folded text, Collection<String> things) {
        var lower = text.lower();
        var bare = new StringBuilder();
        var places = new int[lower.length()];
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                places[bare.length()] = i;
                bare.append(lower.charAt(i));
            }
        }
        var spans = new ArrayList<Span>();
        for (var thing : things) {
            var key = bare(thing);
            for (int at = bare.indexOf(key); at >= 0 && key.length() > 1; at = bare.indexOf(key, at + 1)) {
                int from = places[at];
                int to = places[at + key.length() - 1] + 1;
                if (isEdge(lower, from - 1) && isEdge(lower, to)) {
                    spans.add(text.span(from, to));
                }
            }
        }
        return new Published(spans);
    }

    boolean covers(Span span) {
        return spans.stream().anyMatch(published -> Phrases.contains(published, span));
    }

    /// Only the letters and digits of `thing`, folded.
    static String bare(String thing) {
        var bare = new StringBuilder();
        Folded.of(thing).lower().chars().filter(Character::isLetterOrDigit).forEach(sign -> bare.append((char) sign));
        return bare.toString();
    }

    private static boolean isEdge(String lower, int at) {
        return at < 0 || at >= lower.length() || !Character.isLetterOrDigit(lower.charAt(at));
    }
}
