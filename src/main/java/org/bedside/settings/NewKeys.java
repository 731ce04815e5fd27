package org.bedside.settings;

/// What a practice was just given to be opened by.
///
/// @param withoutAsking whether this computer's key store is to keep the key
public record NewKeys(DataKey key, KeyFile file, boolean withoutAsking) {
    public void keepIn(DataFolder folder, KeyStore store) {
        folder.keep(file.withKeyStore(withoutAsking && store.put(file.id(), key)));
    }
}
