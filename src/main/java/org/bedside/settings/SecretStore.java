package org.bedside.settings;

import java.util.Optional;

/// Keeps words that nobody else on this computer may read, such as an account's tokens, each under
/// a name. That there is no such store here, or that it gives nothing, is a normal answer.
///
/// Every call may wait for another program, so none is made on the JavaFX thread.
public interface SecretStore {
    /// None, anywhere.
    SecretStore NOWHERE = new SecretStore() {
        @Override
        public Optional<String> secret(String name) {
            return Optional.empty();
        }

        @Override
        public boolean putSecret(String name, String secret) {
            return false;
        }

        @Override
        public void removeSecret(String name) {}
    };

    Optional<String> secret(String name);

    /// Whether it is kept now.
    boolean putSecret(String name, String secret);

    void removeSecret(String name);
}
