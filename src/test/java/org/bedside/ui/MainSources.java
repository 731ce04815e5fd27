package org.bedside.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The program's own sources and the data it ships, as text to be searched.
final class MainSources {
    private static final Path JAVA = Path.of("src/main/java/org/bedside");
    private static final Path RESOURCES = Path.of("resources");

    private MainSources() {}

    /// What the groups of `pattern` match in the Java files under `places`, comments left out and blanks made one.
    static Set<String> inJava(String pattern, String... places) {
        var found = new TreeSet<String>();
        for (var place : places) {
            files(JAVA.resolve(place), ".java").stream()
                    .map(MainSources::code)
                    .forEach(code -> found.addAll(groups(pattern, code)));
        }
        return found;
    }

    /// What the groups of `pattern` match in the shipped files under `place` that end in `ending`.
    static Set<String> inResources(String pattern, String place, String ending) {
        return files(RESOURCES.resolve(place), ending).stream()
                .flatMap(file -> groups(pattern, read(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<String> groups(String pattern, String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    found.add(matcher.group(i));
                }
            }
        }
        return found;
    }

    private static String code(Path file) {
        return read(file).replaceAll("(?m)^\\s*//.*$", "").replaceAll("\\s+", " ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path place, String ending) {
        try (var walk = Files.walk(place)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
