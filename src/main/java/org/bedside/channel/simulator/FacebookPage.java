package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.channel.simulator.FacebookPost.Kind;
import org.bedside.model.Author;

/// The simulated page with its posts and comments. Safe for use by several threads at once: its methods
/// hold its lock, and whoever needs several of them at one moment holds it around them.
final class FacebookPage {
    private final Author page;
    private final Map<String, FacebookPost> posts = new LinkedHashMap<>();
    private final Set<String> keptBack = new HashSet<>();
    private final Map<String, FacebookComment> comments = new LinkedHashMap<>();
    private final List<OwnPost> own = new ArrayList<>();
    private final Set<String> liked = new HashSet<>();
    private final Set<String> withheldPeople = new HashSet<>();
    private final Set<String> withheldFields = new HashSet<>();
    private long serial = 122_100_000_000_000L;

    FacebookPage(Author page) {
        this.page = page;
    }

    Author author() {
        return page;
    }

    synchronized FacebookPost post(Author who, String message, Instant at, Kind kind, Optional<Boolean> recommends) {
        long number = ++serial;
        var id = switch (kind) {
            case LISTED, LEFT_OUT -> page.externalId() + "_" + number;
            case TAG -> who.externalId() + "_" + number;
            case REVIEW, UNNAMED_REVIEW -> Long.toString(number);
        };
        var post = new FacebookPost(id, who, message, at, number, kind, recommends);
        posts.put(post.id(), post);
        return post;
    }

    /// The page itself posts something.
    synchronized FacebookPost publish(String message, Instant at) {
        var post = post(page, message, at, Kind.LISTED, Optional.empty());
        own.add(new OwnPost(post.id(), "", message, at));
        return post;
    }

    /// A comment under a post, or a reply to a comment. A reply to a reply stands beside it, under the same
    /// comment: Graph knows two levels.
    synchronized FacebookComment comment(
            Author who, String to, String message, Optional<Attachment> attachment, Instant at) {
        var answered = Optional.ofNullable(comments.get(to));
        var postId = answered.map(FacebookComment::postId).orElse(to);
        var post = findPost(postId).orElseThrow(() -> new IllegalArgumentException("no such post or comment: " + to));
        var parent = answered.map(comment -> comment.parent().orElse(comment.id()));
        long number = ++serial;
        var id = post.shortId() + "_" + number;
        var comment = new FacebookComment(id, postId, parent, who, message, attachment, at, false, number);
        comments.put(id, comment);
        if (who.equals(page)) {
            own.add(new OwnPost(id, to, message, at));
        }
        return comment;
    }

    /// Somebody changes a post or a comment.
    synchronized void edit(String id, String newMessage) {
        if (posts.computeIfPresent(id, (_, post) -> post.edit(newMessage)) != null) {
            return;
        }
        comments.put(id, comment(id).edit(newMessage));
    }

    synchronized void hide(String id, boolean isHidden) {
        comments.put(id, comment(id).hide(isHidden));
    }

    /// With a comment its replies go too, and with a post its comments.
    synchronized void delete(String id) {
        if (posts.remove(id) == null && comments.remove(id) == null) {
            throw new IllegalArgumentException("no such post or comment: " + id);
        }
        comments.values()
                .removeIf(comment ->
                        comment.postId().equals(id) || comment.parent().equals(Optional.of(id)));
    }

    synchronized void like(String id, boolean isLiked) {
        if (isLiked) {
            liked.add(id);
        } else {
            liked.remove(id);
        }
    }

    synchronized boolean likes(String id) {
        return liked.contains(id);
    }

    synchronized void withholdPerson(String personId) {
        withheldPeople.add(personId);
    }

    synchronized void withholdField(String field) {
        withheldFields.add(field);
    }

    synchronized boolean withholds(Author who) {
        return withheldPeople.contains(who.externalId());
    }

    synchronized boolean withholds(String field) {
        return withheldFields.contains(field);
    }

    synchronized Optional<FacebookPost> findPost(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    synchronized Optional<FacebookComment> findComment(String id) {
        return Optional.ofNullable(comments.get(id));
    }

    synchronized List<FacebookPost> postsNewestFirst() {
        return posts.values().stream()
                .sorted(Comparator.comparing(FacebookPost::position).reversed())
                .toList();
    }

    /// What stands under a post or a comment, the oldest first; with `replies` a post's whole discussion.
    synchronized List<FacebookComment> commentsUnder(String id, boolean replies) {
        return comments.values().stream()
                .filter(comment -> comment.parent().equals(Optional.of(id))
                        || (comment.postId().equals(id)
                                && (replies || comment.parent().isEmpty())))
                .sorted(Comparator.comparing(FacebookComment::position))
                .toList();
    }

    /// Has a comment counted and not given, as Facebook does with those of closed accounts; or given again.
    synchronized void keepBack(String id, boolean isKept) {
        if (isKept) {
            keptBack.add(id);
        } else {
            keptBack.remove(id);
        }
    }

    synchronized boolean gives(FacebookComment comment) {
        return !keptBack.contains(comment.id());
    }

    synchronized List<OwnPost> ownPosts() {
        return List.copyOf(own);
    }

    private FacebookComment comment(String id) {
        return findComment(id).orElseThrow(() -> new IllegalArgumentException("no such comment: " + id));
    }
}
