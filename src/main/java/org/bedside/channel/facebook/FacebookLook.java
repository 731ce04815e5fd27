package org.bedside.channel.facebook;

import com.restfb.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Page;
import org.bedside.model.IncomingComment;

/// Looks how single comments stand, many in one request.
///
/// Graph counts each of them as a request all the same, and refuses all of them where one is gone: then, and where the
/// answer would be too long for us, each half is asked for by itself, down to the one.
final class FacebookLook {
    private static final int AT_ONCE = 50;
    private static final String ONLY_ID = "id";

    private final GraphClient graph;
    private final String pageId;
    private final InstantSource clock;

    FacebookLook(GraphClient graph, String pageId, InstantSource clock) {
        this.graph = graph;
        this.pageId = pageId;
        this.clock = clock;
    }

    /// What a person reads of them now, and which are certainly gone.
    Page at(List<String> ids) throws ChannelException, InterruptedException {
        var found = new Found();
        look(named(ids), FacebookComment.FIELDS, found);
        return new Page(found.comments, Cursor.START, false, found.unreadable, found.gone);
    }

    /// Which of those that a list does not name any more are certainly gone.
    List<String> gone(List<String> ids) throws ChannelException, InterruptedException {
        var found = new Found();
        look(named(ids), ONLY_ID, found);
        ids.stream().filter(FacebookReview::isUnnamed).sorted().forEach(found.gone::add);
        return List.copyOf(found.gone);
    }

    private static List<String> named(List<String> ids) {
        return ids.stream().filter(id -> !FacebookReview.isUnnamed(id)).sorted().toList();
    }

    private static final class Found {
        private final List<IncomingComment> comments = new ArrayList<>();
        private final List<String> gone = new ArrayList<>();
        private int unreadable;
    }

    private void look(List<String> ids, String fields, Found found) throws ChannelException, InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        if (ids.size() > AT_ONCE) {
            look(ids.subList(0, AT_ONCE), fields, found);
            look(ids.subList(AT_ONCE, ids.size()), fields, found);
            return;
        }
        try {
            var answer = ids.size() == 1 ? alone(ids.getFirst(), fields) : graph.objects(ids, fields);
            if (ids.stream().allMatch(id -> answer.get(id) == null)) {
                throw new NoAnswer("GET " + ids.size() + " by ids: Facebook's answer names none");
            }
            for (var id : ids) {
                take(id, GraphPage.child(answer, id), fields, found);
            }
        } catch (NotAllowed refused) {
            apart(ids, fields, refused, found);
        } catch (NoAnswer silent) {
            if (!GraphClient.isTooLong(silent) || fields.equals(ONLY_ID)) {
                throw silent;
            }
            if (ids.size() > 1) {
                halves(ids, fields, found);
            } else {
                found.unreadable++;
                look(ids, ONLY_ID, found);
            }
        }
    }

    private void halves(List<String> ids, String fields, Found found) throws ChannelException, InterruptedException {
        look(ids.subList(0, ids.size() / 2), fields, found);
        look(ids.subList(ids.size() / 2, ids.size()), fields, found);
    }

    /// What is asked for by itself is in no doubt about whom a refusal concerns.
    private JsonObject alone(String id, String fields) throws ChannelException, InterruptedException {
        return new JsonObject().add(id, graph.object(id, fields));
    }

    private void take(String id, Optional<JsonObject> item, String fields, Found found)
            throws ChannelException, InterruptedException {
        if (item.isEmpty()) {
            look(List.of(id), fields, found);
            return;
        }
        if (!fields.equals(ONLY_ID)) {
            var read = FacebookComment.of(item.get(), clock.instant()).map(comment -> comment.toIncoming(pageId));
            read.ifPresentOrElse(found.comments::add, () -> found.unreadable++);
        }
    }

    /// A post or a review has not the fields of a comment: of it we hear only whether it is there.
    private void apart(List<String> ids, String fields, NotAllowed refused, Found found)
            throws ChannelException, InterruptedException {
        if (refused.why() != Why.COMMENT_GONE && refused.why() != Why.INVALID) {
            throw refused;
        }
        if (ids.size() > 1) {
            halves(ids, fields, found);
        } else if (refused.why() == Why.COMMENT_GONE) {
            found.gone.addAll(ids);
        } else if (!fields.equals(ONLY_ID)) {
            look(ids, ONLY_ID, found);
        }
    }
}
