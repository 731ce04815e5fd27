package org.bedside.app;

import java.time.InstantSource;
import java.util.Optional;
import org.bedside.practice.Practice;
import org.bedside.practice.Refused;
import org.bedside.settings.DataFolder;
import org.bedside.settings.DataFolder.State;
import org.bedside.settings.DataKey;
import org.bedside.settings.JoinedServer;
import org.bedside.settings.SecretStore;

/// What the window shows first, by what its data folder holds.
sealed interface Start {
    /// No practice yet; `key` is the one that it will have.
    record Welcome(DataKey key) implements Start {}

    record Locked() implements Start {}

    /// A practice of 0.1.0, whose key lies beside it: open, but a passphrase is asked for at once.
    record Unprotected(DataKey key, Session session) implements Start {}

    /// A practice on a server.
    record Joined(JoinedServer server) implements Start {}

    /// A practice that was moved to a server, which is to be joined from here.
    record Moved(String address) implements Start {}

    record Open(Session session) implements Start {}

    /// Looks into a folder; a practice of 0.1.0 is opened by it.
    ///
    /// @param store may keep the accounts' tokens
    ///
    /// @throws Refused if it is the demo's, or cannot be opened by anybody
    static Start in(DataFolder folder, SecretStore store, InstantSource clock) {
        return switch (folder.state()) {
            case State.New _ -> new Welcome(DataKey.random());
            case State.Wrapped _ -> new Locked();
            case State.Demo _ -> throw new Refused("data-is-demo", folder.path());
            case State.Joined(var server) -> new Joined(server);
            case State.Plain(var key) -> plain(folder, key, store, clock);
        };
    }

    private static Start plain(DataFolder folder, DataKey key, SecretStore store, InstantSource clock) {
        var practice = Session.practiceIn(folder, key, clock);
        if (practice.filter(Practice::demo).isPresent()) {
            throw new Refused("data-is-demo", folder.path());
        }
        if (practice.isEmpty()) {
            return new Welcome(key);
        }
        try {
            return new Unprotected(key, Session.own(folder, key, store, clock));
        } catch (Refused e) {
            return new Moved(movedTo(e).orElseThrow(() -> e));
        }
    }

    /// Where the practice is that could not be opened; empty where that was for another reason.
    static Optional<String> movedTo(Refused refused) {
        return refused.key().equals("data-moved")
                ? Optional.of(refused.arguments().getFirst().toString())
                : Optional.empty();
    }

    /// What is open already.
    default Optional<Session> opened() {
        return switch (this) {
            case Open(var session) -> Optional.of(session);
            case Unprotected(var _, var session) -> Optional.of(session);
            case Welcome _, Locked _, Joined _, Moved _ -> Optional.empty();
        };
    }
}
