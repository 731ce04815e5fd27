package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bedside.model.Author;
import org.bedside.model.Media;

/// What was written to and by the account on the simulated X. Safe for use by several threads at once: its
/// methods hold its lock, and whoever needs several of them at one moment holds it around them.
final class XTimeline {
    private final Author account;
    private final XPosts posts = new XPosts();
    private final List<OwnPost> own = new ArrayList<>();
    private final List<XMessage> messages = new ArrayList<>();
    private final Set<Long> liked = new HashSet<>();
    private final Map<Long, Integer> likes = new HashMap<>();

    XTimeline(Author account) {
        this.account = account;
    }

    synchronized XPost write(Author who, String text, Instant at) {
        return who.equals(account)
                ? addOwn(Optional.empty(), text, at)
                : posts.add(who, "", text, at, Optional.empty());
    }

    synchronized XPost mention(Author who, String text, Instant at) {
        var prefix = XPost.handlesIn(text).contains(account.handle().toLowerCase(Locale.ROOT))
                ? ""
                : "@" + account.handle() + " ";
        return posts.add(who, prefix, text, at, Optional.empty());
    }

    synchronized XPost reply(Author who, String text, Instant at, long parentId) {
        var parent = find(parentId);
        return who.equals(account)
                ? addOwn(Optional.of(parent), text, at)
                : posts.add(who, parent.prefixOfReply(who, text), text, at, Optional.of(parent));
    }

    synchronized XPost replyWithoutHandles(Author who, String text, Instant at, long parentId) {
        return posts.add(who, "", text, at, Optional.of(find(parentId)));
    }

    synchronized XPost quote(Author who, String text, Instant at, long quotedId) {
        var quoted = new XPost.Beside(Optional.of(find(quotedId).asParent()), Optional.empty(), List.of());
        return posts.add(who, "", text, at, Optional.empty(), quoted);
    }

    synchronized XPost retweet(Author who, Instant at, long id) {
        var post = find(id);
        var passedOn = new XPost.Beside(Optional.empty(), Optional.of(post.asParent()), List.of());
        return posts.add(who, "RT @" + post.author().handle() + ": ", post.text(), at, Optional.empty(), passedOn);
    }

    synchronized XPost mentionWith(Author who, String text, Instant at, List<Media> media) {
        return posts.add(
                who,
                "@" + account.handle() + " ",
                text,
                at,
                Optional.empty(),
                new XPost.Beside(Optional.empty(), Optional.empty(), List.copyOf(media)));
    }

    synchronized XMessage message(Author sender, Author person, String text, Instant at, List<Media> media) {
        var message = new XMessage(
                posts.newId(at), XMessage.conversation(account, person), sender, person, text, at, List.copyOf(media));
        messages.add(message);
        if (sender.equals(account)) {
            own.add(new OwnPost(Long.toString(message.id()), person.externalId(), text, at));
        }
        return message;
    }

    /// To be used with this object's lock held.
    List<XMessage> messagesNewestFirst() {
        return messages.stream()
                .sorted(Comparator.comparingLong(XMessage::id).reversed())
                .toList();
    }

    /// To be used with this object's lock held.
    void setLiked(long id, boolean isLiked) {
        if (isLiked ? liked.add(id) : liked.remove(id)) {
            likes.merge(id, isLiked ? 1 : -1, Integer::sum);
        }
    }

    synchronized boolean isLiked(long id) {
        return liked.contains(id);
    }

    synchronized void like(long id) {
        likes.merge(find(id).id(), 1, Integer::sum);
    }

    /// To be used with this object's lock held.
    int likes(long id) {
        return likes.getOrDefault(id, 0);
    }

    synchronized XPost addOwn(Optional<XPost> parent, String text, Instant at) {
        var prefix =
                parent.map(answered -> answered.prefixOfReply(account, text)).orElse("");
        var post = posts.add(account, prefix, text, at, parent);
        var to = parent.map(answered -> Long.toString(answered.id())).orElse("");
        own.add(new OwnPost(Long.toString(post.id()), to, text, at));
        return post;
    }

    /// Whether the account has a post with these words that still stands, whomever it answers.
    synchronized boolean hasOwn(String text) {
        return posts.newestFirst().stream()
                .anyMatch(post -> post.author().equals(account) && post.words().equals(text));
    }

    synchronized XPost edit(long id, String newText, Instant at) {
        return posts.edit(find(id), newText, at);
    }

    synchronized void delete(long id) {
        posts.delete(find(id).id());
    }

    synchronized boolean stands(long id) {
        return posts.find(id).isPresent();
    }

    synchronized boolean isHidden(long id) {
        return find(id).hidden();
    }

    synchronized List<OwnPost> ownPosts() {
        return List.copyOf(own);
    }

    /// To be used with this object's lock held.
    XPosts posts() {
        return posts;
    }

    synchronized Collection<XPost> newestFirst() {
        return posts.newestFirst();
    }

    private XPost find(long id) {
        return posts.find(id).orElseThrow(() -> new IllegalArgumentException("no such post: " + id));
    }
}
