package org.bedside.triage.own;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.bedside.store.Database;
import org.bedside.store.OwnRuleStore;
import org.bedside.store.StoreException;

/// The practice's own rules as they are at the moment, whichever desktop changed them last. While the store cannot be
/// asked the last ones that were read go on.
///
/// Safe for use by several threads.
public final class LiveOwnRules implements Supplier<OwnRules> {
    private static final System.Logger LOG = System.getLogger(LiveOwnRules.class.getName());

    private final Database database;
    private final OwnRuleStore store;
    private volatile boolean mayHaveChanged = true;
    private OwnRules now = OwnRules.NONE;

    public LiveOwnRules(Database database, OwnRuleStore store) {
        this.database = database;
        this.store = store;
        database.onChange(() -> mayHaveChanged = true);
    }

    @Override
    public synchronized OwnRules get() {
        if (mayHaveChanged) {
            mayHaveChanged = false;
            try {
                var read = database.read(store::all);
                if (!read.equals(now.all())) {
                    now = OwnRules.of(read);
                }
            } catch (StoreException | RejectedExecutionException e) {
                mayHaveChanged = true;
                LOG.log(System.Logger.Level.DEBUG, "the last rules go on", e);
            }
        }
        return now;
    }
}
