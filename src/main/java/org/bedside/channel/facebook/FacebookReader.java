package org.bedside.channel.facebook;

import com.restfb.Parameter;
import com.restfb.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Page;
import org.bedside.channel.Page.Counted;
import org.bedside.channel.facebook.FacebookCursor.Watched;
import org.bedside.channel.facebook.FacebookPass.Todo;
import org.bedside.model.IncomingComment;

/// Reads one of a page's lists of posts, and the comments under each of them where that is wanted.
///
/// A page's quota may be as small as two hundred requests an hour. So a post's comments are read only where Facebook
/// counts another number than before, and else a post a pass, the one that waits for it the longest: a pass in which
/// nothing happened takes two requests.
final class FacebookReader {
    /// Comments of this age are given again though they are known: an answer may have come in before what it answers.
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final int POSTS = 100;

    private final GraphClient graph;
    private final String pageId;
    private final InstantSource clock;
    private final Posts posts;
    private final FacebookLook look;

    /// A list of posts, the newest first.
    ///
    /// @param edge what Facebook calls it
    /// @param fields what to ask for of each post
    /// @param bare a field of each by which alone nothing can be known of it
    /// @param watched whether the comments under its posts are read too
    /// @param read makes a comment of a post that somebody else wrote
    record Posts(String edge, String fields, String bare, boolean watched, Read read) {}

    /// Understands a post as read at a moment.
    @FunctionalInterface
    interface Read {
        Optional<IncomingComment> of(JsonValue post, Instant readAt);
    }

    FacebookReader(GraphClient graph, String pageId, InstantSource clock, Posts posts) {
        this.graph = graph;
        this.pageId = pageId;
        this.clock = clock;
        this.posts = posts;
        this.look = new FacebookLook(graph, pageId, clock);
    }

    /// A list of posts as the feed gives them.
    static Posts postsOf(String pageId, String edge, boolean watched, Function<FacebookComment, IncomingComment> kind) {
        var fields = "id,from,message,created_time,permalink_url,attachments"
                + (watched ? ",comments.filter(stream).limit(0).summary(true)" : "");
        return new Posts(
                edge,
                fields,
                "id",
                watched,
                (post, readAt) -> FacebookComment.of(post, readAt)
                        .map(read -> read.isFrom(pageId) ? read.toIncoming(pageId) : kind.apply(read)));
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = FacebookCursor.of(cursor).passingAt(clock.instant());
        var pass = at.pass().orElseThrow();
        try {
            return pass.todo().isEmpty() ? list(at, pass) : comments(at, pass);
        } catch (NotAllowed refused) {
            if (pass.pageName().isEmpty() || refused.why() != Why.INVALID) {
                throw refused;
            }
            // Graph's names for pages live a while only. The pass starts again, at once the first time and at the
            // next fetch after that, so that a name Graph never likes does not keep us asking without a pause.
            return new Page(List.of(), at.with(at.posts(), pass.restart()).toCursor(), !pass.restarted(), 0);
        }
    }

    private Page list(FacebookCursor at, FacebookPass pass) throws ChannelException, InterruptedException {
        var answer = graph.list(
                pageId + "/" + posts.edge(),
                List.of(Parameter.withFields(posts.fields())),
                pass.list().orElse(""),
                POSTS,
                posts.bare());
        var now = clock.instant();
        var known = new HashMap<>(at.posts());
        var came = new ArrayList<IncomingComment>();
        var todo = new ArrayList<Todo>();
        var named = new ArrayList<>(pass.met());
        int unreadable = 0;
        Optional<Instant> oldest = Optional.empty();
        for (var item : answer.items()) {
            var read = posts.read().of(item, now);
            if (read.isEmpty()) {
                unreadable++;
                continue;
            }
            var post = read.get();
            var id = post.externalId();
            oldest = Stream.concat(oldest.stream(), Stream.of(post.writtenAt())).min(Instant::compareTo);
            if (at.isLeftOff(id, post.writtenAt())) {
                continue;
            }
            var before = Optional.ofNullable(known.get(id));
            var watched = before.orElse(Watched.since(notAfter(pass.started(), post.writtenAt()), pass.started()));
            if (!post.ours()) {
                var fingerprint = fingerprint(post);
                if (!watched.self().equals(Optional.of(fingerprint))) {
                    came.add(post);
                }
                known.put(id, watched.saying(fingerprint));
            }
            if (posts.watched()
                    && changed(watched, item)
                    && !at.isHalfRead(id)
                    && todo.stream().noneMatch(one -> one.post().equals(id))) {
                known.putIfAbsent(id, watched);
                todo.add(new Todo(id, count(item).orElse(-1)));
            }
            if (!posts.watched()) {
                named.add(id);
            }
        }
        var goesOn =
                oldest.isEmpty() || pass.limit().filter(oldest.get()::isBefore).isEmpty();
        var next = answer.next().filter(_ -> goesOn);
        var broken = pass.broken() || unreadable > 0;
        var gone = new ArrayList<String>();
        if (!posts.watched() && answer.next().isEmpty() && !broken) {
            var missing =
                    known.keySet().stream().filter(id -> !named.contains(id)).toList();
            gone.addAll(look.gone(missing));
            missing.forEach(known::remove);
        }
        var under = pass.listed(todo, next, named, !posts.watched() && broken);
        return page(came.stream().distinct().toList(), at.with(known, under), unreadable, gone);
    }

