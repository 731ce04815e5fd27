package org.bedside.activity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bedside.activity.Activity.Verification;
import org.bedside.model.ActivityEntry;
import org.bedside.model.ActivitySearch;
import org.bedside.store.ActivityStore;
import org.bedside.store.Database;

/// Reads the activity, for whoever looks something up or proves that all of it is as it was written.
public final class ActivityDesk {
    private final Database database;
    private final ActivityStore store;
    private final Activity activity;

    public ActivityDesk(Database database, ActivityStore store, Activity activity) {
        this.database = database;
        this.store = store;
        this.activity = activity;
    }

    /// The newest `most` entries that are wanted and older than the one of that number, the newest first.
    public List<ActivityEntry> find(ActivitySearch wanted, long before, int most) {
        return database.read(tx -> store.find(tx, wanted, before, most));
    }

    /// Holds each entry against the one before.
    ///
    /// @param printed the head that a report printed, in any case and with blanks around it; blank for none
    public Verification verify(String printed) {
        var head = Optional.of(printed.strip().toLowerCase(Locale.ROOT)).filter(hash -> !hash.isEmpty());
        return database.read(tx -> activity.verify(tx, head));
    }
}
