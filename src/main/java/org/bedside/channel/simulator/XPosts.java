package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bedside.model.Author;

/// The posts on the simulated X that can be seen. Guarded by its simulator's lock.
final class XPosts {
    /// 2010-11-04T01:42:54.657Z, the moment from which X counts the milliseconds in its ids.
    private static final long EPOCH = 1_288_834_974_657L;

    /// Below the milliseconds: an odd start, so that no id fits into a double by luck.
    private static final long FIRST_IN_MILLISECOND = 0x15_5001;

    private final TreeMap<Long, XPost> visible = new TreeMap<>();
    private final Map<Long, XPost> earlier = new HashMap<>();
    private final Set<Long> taken = new HashSet<>();

    XPost add(Author author, String prefix, String words, Instant at, Optional<XPost> parent) {
        return add(author, prefix, words, at, parent, XPost.Beside.NONE);
    }

    XPost add(Author author, String prefix, String words, Instant at, Optional<XPost> parent, XPost.Beside beside) {
        long id = newId(at);
        var post = new XPost(
                id,
                author,
                prefix,
                words,
                at,
                parent.map(XPost::conversation).orElse(id),
                parent.map(XPost::asParent),
                List.of(id),
                false,
                beside);
        visible.put(id, post);
        return post;
    }

    /// X gives each version an id of its own, and shows only the newest but to who asks for another by
    /// its id.
    XPost edit(XPost post, String newWords, Instant at) {
        visible.remove(post.id());
        earlier.put(post.id(), post);
        var edited = post.edit(newId(at), newWords, at);
        visible.put(edited.id(), edited);
        return edited;
    }

    void hide(XPost post, boolean isHidden) {
        visible.put(post.id(), post.hide(isHidden));
    }

    boolean delete(long id) {
        return visible.remove(id) != null;
    }

    Optional<XPost> find(long id) {
        return Optional.ofNullable(visible.get(id));
    }

    /// The very version asked for, as long as the newest one stands.
    Optional<XPost> read(long id) {
        return find(id).or(() -> Optional.ofNullable(earlier.get(id))
                .flatMap(old -> visible.values().stream()
                        .filter(newest -> newest.versions().contains(id))
                        .findFirst()
                        .map(newest -> old.withVersions(newest.versions()))));
    }

    int quotes(long id) {
        return Math.toIntExact(
                visible.values().stream().filter(post -> quotes(post, id)).count());
    }

    static boolean quotes(XPost post, long id) {
        return post.beside().quoted().filter(quoted -> quoted.id() == id).isPresent();
    }

    Collection<XPost> newestFirst() {
        return new ArrayList<>(visible.descendingMap().values());
    }

    static long firstIdAt(Instant at) {
        return (at.toEpochMilli() - EPOCH) << 22;
    }

    long newId(Instant at) {
        long id = firstIdAt(at) + FIRST_IN_MILLISECOND;
        while (!taken.add(id)) {
            id++;
        }
        return id;
    }
}
