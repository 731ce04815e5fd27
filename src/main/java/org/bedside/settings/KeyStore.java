package org.bedside.settings;

import java.util.Optional;
import java.util.UUID;

/// Keeps data keys, and passwords of accounts on servers, so that a practice opens on this computer without asking.
/// That there is no such store here, or that it gives nothing, is a normal answer: whoever is asked and knows the
/// passphrase or the password opens the practice all the same.
///
/// Every call may wait for another program, so none is made on the JavaFX thread.
public interface KeyStore extends SecretStore {
    /// Whether there is one on this computer, for the person who is signed in to it.
    boolean isThere();

    Optional<DataKey> get(UUID id);

    /// Whether the key is kept now.
    boolean put(UUID id, DataKey key);

    void remove(UUID id);

    Optional<String> password(JoinedServer server);

    /// Whether the password is kept now.
    boolean putPassword(JoinedServer server, String password);

    void removePassword(JoinedServer server);
}
