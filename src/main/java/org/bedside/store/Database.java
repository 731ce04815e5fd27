package org.bedside.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// The practice's data, in an encrypted file or on a server: one writer, a few readers, a transaction at a time on
/// each.
///
/// Safe for use by several threads at once, but never on the JavaFX thread: every call waits for its transaction.
public final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final int READERS = 3;
    private static final int PATIENCE_SECONDS = 10;

    /// Writes something else each time, since the same again would not reach the disk.
    private static final String TRIAL = """
            INSERT INTO setting (name, value) VALUES ('store.trial', '1')
            ON CONFLICT (name) DO UPDATE SET value = CASE setting.value WHEN '1' THEN '2' ELSE '1' END""";

    private final Engine engine;
    private final String desktop;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("db-writer").factory());
    /// One for each connection that reads. In turn, so that closing waits for all who asked before it.
    private final Semaphore readers = new Semaphore(READERS, true);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final TroubleWatch trouble = new TroubleWatch();
    private volatile boolean closed;

    private interface Transaction<T> {
        T run() throws SQLException;
    }

    private Database(Engine engine, String desktop) {
        this.engine = engine;
        this.desktop = desktop;
        engine.onOthersChange(() -> listeners.forEach(Runnable::run));
    }

    /// Opens `file`, makes it where there is none, and brings an older one to the present schema.
    ///
    /// @param key 32 random bytes
    /// @throws org.bedside.practice.Refused if the file is from a newer Bedside, or the key does not open it
    public static Database open(Path file, byte[] key) {
        try {
            var desktop = newDesktop();
            return new Database(new SqliteEngine(new SqliteFile(file, key), desktop, READERS), desktop);
        } catch (SQLException e) {
            throw SqliteProblem.whileOpening(e);
        }
    }

    /// Opens a practice's schema on a server, makes it where there is none and the account may, and brings an older one
    /// to the present.
    ///
    /// @throws org.bedside.practice.Refused if the server does not answer, does not let us in, or is not prepared
    public static Database open(ServerAddress server) {
        try {
            var desktop = newDesktop();
            return new Database(new PostgresEngine(server, desktop, READERS), desktop);
        } catch (SQLException e) {
            throw PostgresProblem.whileOpening(e);
        }
    }

    /// Names this run of the program; a desktop that starts again is another one.
    private static String newDesktop() {
        return UUID.randomUUID().toString();
    }

    /// Names this run of the program, as leases do.
    public String desktop() {
        return desktop;
    }

    /// Whether other desktops may work on the same practice now.
    public boolean isShared() {
        return engine.isShared();
    }

    /// Runs `work` in a transaction of its own and commits it; whatever it throws rolls all of it back.
    public <T> T write(Function<Tx, T> work) {
        var result = await(writer.submit(() -> watched(() -> inTransaction(work))));
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

    /// Runs `work` on one consistent state of the data, on the thread that asks: a platform thread, since the driver is
    /// native code, and since an interrupt would cut a virtual thread's line to the server.
    ///
    /// @throws RejectedExecutionException if the database is closed
    public <T> T read(Function<Tx, T> work) {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("read by a virtual thread");
        }
        readers.acquireUninterruptibly();
        try {
            if (closed) {
                throw new RejectedExecutionException("the database is closed");
            }
            return watched(() -> inReading(work));
        } catch (SQLException e) {
            throw new StoreException("a transaction failed", e);
        } finally {
            readers.release();
        }
    }

    /// Calls `listener` after each commit: of our own on the thread that asked for the change, of another desktop's on
    /// one of the store's own.
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
        if (writer.isShutdown()) {
            return;
        }
        listeners.clear();
        // A server that is away would be waited for in vain.
        var mayLetGo = isShared() && !trouble.lasts();
        trouble.clear();
        if (mayLetGo) {
            letGo();
        }
        endWriting();
        var nobodyReads = endReading();
        try {
            engine.close();
        } catch (SQLException e) {
            throw new StoreException("closing the database", e);
        } finally {
            if (nobodyReads) {
                readers.release(READERS);
            }
        }
    }

    /// So that the others need not wait until the leases end by themselves, as they do where the line is lost.
    private void letGo() {
        try {
            change(new LeaseStore()::releaseAll);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.DEBUG, "leases are left to end by themselves", e);
        }
    }

    private <T> T inTransaction(Function<Tx, T> work) throws SQLException {
        var tx = engine.write();
        try {
            var result = work.apply(tx);
            if (trouble.lasts()) {
                // Work that changes nothing would succeed on a full disk as well.
                tx.update(TRIAL);
            }
            tx.commit();
            trouble.over();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(tx, e);
            throw e;
        } finally {
            engine.giveBack(tx);
        }
    }

    private <T> T inReading(Function<Tx, T> work) throws SQLException {
        var tx = engine.read();
        try {
            var result = work.apply(tx);
            tx.rollback();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollback(tx, e);
            throw e;
        } finally {
            engine.giveBack(tx);
        }
    }

    /// Looks at what a transaction failed by, also where it could not even begin.
    private <T> T watched(Transaction<T> transaction) throws SQLException {
        try {
            return transaction.run();
        } catch (SQLException | StoreException e) {
            trouble.met(e);
            throw e;
        }
    }

    /// A line that is lost cannot be rolled back on: the database does so by itself, and what was thrown first counts.
    private static void rollback(Tx tx, Throwable first) {
        try {
            tx.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
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

    private void endWriting() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever asks from now on is refused.
    ///
    /// @return whether all who asked before have what they asked for
    private boolean endReading() {
        try {
            return readers.tryAcquire(READERS, PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            closed = true;
        }
    }
}
