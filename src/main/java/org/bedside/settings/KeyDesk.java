package org.bedside.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.Database;

/// Changes what opens the practice's data: the passphrase and the printed recovery key. The data themselves stay as
/// they are. Whoever asks proves first that they could open them, since a desk may stand open.
public final class KeyDesk {
    private final Path folder;
    private final Database database;
    private final Activity activity;
    private final InstantSource clock;

    public KeyDesk(Path folder, Database database, Activity activity, InstantSource clock) {
        this.folder = folder;
        this.database = database;
        this.activity = activity;
        this.clock = clock;
    }

    /// The key behind a passphrase or a recovery key, whichever was typed.
    ///
    /// @throws Refused if it is neither
    public static DataKey open(KeyFile keys, String typed) {
        try {
            return keys.open(typed.toCharArray());
        } catch (Refused noPassphrase) {
            try {
                return keys.openBy(typed);
            } catch (Refused noRecoveryKey) {
                throw noRecoveryKey.key().equals("recovery-key-mistyped") && !looksLikeOne(typed)
                        ? noPassphrase
                        : noRecoveryKey;
            }
        }
    }

    /// Nine groups of four signs, give or take a few that a typing mistake adds or leaves out.
    private static boolean looksLikeOne(String typed) {
        return typed.strip().matches("(?:[0-9A-Za-z]{3,5}[\\s\\p{Pd}]+){7,9}[0-9A-Za-z]{3,5}");
    }

    /// Puts `chosen` in place of the passphrase.
    ///
    /// @throws Refused if the member may not, `now` opens nothing, or `chosen` is too short
    public void changePassphrase(Member by, String now, String chosen) {
        by.require(Act.CHANGE_KEYS);
        var keys = keys();
        keep(by, keys.withPassphrase(open(keys, now), chosen.toCharArray()), "passphrase");
    }

    /// Makes a new recovery key; the one printed before opens only the backups that were made with it.
    ///
    /// @throws Refused if the member may not, or `now` opens nothing
    public RecoveryKey newRecoveryKey(Member by, String now) {
        by.require(Act.CHANGE_KEYS);
        var keys = keys();
        var recovery = RecoveryKey.random();
        keep(by, keys.withRecoveryKey(open(keys, now), recovery), "recovery key");
        return recovery;
    }

    private KeyFile keys() {
        return KeyFile.read(folder.resolve(KeyFile.NAME));
    }

    private void keep(Member by, KeyFile keys, String what) {
        try {
            keys.write(folder.resolve(KeyFile.NAME));
        } catch (IOException e) {
            throw new Refused("data-not-writable", folder);
        }
        database.change(tx -> activity.add(tx, clock.instant(), by.id(), What.KEY_CHANGED, "key", what));
    }
}
