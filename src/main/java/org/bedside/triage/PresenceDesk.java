package org.bedside.triage;

import java.time.Duration;
import java.util.Optional;
import org.bedside.model.ConversationId;
import org.bedside.practice.Member;
import org.bedside.store.Database;
import org.bedside.store.PresenceStore;

/// Tells the other desktops of a shared practice which conversation a member is in. Where nobody else can be, it does
/// nothing.
public final class PresenceDesk {
    /// Said again well before it is over; who was not heard of for that long is not there.
    private static final Duration HEARD_OF = Duration.ofSeconds(60);

    private final Database database;
    private final PresenceStore store;

    public PresenceDesk(Database database, PresenceStore store) {
        this.database = database;
        this.store = store;
    }

    /// @param conversation the one that is open; empty where none is
    public void here(Member member, Optional<ConversationId> conversation, boolean writing) {
        if (database.isShared()) {
            database.change(tx -> conversation.ifPresentOrElse(
                    id -> store.here(tx, member.id(), id, writing, HEARD_OF), () -> store.away(tx)));
        }
    }
}
