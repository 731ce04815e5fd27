package org.bedside.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NoAnswer;
import org.bedside.model.ChannelId;
import org.bedside.model.Platform;
import org.bedside.model.SignIn;
import org.bedside.settings.Secrets;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.LeaseStore;
import org.bedside.store.SignInStore;
import org.bedside.store.SignInStore.Kept;
import org.bedside.store.Tx;

/// Keeps what channels are signed in with, and has it renewed by one desktop at a time, as a
/// platform takes what it is renewed with once: the new is stored before anybody uses it. Safe for
/// use by several threads at once.
public final class SignInKeeper implements AutoCloseable {
    /// Longer than a platform may take to answer.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Database database;
    private final SignInStore signIns = new SignInStore();
    private final LeaseStore leases = new LeaseStore();
    private final Secrets secrets;
    private final Map<ChannelId, Kept> known = new ConcurrentHashMap<>();
    private final Map<ChannelId, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ExecutorService renewing = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("renew-sign-in-", 1).factory());

    /// Gets from a platform what takes the place of what is kept.
    @FunctionalInterface
    public interface Renewal {
        Map<String, String> of(Map<String, String> kept) throws ChannelException, InterruptedException;
    }

    public SignInKeeper(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    public SignIn of(ChannelId id) {
        return database.read(tx -> signIns.get(tx, id));
    }

    /// What a channel is signed in with now, by name; nothing where it was kept on another computer.
    public Map<String, String> kept(ChannelId id) {
        return now(id).access();
    }

    private Kept now(ChannelId id) {
        var version = database.read(tx -> signIns.version(tx, id));
        var before = known.get(id);
        if (before != null && before.version() == version) {
            return before;
        }
        var stored = database.read(tx -> signIns.kept(tx, id));
        var kept = new Kept(stored.version(), secrets.get(stored.access()));
        if (!kept.access().isEmpty()) {
            known.put(id, kept);
        }
        return kept;
    }

    /// Keeps what a person has signed an account in with, before the account is stored.
    ///
    /// @return what to store in its place
    Map<String, String> keep(Platform platform, String externalId, Map<String, String> access) {
        return secrets.put(platform + " " + externalId, access);
    }

    /// Stores that a person has signed a channel in.
    ///
    /// @param kept what [#keep] gave
    void signedIn(Tx tx, ChannelId id, SignIn how, Map<String, String> kept) {
        signIns.signedIn(tx, id, how, kept);
    }

    /// Brings what is in the system's key store back into the database, for whoever takes the
    /// database elsewhere. What is not on this computer stays away.
    public void bringBack() {
        for (var channel : database.read(new ChannelStore()::all)) {
            var id = channel.id();
            var stored = database.read(tx -> signIns.kept(tx, id));
            var words = secrets.get(stored.access());
            if (Secrets.isNote(stored.access()) && !words.isEmpty()) {
                database.change(tx -> signIns.renew(tx, id, stored.version(), words));
            }
        }
    }

    /// What takes the place of what was used, unless it is in place already. It is fetched on a
    /// thread of its own, which no interrupt breaks off: an answer that is lost cannot be had
    /// again.
    ///
    /// @param isUsed whether what is kept is what was used
    /// @throws NoAnswer if another desktop is at it
    public Map<String, String> renewed(ChannelId id, Predicate<Map<String, String>> isUsed, Renewal renewal)
            throws ChannelException, InterruptedException {
        var task = renewing.submit(() -> renew(id, isUsed, renewal));
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ChannelException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Map<String, String> renew(ChannelId id, Predicate<Map<String, String>> isUsed, Renewal renewal)
            throws ChannelException, InterruptedException {
        var lock = locks.computeIfAbsent(id, _ -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            var name = "renew channel " + id.value();
            if (!isUsed.test(kept(id))) {
                return kept(id);
            }
            if (!database.write(tx -> leases.take(tx, name, LEASE))) {
                throw new NoAnswer("another desktop renews the sign-in of channel " + id.value());
            }
            try {
                // Again, as another desktop may just have finished.
                var before = now(id);
                if (isUsed.test(before.access())) {
                    store(id, before.version(), renewal.of(before.access()));
                }
                return kept(id);
            } finally {
                database.change(tx -> leases.release(tx, name));
            }
        } finally {
            lock.unlock();
        }
    }

    /// A person who signed in meanwhile comes first.
    private void store(ChannelId id, long version, Map<String, String> fresh) {
        var stored = database.read(tx -> signIns.kept(tx, id));
        if (stored.version() == version) {
            var kept = secrets.replace(stored.access(), fresh);
            database.change(tx -> signIns.renew(tx, id, version, kept));
        }
    }

    @Override
    public void close() {
        renewing.shutdown();
        try {
            var _ = renewing.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
