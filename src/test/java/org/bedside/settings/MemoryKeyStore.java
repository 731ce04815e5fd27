package org.bedside.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A key store in memory, or one that is not there.
public final class MemoryKeyStore implements KeyStore {
    private final Map<UUID, DataKey> keys = new HashMap<>();
    private final Map<JoinedServer, String> passwords = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private boolean there = true;

    public static MemoryKeyStore gone() {
        var store = new MemoryKeyStore();
        store.setThere(false);
        return store;
    }

    public synchronized void setThere(boolean there) {
        this.there = there;
    }

    @Override
    public synchronized boolean isThere() {
        return there;
    }

    @Override
    public synchronized Optional<DataKey> get(UUID id) {
        return there ? Optional.ofNullable(keys.get(id)) : Optional.empty();
    }

    @Override
    public synchronized boolean put(UUID id, DataKey key) {
        if (there) {
            keys.put(id, key);
        }
        return there;
    }

    @Override
    public synchronized void remove(UUID id) {
        keys.remove(id);
    }

    @Override
    public synchronized Optional<String> password(JoinedServer server) {
        return there ? Optional.ofNullable(passwords.get(server)) : Optional.empty();
    }

    @Override
    public synchronized boolean putPassword(JoinedServer server, String password) {
        if (there) {
            passwords.put(server, password);
        }
        return there;
    }

    @Override
    public synchronized void removePassword(JoinedServer server) {
        passwords.remove(server);
    }

    public synchronized Map<JoinedServer, String> passwords() {
        return Map.copyOf(passwords);
    }

    @Override
    public synchronized Optional<String> secret(String name) {
        return there ? Optional.ofNullable(secrets.get(name)) : Optional.empty();
    }

    @Override
    public synchronized boolean putSecret(String name, String secret) {
        if (there) {
            secrets.put(name, secret);
        }
        return there;
    }

    @Override
    public synchronized void removeSecret(String name) {
        secrets.remove(name);
    }

    public synchronized Map<String, String> secrets() {
        return Map.copyOf(secrets);
    }

    public synchronized Map<UUID, DataKey> kept() {
        return Map.copyOf(keys);
    }
}
