package org.bedside.reply.guard;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Street addresses and small places, and whether the practice publishes them; for a folded text with its capitals.
final class Addresses {
    private static final String STREET = "(?i:street|st|avenue|ave|av|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct"
            + "|circle|cir|place|pl|terrace|ter|parkway|pkwy|highway|hwy|way|square|sq|trail|trl|plaza)";

    static final Pattern ADDRESS = Pattern.compile("(?<![\\w$#-])\\d{1,6}[A-Za-z]? "
            + "(?:(?i:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\.? )?"
            + "(?:(?:[A-Z][\\w'-]*|\\d+(?i:st|nd|rd|th)) ){1,4}" + STREET + "\\b\\.?"
            + "(?:,? (?i:suite|ste|apt|unit|floor|#)\\.? ?#?[\\w-]+)?"
            + "|(?<![\\w$#-])\\d{1,6} (?:[a-z]+ ){1,2}(?:street|avenue|ave|boulevard|blvd)\\b"
            + "|(?i:\\bp\\.? ?o\\.? box \\d+)"
            + "|(?i:\\b(?:apt|apartment|suite|ste|unit)\\.? ?#?\\d+[a-z]?\\b)"
            + "|(?i:\\b(?:calle|avenida|av)\\.? )[A-Z]\\w+(?: \\w+){0,3},? ?(?i:#|num\\.?|no\\.?)? ?\\d+");

    /// A city with its state; of the states, those whose letters are words too only before a ZIP code.
    static final Pattern PLACE =
            Pattern.compile("\\b[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, ?(?:(?:AL|AK|AZ|AR|CA|CO|CT|DC|DE"
                    + "|FL|GA|ID|IL|IA|KS|KY|LA|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA"
                    + "|WA|WV|WI|WY)\\b|(?:OK|OR|IN|ME|HI) \\d{5})");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("avenue", "ave"),
            Map.entry("road", "rd"),
            Map.entry("boulevard", "blvd"),
            Map.entry("lane", "ln"),
            Map.entry("drive", "dr"),
            Map.entry("court", "ct"),
            Map.entry("circle", "cir"),
            Map.entry("place", "pl"),
            Map.entry("parkway", "pkwy"),
            Map.entry("highway", "hwy"),
            Map.entry("square", "sq"),
            Map.entry("suite", "ste"),
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"));

    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private Addresses() {}

    /// Whether `address` is a part of one of `published`, however the street is shortened.
    static boolean isListed(String address, List<String> published) {
        var wanted = words(address);
        return published.stream().anyMatch(listed -> words(listed).contains(wanted));
    }

    private static String words(String address) {
        return BETWEEN.splitAsStream(Folded.of(address).lower())
                .filter(word -> !word.isEmpty())
                .map(word -> SHORT.getOrDefault(word, word))
                .collect(Collectors.joining(" ", " ", " "));
    }
}
