package org.bedside.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import net.harawata.appdirs.AppDirsFactory;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// The folder that holds one practice's data, locked while it is open so that two Bedsides never share it.
///
/// The key of the encrypted database lies in a file beside it that only its owner can read, until it moves to the
/// operating system's key store.
public final class DataFolder implements AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final String DATABASE = "bedside.db";
    private static final String KEY = "bedside.key";
    private static final String LOCK = "bedside.lock";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// The operating system's own place for application data.
    public static Path standard() {
        return Path.of(AppDirsFactory.getInstance().getUserDataDir("Bedside", null, "Bedside"));
    }

    /// Whether a practice was ever set up in `folder`; looks without making anything.
    public static boolean holdsPractice(Path folder) {
        return Files.exists(folder.resolve(DATABASE));
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
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Refused("data-in-use", folder);
            }
            return new DataFolder(folder, channel, lock);
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    public Path database() {
        return folder.resolve(DATABASE);
    }

    /// Whether a practice was ever set up here.
    public boolean isEmpty() {
        return Files.notExists(database());
    }

    /// The 32 bytes that open the database; made at random where there is no database yet.
    ///
    /// @throws Refused if there is a database but its key is gone
    public byte[] key() {
        var file = folder.resolve(KEY);
        try {
            if (Files.exists(file)) {
                var key = Files.readAllBytes(file);
                if (key.length == KEY_BYTES) {
                    return key;
                }
            }
            if (!isEmpty()) {
                throw new Refused("data-key-missing", folder);
            }
            var key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly(folder, "rw-------"));
            Files.write(file, key);
            return key;
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    /// Removes the practice's data, so that the next opening begins anew. Only ever used for the demo practice.
    public void clear() {
        try {
            for (var name : new String[] {DATABASE, DATABASE + "-wal", DATABASE + "-shm", KEY}) {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
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

    static FileAttribute<?>[] ownerOnly(Path where, String permissions) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
