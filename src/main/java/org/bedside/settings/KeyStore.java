package org.bedside.settings;

import java.util.Optional;
import java.util.UUID;

/// Keeps data keys so that a practice opens on this computer without asking. That there is no such store here, or
/// that it does not give the key, is a normal answer: the passphrase opens the practice all the same.
///
/// Every call may wait for another program, so none is made on the JavaFX thread.
public interface KeyStore extends SecretStore {
    /// Whether there is one on this computer, for the person who is signed in to it.
    boolean isThere();

    Optional<DataKey> get(UUID id);

    /// Whether the key is kept now.
    boolean put(UUID id, DataKey key);

    void remove(UUID id);
}
