package org.bedside.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The operating system's own: Windows' Credential Manager, macOS' Keychain, on Linux the Secret Service (such as
/// GNOME's keyring) or KWallet. Reached anew by each call, which takes about half a second.
public final class SystemKeyStore implements KeyStore {
    private static final System.Logger LOG = System.getLogger(SystemKeyStore.class.getName());
    private static final String SERVICE = "Bedside";

    @Override
    public boolean isThere() {
        return ask(_ -> true).isPresent();
    }

    @Override
    public Optional<DataKey> get(UUID id) {
        return secret(id.toString()).flatMap(SystemKeyStore::key);
    }

    @Override
    public boolean put(UUID id, DataKey key) {
        return putSecret(id.toString(), Base64.getEncoder().encodeToString(key.bytes()));
    }

    @Override
    public void remove(UUID id) {
        removeSecret(id.toString());
    }

    @Override
    public Optional<String> password(JoinedServer server) {
        return secret(server.inKeyStore());
    }

    @Override
    public boolean putPassword(JoinedServer server, String password) {
        return putSecret(server.inKeyStore(), password);
    }

    @Override
    public void removePassword(JoinedServer server) {
        removeSecret(server.inKeyStore());
    }

    @Override
    public Optional<String> secret(String name) {
        return ask(keyring -> keyring.getPassword(SERVICE, name));
    }

    @Override
    public boolean putSecret(String name, String secret) {
        return ask(keyring -> {
                    keyring.setPassword(SERVICE, name, secret);
                    return true;
                })
                .isPresent();
    }

    @Override
    public void removeSecret(String name) {
        ask(keyring -> {
            keyring.deletePassword(SERVICE, name);
            return true;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Keyring keyring) throws PasswordAccessException;
    }

    /// Nothing where there is no store, or it does not answer. Where a bus lacks the service the library fails with
    /// a bare NullPointerException, and where its native part cannot be loaded with an error: neither may end the
    /// program.
    @SuppressWarnings("try") // close() is declared to throw anything, an interrupt among it; no backend waits there.
    private static <T> Optional<T> ask(Question<T> question) {
        try (var keyring = Keyring.create()) {
            return Optional.of(question.ask(keyring));
        } catch (BackendNotSupportedException | PasswordAccessException e) {
            return Optional.empty();
        } catch (Exception | LinkageError e) {
            // By its type only: a message from there may hold anything.
            LOG.log(System.Logger.Level.DEBUG, "the key store does not answer: {0}", e.getClass());
            return Optional.empty();
        }
    }

    private static Optional<DataKey> key(String kept) {
        try {
            return Optional.of(DataKey.of(Base64.getDecoder().decode(kept)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
