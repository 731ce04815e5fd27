package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small disk of its own in a folder, where the test may mount one; the test is skipped where it may not.
final class TestDisk implements AutoCloseable {
    private final Path folder;

    private TestDisk(Path folder) {
        this.folder = folder;
    }

    static TestDisk mount(Path folder, String size) {
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())) {
            abort("no right to mount a disk here");
        }
        return new TestDisk(folder);
    }

    /// Takes all the room that is left.
    void fill() throws IOException {
        var block = new byte[1024];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(Files.getFileStore(folder).getUsableSpace()).isZero();
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    /// Nothing on it may be open for writing.
    void protect() {
        assertThat(run("mount", "-o", "remount,ro", folder.toString())).isTrue();
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        assertThat(run("umount", folder.toString())).isTrue();
    }

    /// Whether the command could be run and did what it was told.
    static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
