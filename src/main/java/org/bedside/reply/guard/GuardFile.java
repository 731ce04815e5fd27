package org.bedside.reply.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A word list of the guard, from the program's own resources.
final class GuardFile {
    private GuardFile() {}

    /// The lines that are neither empty nor a comment.
    ///
    /// @throws IllegalStateException if the list is missing or cannot be read
    static List<String> lines(String name) {
        try (var in = GuardFile.class.getResourceAsStream("/guard/" + name)) {
            if (in == null) {
                throw new IllegalStateException("guard/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.equals("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("guard/" + name + " cannot be read", e);
        }
    }

    static Set<String> words(String name) {
        return lines(name).stream().flatMap(line -> Stream.of(line.split(" "))).collect(Collectors.toUnmodifiableSet());
    }
}
