package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// G4: a condition, medicine, procedure, result, cost or insurance said of the reader, or repeated from what the
/// person disclosed.
final class HealthRule implements GuardRule {
    private static final String BODY = "body-of-reader";

    private final GuardWords words;

    HealthRule(GuardWords words) {
        this.words = words;
    }

    @Override
    public Finding.Rule rule() {
        return Finding.Rule.G4;
    }

    @Override
    public List<Finding> check(String text, GuardContext context) {
        var reading = words.read(text);
        var comment = words.read(context.commentText());
        var theirs = words.health().in(comment);
        var found = new ArrayList<Finding>();

        boolean body =
                repeats(reading, theirs.stream().map(HealthWords.Found::word).collect(Collectors.toSet()));
        words.healthPhrases().in(words.health().marked(reading)).stream()
                .filter(hit -> !hit.reason().equals(BODY) || body)
                .map(hit -> new Finding(
                        rule(),
                        Finding.Verdict.BLOCK,
                        hit.reason().equals(BODY) ? "health-of-reader" : hit.reason(),
                        Optional.of(hit.span())))
                .forEach(found::add);
        found.addAll(echoes(reading, comment, theirs));
        return found;
    }

    private boolean repeats(Reading reading, Set<String> theirs) {
        return words.health().in(reading).stream()
                .anyMatch(found -> found.kind() == HealthWords.Kind.BODY && theirs.contains(found.word()));
    }

    /// Blocks where the person told their own story. Where they spoke in general ("vaccines cause …"), the same word
    /// in an answer may be right, and a person looks at it.
    private List<Finding> echoes(Reading reading, Reading comment, List<HealthWords.Found> theirs) {
        var disclosed = theirs.stream()
                .filter(found -> found.kind().isDisclosure())
                .map(HealthWords.Found::word)
                .collect(Collectors.toSet());
        boolean ownStory =
                comment.tokens().stream().anyMatch(token -> words.ownStory().contains(token.word()));
        var excused = words.healthPhrases().excused(reading);
        return words.health().in(reading).stream()
                .filter(found -> disclosed.contains(found.word()))
                .filter(found -> excused.stream().noneMatch(span -> Phrases.contains(span, found.span())))
                .map(found -> new Finding(
                        rule(),
                        ownStory ? Finding.Verdict.BLOCK : Finding.Verdict.WARN,
                        ownStory ? "echo" : "echo-in-general",
                        Optional.of(found.span())))
                .toList();
    }
}
