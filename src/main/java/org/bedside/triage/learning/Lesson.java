package org.bedside.triage.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bedside.model.Category;

/// A text and what it is about, for the model to learn from or to be tried on.
///
/// @param categories every category that applies; none where it is about nothing of the kind
public record Lesson(Set<Category> categories, String text) {
    private static final String NONE = "NONE";

    /// The files that Bedside ships, one for each subject, in `resources/triage/lessons`.
    private static final List<String> FILES = List.of(
            "adverse-2",
            "adverse-3",
            "adverse-4",
            "adverse-reaction",
            "appointment",
            "billing",
            "boundary",
            "clinical-question",
            "comments",
            "complaint",
            "emergency",
            "emergency-2",
            "emergency-3",
            "everyday",
            "everyday-2",
            "everyday-3",
            "everyday-4",
            "everyday-5",
            "general-question",
            "legal",
            "legal-2",
            "legal-3",
            "medicines",
            "misinformation",
            "praise",
            "privacy",
            "privacy-2",
            "privacy-3",
            "privacy-4",
            "refill-or-results",
            "reviews-mood",
            "reviews-mood-2",
            "reviews-other",
            "self-harm",
            "self-harm-2",
            "self-harm-3",
            "self-harm-4",
            "self-harm-5",
            "self-harm-6",
            "self-harm-7",
            "service",
            "spam",
            "spanish",
            "violence",
            "violence-2",
            "violence-3",
            "violence-4");

    public Lesson {
        var sorted = EnumSet.noneOf(Category.class);
        sorted.addAll(categories);
        categories = Collections.unmodifiableSet(sorted);
    }

    /// All that Bedside ships; a broken line is an `IllegalArgumentException` that names file and line.
    public static List<Lesson> shipped() {
        return FILES.stream()
                .flatMap(name -> resource("triage/lessons/" + name + ".tsv").stream())
                .toList();
    }

    /// Reads a resource: on each line the categories, joined by a bar, or `NONE`, a tab, and the text.
    static List<Lesson> resource(String name) {
        try (var in = Lesson.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return read(name, in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static List<Lesson> read(String name, InputStream in) throws IOException {
        var lessons = new ArrayList<Lesson>();
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            var fields = line.split("\t", -1);
            if (fields.length != 2 || fields[1].isBlank()) {
                throw new IllegalArgumentException(
                        name + ", line " + (lessons.size() + 1) + ": categories, a tab and a text are expected");
            }
            lessons.add(new Lesson(categories(fields[0], name, lessons.size() + 1), fields[1]));
        }
        return lessons;
    }

    private static Set<Category> categories(String field, String name, int line) {
        var categories = EnumSet.noneOf(Category.class);
        if (field.equals(NONE)) {
            return categories;
        }
        for (var category : field.split("\\|", -1)) {
            try {
                categories.add(Category.valueOf(category));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", line " + line + ": there is no category " + category, e);
            }
        }
        return categories;
    }
}
