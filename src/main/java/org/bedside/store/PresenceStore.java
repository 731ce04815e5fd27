package org.bedside.store;

import java.time.Duration;
import java.util.List;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Presence;

/// Who looks at a conversation or writes in it now, on whichever desktop; each says so again before its time is over.
public final class PresenceStore {
    /// This desktop's member is in that conversation, and in no other.
    public void here(Tx tx, MemberId member, ConversationId conversation, boolean writing, Duration length) {
        tx.update(
                """
                INSERT INTO presence (desktop, member, conversation, writing, until) VALUES (?, ?, ?, ?, %s + ?)
                ON CONFLICT (desktop) DO UPDATE SET member = excluded.member, conversation = excluded.conversation,
                  writing = excluded.writing, until = excluded.until""".formatted(tx.dialect().now()),
                tx.desktop(),
                member.value(),
                conversation.value(),
                writing,
                length.toMillis());
    }

    /// This desktop's member is in no conversation.
    public void away(Tx tx) {
        tx.update("DELETE FROM presence WHERE desktop = ?", tx.desktop());
    }

    /// Those on other desktops, whoever writes first.
    public List<Presence> others(Tx tx, ConversationId conversation) {
        return tx.list(
                row -> new Presence(new MemberId(row.number("member")), row.yes("writing")),
                """
                SELECT member, max(writing) AS writing FROM presence
                WHERE conversation = ? AND desktop <> ? AND until >= %s
                GROUP BY member ORDER BY writing DESC, member""".formatted(tx.dialect().now()),
                conversation.value(),
                tx.desktop());
    }
}
