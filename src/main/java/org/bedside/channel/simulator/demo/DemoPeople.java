package org.bedside.channel.simulator.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Author;

/// The invented people of the demo with their accounts on both platforms.
final class DemoPeople {
    private static final long FIRST_X_ID = 1_600_000_000_000_000_000L;
    private static final long FIRST_FACEBOOK_ID = 24_400_000_000_000_000L;
    private static final List<String> GIVEN_NAMES = List.of(
            "Jamie", "Kim", "Robin", "Alex", "Sam", "Noor", "Chris", "Dana", "Eli", "Fran", "Gale", "Harper", "Jo",
            "Kai", "Lee", "Max", "Nico", "Pat", "Quinn", "Toni");

    private final Map<String, Author> onX = new HashMap<>();
    private final Map<String, Author> onFacebook = new HashMap<>();
    private int strangers;

    DemoPeople(List<DemoTexts.Person> people) {
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            onX.put(person.key(), new Author(xId(i), person.handle(), person.name()));
            onFacebook.put(person.key(), new Author(facebookId(i), "", person.name()));
        }
    }

    Author onX(String key) {
        return known(onX, key);
    }

    Author onFacebook(String key) {
        return known(onFacebook, key);
    }

    /// Somebody on X who never wrote before.
    Author strangerOnX() {
        int number = strangers++;
        var handle = (givenName(number) + "_" + initial(number) + number).toLowerCase(Locale.ROOT);
        return new Author(xId(10_000 + number), handle, name(number));
    }

    /// Somebody on Facebook who never wrote before.
    Author strangerOnFacebook() {
        int number = strangers++;
        return new Author(facebookId(10_000 + number), "", name(number));
    }

    private static Author known(Map<String, Author> people, String key) {
        return Optional.ofNullable(people.get(key))
                .orElseThrow(() -> new IllegalArgumentException("nobody in the demo is called " + key));
    }

    private static String name(int number) {
        return givenName(number) + " " + initial(number) + ".";
    }

    private static String givenName(int number) {
        return GIVEN_NAMES.get(number % GIVEN_NAMES.size());
    }

    private static char initial(int number) {
        return (char) ('A' + number / GIVEN_NAMES.size() % 26);
    }

    private static String xId(int number) {
        return Long.toString(FIRST_X_ID + number * 7_919L);
    }

    private static String facebookId(int number) {
        return Long.toString(FIRST_FACEBOOK_ID + number * 7_919L);
    }
}
