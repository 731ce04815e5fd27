package org.bedside.triage;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry;
import org.bedside.model.Assessment;
import org.bedside.model.Comment;
import org.bedside.model.CommentId;
import org.bedside.model.Conversation;
import org.bedside.model.ConversationId;
import org.bedside.model.Media;
import org.bedside.model.Presence;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.model.Reply;
import org.bedside.store.ActivityStore;
import org.bedside.store.CommentStore;
import org.bedside.store.ConversationStore;
import org.bedside.store.Database;
import org.bedside.store.PresenceStore;
import org.bedside.store.QueueStore;
import org.bedside.store.ReplyStore;

/// The queue to be looked at: its rows in triage order, its counts, and one conversation whole.
public final class Queue {
    private final Database database;
    private final Stores stores;
    private final PresenceStore presence = new PresenceStore();
    private final InstantSource clock;

    public Queue(Database database, Stores stores, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.clock = clock;
    }

    /// The tables that the queue is read from.
    public record Stores(
            QueueStore queue,
            ConversationStore conversations,
            CommentStore comments,
            ReplyStore replies,
            ActivityStore activity) {}

    /// One conversation with all that belongs to it.
    ///
    /// @param before the words that edited comments had, the oldest first
    /// @param media what stands beside the comments' words
    /// @param others members who are in it on other desktops
    public record Details(
            Conversation conversation,
            List<Comment> comments,
            Map<CommentId, List<String>> before,
            Map<CommentId, List<Media>> media,
            Map<CommentId, Assessment> assessments,
            List<Reply> replies,
            List<ActivityEntry> activity,
            List<Presence> others) {

        public Comment latestComment() {
            return comments.stream()
                    .filter(comment -> comment.id().equals(conversation.latestComment()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// The rows after `after`, at most `most`.
    public List<QueueRow> page(QueueFilter filter, Optional<QueueRow> after, int most) {
        return database.read(tx -> stores.queue().page(tx, filter, after, most));
    }

    public QueueCounts counts() {
        return database.read(tx -> stores.queue().counts(tx, clock.instant()));
    }

    public Details details(ConversationId id) {
        return database.read(tx -> {
            var comments = stores.comments().of(tx, id);
            var before = new LinkedHashMap<CommentId, List<String>>();
            comments.stream()
                    .filter(comment -> comment.editedAt().isPresent())
                    .forEach(comment ->
                            before.put(comment.id(), stores.comments().before(tx, comment.id())));
            return new Details(
                    stores.conversations().get(tx, id),
                    comments,
                    before,
                    stores.comments().media(tx, id),
                    stores.comments().assessments(tx, id),
                    stores.replies().of(tx, id),
                    stores.activity().of(tx, Activity.reference(id)),
                    presence.others(tx, id));
        });
    }
}
