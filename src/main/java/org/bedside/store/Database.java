package org.bedside.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// The practice's encrypted database: one writer, a few readers, a transaction at a time on each.
///
/// Safe for use by several threads at once, but never on the JavaFX thread: every call waits for its transaction.
public final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final int READERS = 3;

    /// Writes something else each time, since the same again would not reach the disk.
    private static final String TRIAL = """
            INSERT INTO setting (name, value) VALUES ('store.trial', '1')
            ON CONFLICT (name) DO UPDATE SET value = CASE setting.value WHEN '1' THEN '2' ELSE '1' END""";

    private final Tx writing;
    private final BlockingQueue<Tx> reading = new ArrayBlockingQueue<>(READERS);
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("db-writer").factory());
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("db-reader-", 1).factory());
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final TroubleWatch trouble = new TroubleWatch();

    private Database(Tx writing, List<Tx> reading) {
        this.writing = writing;
        this.reading.addAll(reading);
    }

    /// Opens `file`, makes it where there is none, and brings an older one to the present schema.
    ///
    /// @param key 32 random bytes
    /// @throws org.bedside.practice.Refused if the file is from a newer Bedside, or the key does not open it
    public static Database open(Path file, byte[] key) {
        var sqlite = new SqliteFile(file, key);
        try {
            var connection = sqlite.forWriting();
            Migrations.apply(connection);
            var reading = new ArrayList<Tx>();
            for (int i = 0; i < READERS; i++) {
                reading.add(new Tx(sqlite.forReading()));
            }
            return new Database(new Tx(connection), reading);
        } catch (SQLException e) {
            throw SqliteProblem.whileOpening(e);
        }
    }

    /// Runs `work` in a transaction of its own and commits it; whatever it throws rolls all of it back.
    public <T> T write(Function<Tx, T> work) {
        var result = await(writer.submit(() -> inTransaction(work)));
        listeners.forEach(Runnable::run);
        return result;
    }

    /// As [#write(Function)], for work that gives nothing back.
    public void change(Consumer<Tx> work) {
        write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /// Runs `work` on one consistent state of the data.
    public <T> T read(Function<Tx, T> work) {
        return await(readers.submit(() -> {
            var tx = reading.take();
            try {
                return inReading(tx, work);
            } finally {
                reading.add(tx);
            }
        }));
    }

    /// Calls `listener` after each commit, on the thread that asked for the change.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /// Tells `listener` of what keeps the store from its work, when that begins, changes and ends (empty); at once of
    /// what lasts already. Told on the store's own threads, which must not be kept waiting.
    public void onTrouble(Consumer<Optional<StoreTrouble>> listener) {
        trouble.listen(listener);
    }

    /// Where a trouble lasts, writes a little to find out whether it is over.
    public void tryAgain() {
        if (trouble.lasts()) {
            try {
                change(_ -> {});
            } catch (StoreException e) {
                LOG.log(System.Logger.Level.DEBUG, "still {0}", e.trouble());
            }
        }
    }

    @Override
    public void close() {
        listeners.clear();
        trouble.clear();
        shutDown(writer);
        shutDown(readers);
        try {
            for (var tx : reading) {
                tx.close();
            }
            writing.close();
        } catch (SQLException e) {
            throw new StoreException("closing the database", e);
        }
    }

    private <T> T inTransaction(Function<Tx, T> work) throws SQLException {
        try {
            writing.begin();
            var result = work.apply(writing);
            if (trouble.lasts()) {
                // Work that changes nothing would succeed on a full disk as well.
                writing.update(TRIAL);
            }
            writing.commit();
            trouble.over();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            failed(writing, e);
            throw e;
        }
    }

    private <T> T inReading(Tx tx, Function<Tx, T> work) throws SQLException {
        try {
            tx.begin();
            var result = work.apply(tx);
            tx.rollback();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            failed(tx, e);
            throw e;
        }
    }

    /// What went wrong at first is what matters, whatever rolling back says.
    private void failed(Tx tx, Throwable first) {
        try {
            tx.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
        trouble.met(first);
    }

    /// Waits for the end even when interrupted: half-known outcomes of a commit help nobody, and it takes milliseconds.
    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case null, default -> throw new StoreException("a transaction failed", e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void shutDown(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
