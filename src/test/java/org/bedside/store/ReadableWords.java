package org.bedside.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks for words that nobody may be able to read in the files that the program wrote.
public final class ReadableWords {
    private static final List<Charset> READINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private ReadableWords() {}

    /// The files below `folder`, by their place in it, in which `marker` can be read: as it stands, as
    /// UTF-16, or with zeros in between.
    public static List<Path> in(Path folder, String marker) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isIn(file, marker))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isIn(Path file, String marker) {
        // A letter for each byte, so that bytes are found as letters are.
        var bytes = letters(read(file));
        return Stream.concat(
                        READINGS.stream()
                                .map(marker::getBytes)
                                .map(ReadableWords::letters)
                                .filter(bytes::contains),
                        Stream.of(bytes.replace("\0", "")).filter(spaced -> spaced.contains(marker)))
                .findFirst()
                .isPresent();
    }

    private static String letters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
