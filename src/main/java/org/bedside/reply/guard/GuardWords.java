package org.bedside.reply.guard;

import java.util.HashSet;
import java.util.Set;

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

    Reading read(String text) {
        return new Reading(new Tokens(Folded.of(text), vocabulary).read());
    }
}
