package org.bedside;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/// What others recorded of a platform. It is read in place, and its tests are skipped where it is
/// not there.
public record RecordedPayloads(Path folder) {
    /// What was recorded of one platform.
    ///
    /// @param platform the folder's name: `x`, `facebook`
    public static RecordedPayloads of(String platform) {
        return new RecordedPayloads(Path.of("../shared/data/platforms").resolve(platform));
    }

    /// The names of all payloads, without those that describe the platform as a whole.
    public Set<String> names() {
        assumeTrue(Files.isDirectory(folder), "what others recorded is not here");
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.startsWith("openapi"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String name) {
        var file = folder.resolve(name);
        assumeTrue(Files.exists(file), "what others recorded is not here");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
