package org.bedside.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

    /// As [#in], of the files that were written since `began`, without those below `except`; what vanishes meanwhile is
    /// left out.
    public static List<Path> in(Path folder, String marker, Instant began, Path except) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                return below.equals(except) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var isNew = attributes.isRegularFile()
                        && !attributes.lastModifiedTime().toInstant().isBefore(began);
                if (isNew && Files.isReadable(file) && isIn(file, marker)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /// Takes the encryption off a database that nobody has open, to see that what is looked for would be found.
    public static void withoutEncryption(Path database, byte[] key) throws SQLException {
        try (var connection = new SqliteFile(database, key).forWriting();
                var statement = connection.createStatement()) {
            // The key of a file cannot be changed while it is written through a WAL.
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA rekey = ''");
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
