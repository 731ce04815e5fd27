package org.bedside.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bedside.practice.Refused;
import org.bedside.settings.DataKey;
import org.bedside.settings.KeyFile;
import org.bedside.store.FileCopy;

/// A backup on the disk: a ZIP without compression of the encrypted database and of the file that opens its key to
/// whoever has the passphrase or the recovery key. No part of it is readable without one of them.
final class BackupFile {
    static final String DATABASE = "bedside.db";

    private static final int BUFFER = 1 << 16;
    private static final int MOST_KEY_BYTES = 64 * 1024;
    /// What part of the whole work the copying, the checking and the packing take.
    private static final double COPIED = 0.5;

    private static final double CHECKED = 0.7;

    private BackupFile() {}

    /// A practice's open database, and what is needed to copy it.
    ///
    /// @param keys the key file as it is now; empty where a folder of the first release has none yet
    record Source(Path database, DataKey key, Optional<KeyFile> keys) {}

    /// Writes a backup beside `target`, verifies it and moves it there; where anything fails, nothing is left.
    ///
    /// @param replace whether a file that is there may be replaced
    /// @throws Refused if one is there and may not be, or there is no room, or the database is damaged
    static void write(Source source, Path target, boolean replace, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        if (!replace && Files.exists(target)) {
            throw new Refused("backup-exists", target);
        }
        var copy = beside(target, "copy");
        var packed = beside(target, "part");
        try {
            Files.deleteIfExists(copy);
            FileCopy.make(
                    source.database(), source.key().bytes(), copy, part -> progress.accept(COPIED * part), cancelled);
            FileCopy.check(copy, source.key().bytes());
            progress.accept(CHECKED);
            var sum = sum(copy, cancelled);
            pack(copy, sum, source.keys(), packed, part -> progress.accept(CHECKED + (1 - CHECKED) * part), cancelled);
            verify(packed, sum, cancelled);
            move(packed, target, replace);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(packed);
        }
    }

    /// Where a file stands while it is being made, named so that [#unfinished] knows it again.
    private static Path beside(Path target, String ending) {
        return target.resolveSibling("." + target.getFileName() + "." + ending);
    }

    /// The backup that was to become of `file`; empty where it is not what [#write] leaves when it is killed.
    static Optional<Path> unfinished(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith(".") && (name.endsWith(".copy") || name.endsWith(".part"))
                ? Optional.of(file.resolveSibling(name.substring(1, name.lastIndexOf('.'))))
                : Optional.empty();
    }

    private static void pack(
            Path copy, Sum sum, Optional<KeyFile> keys, Path packed, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        try (var channel = FileChannel.open(
                        packed,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
                var in = Files.newInputStream(copy)) {
            if (keys.isPresent()) {
                var bytes = keys.get().bytes();
                var crc = new CRC32();
                crc.update(bytes);
                zip.putNextEntry(stored(KeyFile.NAME, new Sum(bytes.length, crc.getValue())));
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.putNextEntry(stored(DATABASE, sum));
            pour(in, zip, done -> progress.accept((double) done / Math.max(1, sum.size())), cancelled);
            zip.closeEntry();
            zip.finish();
            zip.flush();
            channel.force(true);
        }
    }

    private static ZipEntry stored(String name, Sum sum) {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(sum.size());
        entry.setCrc(sum.crc());
        return entry;
    }

    /// Reads the packed file back: what it holds is byte for byte the copy that was opened and checked.
    private static void verify(Path packed, Sum sum, BooleanSupplier cancelled) throws IOException {
        try (var zip = new ZipFile(packed.toFile());
                var in = open(zip, DATABASE)) {
            if (!sum(in, cancelled).equals(sum)) {
                throw new IOException("the backup does not read back as it was written");
            }
        }
    }

    private static void move(Path from, Path to, boolean replace) throws IOException {
        if (replace) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.move(from, to);
        } catch (FileAlreadyExistsException e) {
            throw new Refused("backup-exists", to);
        }
    }

    /// Whether its table of contents is there and promises no more than the file holds; nothing in it is read.
    static boolean isWhole(Path file) {
        try (var zip = zip(file)) {
            return zip.getEntry(DATABASE).getSize() < Files.size(file);
        } catch (IOException | Refused e) {
            return false;
        }
    }

    /// The file that opens the backup's key; empty in one made before there was any.
    ///
    /// @throws Refused if it is no backup, or damaged
    static Optional<KeyFile> keys(Path file) {
        try (var zip = zip(file)) {
            if (zip.getEntry(KeyFile.NAME) == null) {
                return Optional.empty();
            }
            try (var in = open(zip, KeyFile.NAME)) {
                var bytes = in.readNBytes(MOST_KEY_BYTES);
                var crc = new CRC32();
                crc.update(bytes);
                if (crc.getValue() != zip.getEntry(KeyFile.NAME).getCrc()) {
                    throw new Refused("backup-damaged", file);
                }
                return Optional.of(KeyFile.parse(bytes));
            }
        } catch (IOException e) {
            throw new Refused("backup-damaged", file);
        }
    }

    /// Takes the encrypted database out of a backup, to `target`.
    ///
    /// @throws Refused if it is no backup, or damaged; `target` is then removed
    /// @throws IOException if `target` cannot be written
    static void extract(Path file, Path target, DoubleConsumer progress, BooleanSupplier cancelled) throws IOException {
        try (var zip = zip(file);
                var in = open(zip, DATABASE);
                var channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            var entry = zip.getEntry(DATABASE);
            var sum = pour(in, out, done -> progress.accept((double) done / Math.max(1, entry.getSize())), cancelled);
            channel.force(true);
            if (!sum.equals(new Sum(entry.getSize(), entry.getCrc()))) {
                throw new Refused("backup-damaged", file);
            }
        } catch (ZipException e) {
            Files.deleteIfExists(target);
            throw new Refused("backup-damaged", file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static ZipFile zip(Path file) {
        if (Files.notExists(file)) {
            throw new Refused("backup-missing", file);
        }
        try {
            var zip = new ZipFile(file.toFile());
            if (zip.getEntry(DATABASE) == null) {
                zip.close();
                throw new Refused("backup-not-ours", file);
            }
            return zip;
        } catch (ZipException e) {
            throw new Refused(looksPacked(file) ? "backup-damaged" : "backup-not-ours", file);
        } catch (IOException e) {
            throw new Refused("backup-missing", file);
        }
    }

    /// Whether the file begins as a ZIP does, so that a part of it may be missing.
    private static boolean looksPacked(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            return false;
        }
    }

    /// Only what is stored as it is: then the file itself is as large as what comes out of it.
    private static InputStream open(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null || entry.getMethod() != ZipEntry.STORED) {
            throw new ZipException("not stored: " + name);
        }
        return zip.getInputStream(entry);
    }

    private static Sum sum(Path file, BooleanSupplier cancelled) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return sum(in, cancelled);
        }
    }

    private static Sum sum(InputStream in, BooleanSupplier cancelled) throws IOException {
        return pour(in, OutputStream.nullOutputStream(), _ -> {}, cancelled);
    }

    /// Length and check sum of what was read.
    private record Sum(long size, long crc) {}

    private interface Done {
        void bytes(long done);
    }

    private static Sum pour(InputStream in, OutputStream out, Done done, BooleanSupplier cancelled) throws IOException {
        var crc = new CRC32();
        var buffer = new byte[BUFFER];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            crc.update(buffer, 0, read);
            out.write(buffer, 0, read);
            size += read;
            done.bytes(size);
        }
        return new Sum(size, crc.getValue());
    }
}
