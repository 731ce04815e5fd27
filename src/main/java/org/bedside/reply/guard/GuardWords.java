package org.bedside.reply.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bedside.model.Span;

/// All that the guard has learnt by heart, read once from the program's resources.
///
/// @param everyday words that are no names
/// @param ownStory words by which people speak of themselves
/// @param vocabulary words that are recognised when spaced out or written with digits
record GuardWords(
        Phrases pastContact,
        Phrases unmasking,
        Phrases healthPhrases,
        Phrases advice,
        Phrases questions,
        Phrases tone,
        Phrases apology,
        Phrases promises,
        HealthWords health,
        Set<String> firstNames,
        Set<String> ambiguousNames,
        Set<String> surnames,
        Set<String> everyday,
        Set<String> ownStory,
        Set<String> vocabulary) {

    static GuardWords load() {
        var pastContact = Phrases.load("past-contact.txt");
        var unmasking = Phrases.load("unmasking.txt");
        var healthPhrases = Phrases.load("health-phrases.txt");
        var health = HealthWords.load("health-words.txt");
        var firstNames = GuardFile.words("first-names.txt");
        var vocabulary = new HashSet<String>();
        vocabulary.addAll(pastContact.words());
        vocabulary.addAll(unmasking.words());
        vocabulary.addAll(healthPhrases.words());
        vocabulary.addAll(health.words());
        vocabulary.addAll(firstNames);
        return new GuardWords(
                pastContact,
                unmasking,
                healthPhrases,
                Phrases.load("advice.txt"),
                Phrases.load("questions.txt"),
                Phrases.load("tone.txt"),
                Phrases.load("apology.txt"),
                Phrases.load("promises.txt"),
                health,
                firstNames,
                GuardFile.words("first-names-ambiguous.txt"),
                GuardFile.words("surnames.txt"),
                GuardFile.words("everyday-words.txt"),
                GuardFile.words("own-story.txt"),
                Set.copyOf(vocabulary));
    }

    /// A link of a text, without the marks that end its sentence.
    ///
    /// @param inFolded its place in the folded text
    record Link(Span span, Span inFolded, Links.Kind kind) {}

    /// The links of a text, each with where it leads.
    List<Link> links(Folded folded, String text, GuardContext context) {
        var found = new ArrayList<Link>();
        var lower = folded.lower();
        var writer = WriterName.of(context.writer());
        var matcher = Links.LINK.matcher(lower);
        while (matcher.find()) {
            int end = matcher.end();
            while (end > matcher.start() && ".,;:!?)'\"]".indexOf(lower.charAt(end - 1)) >= 0) {
                end--;
            }
            var span = folded.span(matcher.start(), end);
            var kind = Links.kind(
                    span.of(text),
                    context.allowed().sites(),
                    word -> firstNames.contains(word) || surnames.contains(word) || writer.hasPart(word));
            found.add(new Link(span, new Span(matcher.start(), end), kind));
        }
        return found;
    }

    Reading read(String text) {
        return new Reading(new Tokens(Folded.of(text), vocabulary).read());
    }
}
