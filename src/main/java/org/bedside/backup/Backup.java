package org.bedside.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A backup in the practice's own folder for them: when and why it was made stands in its name.
///
/// @param whole whether the file can be read as a backup at all; what it holds is checked before it is restored
public record Backup(Path file, Instant at, Kind kind, long bytes, boolean whole) {
    /// How the name of every backup ends, wherever it lies.
    public static final String ENDING = ".bedside";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("bedside-(\\d{8}-\\d{6})-([a-z-]+)\\.bedside");

    /// What made it.
    public enum Kind {
        DAILY,
        BY_HAND,
        BEFORE_MIGRATION;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What a backup made at `at` is called.
    static String name(Instant at, Kind kind) {
        return "bedside-" + TIME.format(at) + "-" + kind.word() + ENDING;
    }

    /// A moment as it stands in the names of files.
    static String time(Instant at) {
        return TIME.format(at);
    }

    /// The backup in `file`; empty where it bears no name of ours.
    static Optional<Backup> of(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        return moment(name.group(1))
                .flatMap(at -> Arrays.stream(Kind.values())
                        .filter(kind -> kind.word().equals(name.group(2)))
                        .findFirst()
                        .map(kind -> new Backup(file, at, kind, size(file), BackupFile.isWhole(file))));
    }

    private static Optional<Instant> moment(String word) {
        try {
            return Optional.of(TIME.parse(word, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
