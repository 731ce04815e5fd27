package org.bedside.channel.facebook;

import com.restfb.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Page;
import org.bedside.channel.facebook.MessagesCursor.Older;
import org.bedside.channel.facebook.MessagesCursor.Pass;
import org.bedside.model.IncomingComment;

/// Reads a page's private messages: the talks that something came into since the last pass, the latest first, and of
/// each as many messages as are new.
final class MessagesReader {
    private static final int TALKS = 25;

    /// What came in this long before the latest is read again, so that nothing is missed that came in late.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final GraphClient graph;
    private final String pageId;
    private final InstantSource clock;

    MessagesReader(GraphClient graph, String pageId, InstantSource clock) {
        this.graph = graph;
        this.pageId = pageId;
        this.clock = clock;
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = MessagesCursor.of(cursor);
        var pass = at.pass().orElseGet(() -> Pass.start(clock.instant()));
        try {
            return pass.older().isEmpty() ? talks(at, pass) : older(at, pass);
        } catch (NotAllowed refused) {
            if (pass.pageName().isEmpty() || refused.why() != Why.INVALID) {
                throw refused;
            }
            // Graph's names for pages live a while only.
            return new Page(List.of(), at.with(pass.restart()).toCursor(), !pass.restarted(), 0);
        }
    }

    private Page talks(MessagesCursor at, Pass pass) throws ChannelException, InterruptedException {
        var answer = graph.list(
                pageId + "/conversations",
                List.of(Parameter.with("platform", "messenger"), Parameter.withFields(FacebookTalk.FIELDS)),
                pass.list().orElse(""),
                TALKS,
                "id");
        var from = from(at);
        var came = new ArrayList<IncomingComment>();
        var older = new ArrayList<Older>();
        var newest = pass.newest();
        var broken = 0;
        var reachesBack = false;
        for (var item : answer.items()) {
            var talk = FacebookTalk.of(item, pageId);
            var updated = FacebookTalk.updated(item);
            if (talk.isEmpty()) {
                broken++;
            } else if (updated.filter(from::isAfter).isPresent()) {
                reachesBack = true;
            } else {
                var messages = FacebookTalk.messages(item);
                var read = read(messages, talk.get());
                came.addAll(read.comments);
                broken += read.broken;
                newest = Stream.concat(newest.stream(), updated.stream()).max(Instant::compareTo);
                goingOn(messages, read, from).ifPresent(name -> older.add(new Older(talk.get(), name)));
            }
        }
        var next = reachesBack ? Optional.<String>empty() : answer.next();
        return page(since(from, came), at.with(pass.listed(newest, older, next, broken > 0)), broken);
    }

    private Page older(MessagesCursor at, Pass pass) throws ChannelException, InterruptedException {
        var first = pass.older().getFirst();
        GraphPage answer;
        try {
            answer = graph.list(
                    first.talk().id() + "/messages",
                    List.of(Parameter.withFields(FacebookMessage.FIELDS)),
                    first.after());
        } catch (NotAllowed refused) {
            if (refused.why() != Why.COMMENT_GONE) {
                throw refused;
            }
            return page(List.of(), at.with(pass.read(Optional.empty(), false)), 1);
        }
        var from = from(at);
        var read = read(answer, first.talk());
        var next = pass.read(goingOn(answer, read, from), read.broken > 0);
        return page(since(from, read.comments), at.with(next), read.broken);
    }

    private static Instant from(MessagesCursor at) {
        return at.through().map(time -> time.minus(OVERLAP)).orElse(Instant.MIN);
    }

    private record Read(List<IncomingComment> comments, int broken) {}

    private Read read(GraphPage page, FacebookTalk talk) {
        var now = clock.instant();
        var read = page.items().stream()
                .map(json -> FacebookMessage.of(json, now).map(message -> message.toIncoming(pageId, talk)))
                .toList();
        var comments = read.stream().flatMap(Optional::stream).distinct().toList();
        return new Read(comments, (int) read.stream().filter(Optional::isEmpty).count());
    }

    /// The name of the next page of a talk's messages, where that may hold some that are new.
    private static Optional<String> goingOn(GraphPage page, Read read, Instant from) {
        var reachesBack = read.comments.stream().anyMatch(one -> one.writtenAt().isBefore(from));
        return page.next().filter(_ -> !reachesBack);
    }

    private static List<IncomingComment> since(Instant from, List<IncomingComment> comments) {
        return comments.stream().filter(one -> !one.writtenAt().isBefore(from)).toList();
    }

    private static Page page(List<IncomingComment> came, MessagesCursor next, int unreadable) {
        return new Page(came, next.toCursor(), next.pass().isPresent(), unreadable);
    }
}
