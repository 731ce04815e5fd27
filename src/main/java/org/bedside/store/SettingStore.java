package org.bedside.store;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    public void remove(Tx tx, String name) {
        tx.update("DELETE FROM setting WHERE name = ?", name);
    }

    /// The settings whose name begins with `beginning`, by name.
    ///
    /// @param beginning small letters and dots
    public Map<String, String> beginningWith(Tx tx, String beginning) {
        return tx
                .list(
                        row -> Map.entry(row.text("name"), row.text("value")),
                        "SELECT name, value FROM setting WHERE name LIKE ?",
                        beginning + "%")
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
