package org.bedside.reply;

import org.bedside.model.Approval;
import org.bedside.model.Reply;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.ReplyStore;
import org.bedside.store.Tx;

/// Where replies and what they answer are kept.
public record ReplyRecords(
        Database database, ConversationStore conversations, CommentStore comments, ReplyStore replies) {

    /// What an approval of `reply` has to be bound to as things stand now.
    public String fingerprint(Tx tx, Reply reply) {
        var conversation = conversations.get(tx, reply.conversation());
        var latest = comments.get(tx, conversation.latestComment());
        return Approval.fingerprint(
                reply.text(), reply.way(), conversation.id(), conversation.channel(), latest.id(), latest.text());
    }
}
