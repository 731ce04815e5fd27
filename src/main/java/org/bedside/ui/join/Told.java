package org.bedside.ui.join;

/// What a person told of the practice to join.
///
/// @param keep whether the key store is to keep the password
public record Told(String address, String account, String password, boolean keep) {
    /// Without the password, so that no log and no message ever holds it.
    @Override
    public String toString() {
        return account + " at " + address;
    }
}
