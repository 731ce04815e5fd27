package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bedside.settings.DataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class TwoBedsidesTest {
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aSecondBedsideOnTheSameFolderIsRefusedAndChangesNothing(@TempDir Path folder) throws Exception {
        var data = folder.resolve("practice");
        try (var first = DataFolder.open(data)) {
            Files.writeString(first.database(), "open in the first one");

            var second = report(data, folder.resolve("out"));

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8))
                    .contains("The practice in " + data + " is open in another Bedside. Close that one first.");
            assertThat(first.database()).hasContent("open in the first one");
        }
    }

    /// A second program that wants the data.
    private static Process report(Path data, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=en",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Bedside.class.getName(),
                        "report",
                        "--data",
                        data.toString(),
                        "--from",
                        "2026-11-01",
                        "--to",
                        "2026-11-30",
                        "--out",
                        data.resolveSibling("report.csv").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }
}
