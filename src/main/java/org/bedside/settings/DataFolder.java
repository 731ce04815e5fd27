package org.bedside.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import net.harawata.appdirs.AppDirsFactory;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// The folder that holds one practice's data, locked while it is open so that two Bedsides never share it: the
/// encrypted database, and beside it the [KeyFile] that opens it to whoever has the passphrase or the recovery key. Or
/// the folder only remembers the [JoinedServer] that holds the practice.
public final class DataFolder implements AutoCloseable {
    private static final String DATABASE = "bedside.db";
    private static final String PLAIN_KEY = "bedside.key";
    private static final String LOCK = "bedside.lock";

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /// What the folder holds.
    public sealed interface State {
        /// No practice was ever set up here.
        record New() implements State {}

        /// A practice whose key is wrapped.
        record Wrapped() implements State {}

        /// A practice of Bedside 0.1.0, whose key lay beside it as it is.
        record Plain(DataKey key) implements State {}

        /// A demo practice, whose key is gone: it can only begin anew.
        record Demo() implements State {}

        /// A practice on a server, whatever else lies here, such as the file of the practice that was moved there.
        record Joined(JoinedServer server) implements State {}
    }

    /// The operating system's own place for application data.
    public static Path standard() {
        return Path.of(AppDirsFactory.getInstance().getUserDataDir("Bedside", null, "Bedside"));
    }

    /// Whether a practice was ever set up in `folder`, or joined; looks without making anything.
    public static boolean holdsPractice(Path folder) {
        return Files.exists(folder.resolve(DATABASE)) || Files.exists(folder.resolve(JoinedServer.NAME));
    }

    /// Makes the folder where it is missing, and locks it.
    ///
    /// @throws Refused if it cannot be written, or another Bedside has it open
    public static DataFolder open(Path folder) {
        FileChannel channel;
        try {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
        try {
            if (tryLock(channel) == null) {
                channel.close();
                throw new Refused("data-in-use", folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    public Path path() {
        return folder;
    }

    public Path database() {
        return folder.resolve(DATABASE);
    }

    /// Looks what the folder holds now.
    ///
    /// @throws Refused if there is a database but nothing that opens it, or the key file or the server's is damaged
    public State state() {
        var server = folder.resolve(JoinedServer.NAME);
        if (Files.exists(server)) {
            return new State.Joined(JoinedServer.read(server));
        }
        var keys = folder.resolve(KeyFile.NAME);
        if (Files.exists(keys) && keyFile().demo()) {
            return new State.Demo();
        }
        if (!holdsPractice(folder)) {
            return new State.New();
        }
        return Files.exists(keys) ? new State.Wrapped() : new State.Plain(plainKey());
    }

    private DataKey plainKey() {
        var file = folder.resolve(PLAIN_KEY);
        try {
            if (Files.exists(file) && Files.size(file) == DataKey.BYTES) {
                return DataKey.of(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new Refused("key-file-unreadable", file);
        }
        throw new Refused("data-key-missing", folder);
    }

    /// What opens the practice to whoever has the passphrase or the recovery key.
    ///
    /// @throws Refused if it is missing or damaged
    public KeyFile keyFile() {
        return KeyFile.read(folder.resolve(KeyFile.NAME));
    }

    /// Keeps `file` as what opens the practice. That of another key is put aside, as nothing else may open an old copy.
    public void keep(KeyFile file) {
        var keys = folder.resolve(KeyFile.NAME);
        try {
            if (Files.exists(keys)) {
                var old = keyFile();
                if (!old.demo() && !old.id().equals(file.id())) {
                    Files.move(keys, folder.resolve(KeyFile.NAME + "." + old.id()));
                }
            }
            file.write(keys);
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    /// Remembers that the folder joined the practice of `server`, from now on and instead of any other.
    public void join(JoinedServer server) {
        try {
            server.write(folder.resolve(JoinedServer.NAME));
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    /// Removes the key that 0.1.0 left beside the data, once the wrapped one has opened them.
    public void removePlainKey() {
        try {
            Files.deleteIfExists(folder.resolve(PLAIN_KEY));
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    /// Marks the folder as the demo's and removes the demo that it held. Whoever calls it has made sure that
    /// nothing else is there.
    public void beginDemo() {
        keep(KeyFile.ofDemo());
        try {
            for (var name : new String[] {DATABASE, DATABASE + "-wal", DATABASE + "-shm", PLAIN_KEY}) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    @Override
    public void close() {
        try {
            // Which lets go of the lock as well.
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Writes for the owner only beside `file`, and moves it there in one step.
    static void write(Path file, byte[] bytes) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (var channel = FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(file, "rw-------"))) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static FileAttribute<?>[] ownerOnly(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
