package org.bedside.app;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bedside.settings.DataFolder;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.KeyStore;
import org.bedside.store.ServerAddress;
import org.bedside.ui.join.Told;

/// Joins a practice on a server, and opens the one that a folder joined. Waits for the server and for the key store, so
/// never on the JavaFX thread. Where it fails the folder stays the caller's, else it is closed with the session.
final class Joining {
    private final KeyStore store;
    private final InstantSource clock;

    Joining(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Opens the practice that a person told of, and remembers in the folder that it is the one.
    ///
    /// @param wanted asked once the practice is reached, before anything is written down
    /// @throws Refused if it cannot be opened; nothing is written down then
    /// @throws CancellationException if it is not wanted any more
    Session join(DataFolder folder, Told told, BooleanSupplier wanted) {
        var address = ServerAddress.parse(told.address(), told.account(), told.password());
        return Session.shared(folder, address, clock, () -> {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            var server = new JoinedServer(address.address(), address.user());
            folder.join(server);
            keep(server, told.password(), told.keep());
        });
    }

    /// Opens the joined practice where nobody has to be asked for the account's password.
    Optional<Session> withoutAsking(DataFolder folder, JoinedServer server) {
        var address = address(server, store.password(server).orElse(""));
        return address.signsInByItself() ? Optional.of(Session.shared(folder, address, clock)) : Optional.empty();
    }

    /// @param keep whether the key store is to have the password from now on
    Session byPassword(DataFolder folder, JoinedServer server, String password, boolean keep) {
        return Session.shared(folder, address(server, password), clock, () -> keep(server, password, keep));
    }

    /// As [#byPassword], and leaves the key store as it is.
    Session byPassword(DataFolder folder, JoinedServer server, String password) {
        return Session.shared(folder, address(server, password), clock);
    }

    private static ServerAddress address(JoinedServer server, String password) {
        return ServerAddress.parse(server.address(), server.account(), password);
    }

    private void keep(JoinedServer server, String password, boolean wanted) {
        if (wanted && !password.isEmpty()) {
            store.putPassword(server, password);
        } else {
            store.removePassword(server);
        }
    }
}
