package org.bedside.settings;

import java.util.Optional;

/// A practice's folder whose key is wrapped: the ways to the key, and what is changed about them. Safe for use by
/// several threads at once; slow on purpose, so never on the JavaFX thread.
public final class Locked {
    private final DataFolder folder;
    private final KeyStore store;

    public Locked(DataFolder folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /// The key where this computer opens the practice without asking.
    public Optional<DataKey> withoutAsking() {
        var file = file();
        return file.inKeyStore() ? store.get(file.id()) : Optional.empty();
    }

    /// The key by the passphrase.
    ///
    /// @throws org.bedside.practice.Refused if it is another passphrase
    public DataKey byPassphrase(char[] passphrase) {
        return file().open(passphrase);
    }

    /// The key by the recovery key.
    ///
    /// @throws org.bedside.practice.Refused if it is no recovery key, mistyped, or that of another practice
    public DataKey byRecoveryKey(String typed) {
        return file().openBy(typed);
    }

    /// Wraps the key under a new passphrase.
    ///
    /// @throws org.bedside.practice.Refused if the passphrase is too short
    public void changePassphrase(DataKey key, char[] passphrase) {
        folder.keep(file().withPassphrase(key, passphrase));
    }

    /// Whether a key store could open it without asking.
    public boolean canOpenWithoutAsking() {
        return store.isThere();
    }

    /// Whether it is to be opened without asking, on a computer whose key store has the key.
    public boolean isToOpenWithoutAsking() {
        return file().inKeyStore();
    }

    /// Whether it is opened without asking from the next time on; only where the key store takes the key.
    public void openWithoutAsking(DataKey key, boolean wanted) {
        var file = file();
        var kept = wanted && store.put(file.id(), key);
        if (file.inKeyStore() && !wanted) {
            store.remove(file.id());
        }
        if (file.inKeyStore() != kept) {
            folder.keep(file.withKeyStore(kept));
        }
    }

    private KeyFile file() {
        return folder.keyFile();
    }
}
