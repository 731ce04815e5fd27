package org.bedside.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bedside.practice.Refused;

/// A file that lies in the data folder while a window has it open. Who finds it there at opening knows
/// that the last run did not end by itself: the power failed, or somebody ended it.
public final class RunMark implements AutoCloseable {
    private static final String NAME = "bedside.running";

    private final Path file;
    private final boolean unclean;

    private RunMark(Path file, boolean unclean) {
        this.file = file;
        this.unclean = unclean;
    }

    /// Marks the folder as in use.
    ///
    /// @throws Refused if the folder cannot be written
    public static RunMark set(Path folder) {
        var file = folder.resolve(NAME);
        try {
            Files.createFile(file);
            return new RunMark(file, false);
        } catch (FileAlreadyExistsException e) {
            return new RunMark(file, true);
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    /// Whether the last run was cut off.
    public boolean foundOne() {
        return unclean;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
