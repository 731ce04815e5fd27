package org.bedside.reply;

import java.time.InstantSource;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.store.Database;
import org.bedside.store.SettingStore;

/// How strict the practice's guard is, where it may choose.
public final class GuardSettings {
    private static final String PRIVATE = "guard.private";
    private static final String SOFT = "soft";
    private static final String STRICT = "strict";

    private final Database database;
    private final Activity activity;
    private final InstantSource clock;
    private final SettingStore settings = new SettingStore();

    public GuardSettings(Database database, Activity activity, InstantSource clock) {
        this.database = database;
        this.activity = activity;
        this.clock = clock;
    }

    /// Whether G1 to G6 only warn in private messages; what nobody can read there is strict.
    public boolean privateSoftens() {
        return database.read(tx -> settings.get(tx, PRIVATE)).orElse(SOFT).equals(SOFT);
    }

    public void softenPrivate(Member by, boolean soft) {
        by.require(Act.SET_GUARD);
        database.change(tx -> {
            var value = soft ? SOFT : STRICT;
            if (!settings.get(tx, PRIVATE).orElse(SOFT).equals(value)) {
                settings.put(tx, PRIVATE, value);
                activity.add(tx, clock.instant(), by.id(), What.GUARD_SET, "setting " + PRIVATE, value);
            }
        });
    }
}
