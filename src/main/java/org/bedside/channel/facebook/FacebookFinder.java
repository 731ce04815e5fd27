package org.bedside.channel.facebook;

import com.restfb.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Posted;
import org.bedside.model.Author;

/// Looks for what we posted where it must stand if it was posted: our words, by us, not before a moment. Where it
/// cannot tell which of two people they went to, it finds nothing, so that a person looks.
final class FacebookFinder {
    private static final int TALKS = 25;

    private final GraphClient graph;
    private final String pageId;

    FacebookFinder(GraphClient graph, String pageId) {
        this.graph = graph;
        this.pageId = pageId;
    }

    /// Looks right under the comment and, where that one is an answer itself, under the comment it answers:
    /// Graph knows two levels, and lifts what is deeper.
    Optional<Posted> reply(String to, String text, Instant earliest) throws ChannelException, InterruptedException {
        try {
            var found = under(to, text, earliest);
            if (found.isPresent()) {
                return found;
            }
            var parent = parentOf(to);
            return parent.isPresent() ? under(parent.get(), text, earliest) : Optional.empty();
        } catch (NotAllowed refused) {
            // What stood under a comment goes with it.
            return nothingWhereGone(refused);
        }
    }

    private static Optional<Posted> nothingWhereGone(NotAllowed refused) throws NotAllowed {
        if (refused.why() != Why.COMMENT_GONE) {
            throw refused;
        }
        return Optional.empty();
    }

    private Optional<String> parentOf(String id) throws ChannelException, InterruptedException {
        try {
            return GraphPage.child(graph.object(id, "id,parent{id}"), "parent")
                    .flatMap(comment -> GraphPage.text(comment, "id"));
        } catch (NotAllowed refused) {
            if (refused.why() != Why.INVALID) {
                throw refused;
            }
            // A visitor's post has no such field.
            return Optional.empty();
        }
    }

    private Optional<Posted> under(String id, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        return first(
                after -> graph.comments(id, Optional.of(earliest), after),
                comment -> comment.standsUnder(id) && comment.says(text),
                earliest);
    }

    /// Among the page's own posts.
    Optional<Posted> published(String text, Instant earliest) throws ChannelException, InterruptedException {
        var asked = List.of(
                Parameter.withFields("id,from,message,created_time"),
                Parameter.with("since", earliest.getEpochSecond()));
        return first(after -> graph.list(pageId + "/posts", asked, after), post -> post.says(text), earliest);
    }

    /// One page of a list, after the page of that name.
    private interface Pages {
        GraphPage after(String name) throws ChannelException, InterruptedException;
    }

    /// The first of ours in a list that is `sought`, not before `earliest`.
    private Optional<Posted> first(Pages pages, Predicate<FacebookComment> sought, Instant earliest)
            throws ChannelException, InterruptedException {
        var next = Optional.of("");
        while (next.isPresent()) {
            var answer = pages.after(next.get());
            var ours = answer.items().stream()
                    .flatMap(json -> FacebookComment.of(json).stream())
                    .filter(one -> one.isFrom(pageId) && !one.createdTime().isBefore(earliest))
                    .filter(sought)
                    .findFirst();
            if (ours.isPresent()) {
                return ours.map(one -> new Posted(one.id(), one.createdTime()));
            }
            next = answer.next();
        }
        return Optional.empty();
    }

    /// In the talk with that person.
    Optional<Posted> message(String person, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        return inTalks(List.of(Parameter.with("user_id", person)), new Author(person, "", ""), text, earliest);
    }

    /// In the talk with whoever wrote the comment. Facebook may know them there by another number, but not by another
    /// name.
    Optional<Posted> privateReply(String comment, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        try {
            var writer =
                    GraphPage.child(graph.object(comment, "id,from"), "from").flatMap(FacebookMessage::person);
            return writer.isPresent() ? inTalks(List.of(), writer.get(), text, earliest) : Optional.empty();
        } catch (NotAllowed refused) {
            return nothingWhereGone(refused);
        }
    }

    /// Through the talks into which something came since, the latest first.
    private Optional<Posted> inTalks(List<Parameter> which, Author person, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        var asked = new ArrayList<>(which);
        asked.add(Parameter.with("platform", "messenger"));
        asked.add(Parameter.withFields(FacebookTalk.FIELDS));
        var next = Optional.of("");
        while (next.isPresent()) {
            var answer = graph.list(pageId + "/conversations", asked, next.get(), TALKS, "id");
            next = answer.next();
            for (var item : answer.items()) {
                if (FacebookTalk.updated(item).filter(earliest::isAfter).isPresent()) {
                    next = Optional.empty();
                    continue;
                }
                var talk = FacebookTalk.of(item, pageId).filter(one -> one.isWith(person));
                if (talk.isPresent()) {
                    var found = inTalk(talk.get(), FacebookTalk.messages(item), text, earliest);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Posted> inTalk(FacebookTalk talk, GraphPage newest, String text, Instant earliest)
            throws ChannelException, InterruptedException {
        var page = newest;
        while (true) {
            var messages = page.items().stream()
                    .flatMap(json -> FacebookMessage.of(json, Instant.MIN).stream())
                    .toList();
            var ours = messages.stream()
                    .filter(message -> message.isFrom(pageId) && message.says(text))
                    .filter(message -> !message.createdTime().isBefore(earliest))
                    .findFirst();
            if (ours.isPresent()) {
                return ours.map(message -> new Posted(message.id(), message.createdTime()));
            }
            var reachesBack =
                    messages.stream().anyMatch(message -> message.createdTime().isBefore(earliest));
            if (reachesBack || page.next().isEmpty()) {
                return Optional.empty();
            }
            page = graph.list(
                    talk.id() + "/messages",
                    List.of(Parameter.withFields(FacebookMessage.FIELDS)),
                    page.next().get());
        }
    }
}
