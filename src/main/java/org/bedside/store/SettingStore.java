package org.bedside.store;

import java.util.Optional;

/// The practice's settings: a word by a name such as `backup.daily`.
public final class SettingStore {
    public Optional<String> get(Tx tx, String name) {
        return tx.one(row -> row.text("value"), "SELECT value FROM setting WHERE name = ?", name);
    }

    public void put(Tx tx, String name, String value) {
        tx.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