    private static Instant notAfter(Instant latest, Instant time) {
        return time.isAfter(latest) ? latest : time;
    }

    /// Facebook counts more than it gives where people hide what they wrote, so that its own number of before counts.
    private static boolean changed(Watched post, JsonValue item) {
        return count(item).map(count -> count != post.count()).orElse(true);
    }

    private static Optional<Integer> count(JsonValue post) {
        return GraphPage.child(post.asObject(), "comments").flatMap(GraphPage::total);
    }

    private Page comments(FacebookCursor at, FacebookPass pass) throws ChannelException, InterruptedException {
        var todo = pass.todo().getFirst();
        var post = at.posts().getOrDefault(todo.post(), Watched.since(pass.started(), pass.started()));
        GraphPage answer;
        try {
            answer = graph.comments(todo.post(), Optional.empty(), pass.comments());
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            return unseen(at, pass, todo, post);
        }
        var now = clock.instant();
        var seen = new HashMap<>(pass.seen());
        var came = new ArrayList<IncomingComment>();
        var active = post.active();
        int unreadable = 0;
        for (var item : answer.items()) {
            var read = FacebookComment.of(item, now)
                    .map(comment -> post.self().isPresent()
                            ? comment.toIncomingUnder(todo.post(), pageId)
                            : comment.toIncoming(pageId));
            if (read.isEmpty()) {
                unreadable++;
                continue;
            }
            var comment = read.get();
            var fingerprint = fingerprint(comment);
            var isFirst = seen.put(comment.externalId(), fingerprint) == null;
            var isKnown = fingerprint.equals(post.comments().get(comment.externalId()));
            if (isFirst
                    && (!isKnown || comment.writtenAt().isAfter(pass.started().minus(YOUNG)))) {
                came.add(comment);
            }
            active = Stream.of(active, notAfter(pass.started(), comment.writtenAt()))
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
        // Graph may repeat what stood on a page before, and then our answer comes ahead of what it answers.
        came.sort(Comparator.comparing(IncomingComment::writtenAt));
        var broken = pass.broken() || unreadable > 0;
        var known = new HashMap<>(at.posts());
        if (answer.next().isPresent()) {
            known.put(todo.post(), new Watched(active, post.count(), post.looked(), post.self(), post.comments()));
            return page(came, at.with(known, pass.read(answer.next().get(), seen, broken)), unreadable, List.of());
        }
        var given = seen.size();
        var missing = post.comments().keySet().stream()
                .filter(id -> !seen.containsKey(id))
                .toList();
        var gone = broken ? List.<String>of() : look.gone(missing);
        if (broken) {
            post.comments().forEach(seen::putIfAbsent);
        }
        var count = todo.count() < 0 ? post.count() : todo.count();
        known.put(todo.post(), new Watched(active, count, pass.started(), post.self(), seen));
        var counted = broken
                ? Optional.<Counted>empty()
                : answer.total().map(total -> Counted.under(todo.post(), Math.max(0, total - given)));
        return page(came, at.with(known, pass.done()), unreadable, gone, counted);
    }

    /// Graph says the same of a post that was deleted and of comments that we may not see: only where the post itself
    /// is gone are its comments too.
    private Page unseen(FacebookCursor at, FacebookPass pass, Todo todo, Watched post)
            throws ChannelException, InterruptedException {
        var known = new HashMap<>(at.posts());
        if (look.gone(List.of(todo.post())).isEmpty()) {
            known.put(
                    todo.post(),
                    new Watched(
                            post.active(),
                            todo.count() < 0 ? post.count() : todo.count(),
                            pass.started(),
                            post.self(),
                            post.comments()));
            return page(List.of(), at.with(known, pass.done()), 1, List.of());
        }
        known.remove(todo.post());
        var gone = Stream.concat(post.self().stream().map(_ -> todo.post()), post.comments().keySet().stream())
                .sorted()
                .toList();
        return page(List.of(), at.with(known, pass.done()), 0, gone, Optional.of(Counted.under(todo.post(), 0)));
    }

    /// Words and hiding; not the addresses of pictures, which Facebook signs anew each time.
    private static String fingerprint(IncomingComment comment) {
        return Integer.toHexString((comment.text() + '\0' + comment.hidden()).hashCode());
    }

    private Page page(List<IncomingComment> came, FacebookCursor at, int unreadable, List<String> gone) {
        return page(came, at, unreadable, gone, Optional.empty());
    }

    private Page page(
            List<IncomingComment> came,
            FacebookCursor at,
            int unreadable,
            List<String> gone,
            Optional<Counted> counted) {
        var under = at.pass().orElseThrow();
        var next = under.isDone() && !under.looked() && posts.watched()
                ? at.with(at.posts(), under.lookingAt(longestDue(at, under)))
                : at;
        while (next.pass().filter(FacebookPass::isDone).isPresent()) {
            next = next.ended();
        }
        return new Page(
                came,
                next.toCursor(),
                next.pass().isPresent(),
                unreadable,
                gone,
                counted.stream().toList());
    }

    private static Optional<Todo> longestDue(FacebookCursor at, FacebookPass under) {
        return at.posts().entrySet().stream()
                .filter(post -> !under.met().contains(post.getKey())
                        && !post.getValue().due().isAfter(under.started()))
                .min(Comparator.<Map.Entry<String, Watched>, Instant>comparing(
                                post -> post.getValue().due())
                        .thenComparing(Map.Entry::getKey))
                .map(post -> new Todo(post.getKey(), -1));
    }
}
