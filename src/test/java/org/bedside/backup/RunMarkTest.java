package org.bedside.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMarkTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRunThatEndedByItselfLeavesNoMark() throws IOException {
        RunMark.set(folder).close();

        try (var next = RunMark.set(folder)) {
            assertThat(next.foundOne()).isFalse();
        }
    }

    @Test
    void aRunThatWasCutOffIsNoticedOnce() throws IOException {
        RunMark.set(folder);

        try (var next = RunMark.set(folder)) {
            assertThat(next.foundOne()).isTrue();
        }
        try (var after = RunMark.set(folder)) {
            assertThat(after.foundOne()).isFalse();
        }
    }
}
