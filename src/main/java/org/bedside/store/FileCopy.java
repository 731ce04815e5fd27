package org.bedside.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.bedside.practice.Refused;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/// A copy of the whole encrypted file in one consistent state, made while others read and write it, and the check of
/// such a copy. The copy is encrypted with the same key; nothing else is written anywhere.
public final class FileCopy {
    /// How many steps of the database's machine lie between two looks at how far it has come.
    private static final int STEPS = 20_000;

    private FileCopy() {}

    /// Copies `database` to `target`, which must not be there yet; what was begun is removed where it fails.
    ///
    /// @param progress hears what part is done, from 0 to 1
    /// @param cancelled asked now and then; ends the copying with a [CancellationException]
    /// @throws Refused if the file is damaged, or there is no room for the copy
    /// @throws IOException if it cannot be written there
    public static void make(Path database, byte[] key, Path target, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        try (var connection = new SqliteFile(database, key).forCopying()) {
            var whole = Math.max(1, number(connection, "page_count") * number(connection, "page_size"));
            ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
                @Override
                protected int progress() {
                    progress.accept(Math.min(1, (double) target.toFile().length() / whole));
                    return cancelled.getAsBoolean() ? 1 : 0;
                }
            });
            // Never the driver's "backup to": that one writes plain text.
            try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, target.toAbsolutePath().toString());
                statement.execute();
            } finally {
                ProgressHandler.clearHandler(connection);
            }
            try (var written = FileChannel.open(target, StandardOpenOption.WRITE)) {
                written.force(true);
            }
        } catch (SQLException e) {
            Files.deleteIfExists(target);
            throw whileCopying(target, e);
        }
    }

    /// Reads all of a file that nobody has open, and changes nothing in it.
    ///
    /// @throws Refused if the key does not open it, a part of it is damaged, or a newer Bedside wrote it
    public static void check(Path file, byte[] key) {
        try (var connection = new SqliteFile(file, key).forCopying()) {
            if (Migrations.known(connection) == 0 || !isSound(connection, "integrity_check")) {
                throw new Refused("data-damaged");
            }
        } catch (SQLException e) {
            throw whileReading(e);
        }
    }

    /// Whether an older Bedside wrote the file, so that opening it changes its schema.
    ///
    /// @throws Refused as [#check]
    public static boolean isOlder(Path database, byte[] key) {
        try (var connection = new SqliteFile(database, key).forReading()) {
            return Migrations.isOlder(Migrations.known(connection));
        } catch (SQLException e) {
            throw whileReading(e);
        }
    }

    /// Reads every page of the open file, without comparing the indexes with the rows.
    public static boolean isSound(Tx tx) {
        try {
            return tx.list(row -> row.text("quick_check"), "PRAGMA quick_check(1)")
                    .equals(List.of("ok"));
        } catch (StoreException e) {
            if (e.trouble() == StoreTrouble.DAMAGED) {
                return false;
            }
            throw e;
        }
    }

    /// Takes out of a restored copy what belongs to the desktops that ran when it was made.
    public static void forgetDesktops(Tx tx) {
        tx.update("DELETE FROM lease");
        tx.update("DELETE FROM presence");
    }

    private static boolean isSound(Connection connection, String check) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + check + "(1)")) {
            return result.next() && result.getString(1).equals("ok");
        }
    }

    private static long number(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + pragma)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /// A page that is not as it was written fails its seal, whichever bit was flipped.
    private static RuntimeException whileReading(SQLException e) {
        return StoreTrouble.of(e) == StoreTrouble.DAMAGED && !SqliteProblem.is(e, SQLiteErrorCode.SQLITE_NOTADB)
                ? new Refused("data-damaged")
                : SqliteProblem.whileOpening(e);
    }

    private static RuntimeException whileCopying(Path target, SQLException e) throws IOException {
        if (SqliteProblem.is(e, SQLiteErrorCode.SQLITE_INTERRUPT)) {
            return new CancellationException("cancelled");
        }
        if (SqliteProblem.is(e, SQLiteErrorCode.SQLITE_FULL)) {
            return new Refused("backup-no-room", target.toAbsolutePath().getParent());
        }
        if (StoreTrouble.of(e) == StoreTrouble.DAMAGED) {
            return whileReading(e);
        }
        if (SqliteProblem.is(e, SQLiteErrorCode.SQLITE_CANTOPEN)
                || SqliteProblem.is(e, SQLiteErrorCode.SQLITE_IOERR)
                || SqliteProblem.is(e, SQLiteErrorCode.SQLITE_READONLY)) {
            throw new IOException("copying the database", e);
        }
        return whileReading(e);
    }
}
