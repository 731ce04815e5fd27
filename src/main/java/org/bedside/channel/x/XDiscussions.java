package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Page;
import org.bedside.model.IncomingComment;

/// What others write around our posts without naming us: answers in discussions that we began within the
/// last 30 days or took part in within the last week, and quotes of our posts of that week. X searches what
/// was written within a week, whatever it answers.
///
/// A pass reads our own posts of that week to learn the discussions and which posts are quoted, then
/// searches the discussions, as many at once as a query holds, and then asks who quotes each quoted
/// post. What we answered is given each time, as what it answers may have come in with the last pass only.
final class XDiscussions {
    private static final Duration SEARCHED = Duration.ofDays(7);

    /// How long we look for answers to a post of ours. Nobody pays for a search that finds nothing.
    private static final Duration FOLLOWED = Duration.ofDays(30);

    /// What clocks may differ, and what X may list late.
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int LONGEST_QUERY = 512;

    /// The fewest found posts or quotes that X lets be asked for.
    private static final int LEAST = 10;

    private final XClient x;
    private final String account;
    private final InstantSource clock;

    XDiscussions(XClient x, String account, InstantSource clock) {
        this.x = x;
        this.account = account;
        this.clock = clock;
    }

    private enum Part {
        OWN_POSTS,
        SEARCH,
        QUOTES
    }

    /// Where we stand.
    ///
    /// @param since when the last pass that came to its end began, in seconds; 0 before the first
    /// @param began the same of the present pass
    /// @param token X's name for the next page of what is being read
    /// @param known the discussions that the last pass searched: of others we do not know yet what came
    /// before `since`
    /// @param toSearch the discussions that the present pass has found and not searched yet
    /// @param searched those it has searched
    /// @param quoted the posts whose quotes it has not read yet
    /// @param posts our own posts that began a discussion and are followed
    private record Place(
            Part part,
            long since,
            long began,
            String token,
            Set<String> known,
            Set<String> toSearch,
            Set<String> searched,
            Set<String> quoted,
            Set<String> posts) {

        static Place of(Cursor cursor) {
            try {
                var fields = XClient.JSON.readTree(cursor.value());
                return new Place(
                        Stream.of(Part.values())
                                .filter(part ->
                                        part.name().equals(fields.path("part").asText("")))
                                .findFirst()
                                .orElse(Part.OWN_POSTS),
                        fields.path("since").asLong(),
                        fields.path("began").asLong(),
                        fields.path("token").asText(""),
                        ids(fields, "known"),
                        ids(fields, "search"),
                        ids(fields, "searched"),
                        ids(fields, "quoted"),
                        ids(fields, "posts"));
            } catch (JsonProcessingException _) {
                return new Place(Part.OWN_POSTS, 0, 0, "", Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
            }
        }

        private static Set<String> ids(JsonNode fields, String name) {
            var ids = new LinkedHashSet<String>();
            Stream.of(fields.path(name).asText("").split(",", -1))
                    .filter(id -> id.matches("[0-9]{1,40}"))
                    .forEach(ids::add);
            return ids;
        }

        Cursor toCursor() {
            return new Cursor(XClient.JSON
                    .createObjectNode()
                    .put("part", part.name())
                    .put("since", since)
                    .put("began", began)
                    .put("token", token)
                    .put("known", String.join(",", known))
                    .put("search", String.join(",", toSearch))
                    .put("searched", String.join(",", searched))
                    .put("quoted", String.join(",", quoted))
                    .put("posts", String.join(",", posts))
                    .toString());
        }

        Place restart() {
            return new Place(Part.OWN_POSTS, since, 0, "", known, Set.of(), Set.of(), Set.of(), posts);
        }

        Place with(String nextToken) {
            return new Place(part, since, began, nextToken, known, toSearch, searched, quoted, posts);
        }

        /// The next part that has something to read; without one the pass has come to its end.
        Place next() {
            if (!toSearch.isEmpty()) {
                return in(Part.SEARCH);
            }
            return quoted.isEmpty()
                    ? new Place(Part.OWN_POSTS, began, 0, "", searched, Set.of(), Set.of(), Set.of(), posts)
                    : in(Part.QUOTES);
        }

        private Place in(Part other) {
            return new Place(other, since, began, "", known, toSearch, searched, quoted, posts);
        }

        boolean isDone() {
            return part == Part.OWN_POSTS && began == 0;
        }

        Place searched(List<String> conversations) {
            var rest = new LinkedHashSet<>(toSearch);
            conversations.forEach(rest::remove);
            var all = new LinkedHashSet<>(searched);
            all.addAll(conversations);
            return new Place(part, since, began, "", known, rest, all, quoted, posts).next();
        }

        Place quotesRead(String post) {
            var rest = new LinkedHashSet<>(quoted);
            rest.remove(post);
            return new Place(part, since, began, "", known, toSearch, searched, rest, posts).next();
        }
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = Place.of(cursor);
        try {
            return switch (at.part) {
                case OWN_POSTS -> ownPosts(at);
                case SEARCH -> at.toSearch.isEmpty() ? page(at.restart(), List.of(), 0) : search(at);
                case QUOTES -> at.quoted.isEmpty() ? page(at.restart(), List.of(), 0) : quotes(at);
            };
        } catch (NotAllowed refused) {
            if (at.token.isEmpty() || refused.why() != NotAllowed.Why.INVALID) {
                throw refused;
            }
            // X has forgotten its name for the page: the pass begins again, at the next look.
            return page(at.restart(), List.of(), 0);
        }
    }

    private static Page page(Place next, List<IncomingComment> comments, int unreadable) {
        return new Page(comments, next.toCursor(), !next.isDone(), unreadable);
    }

    private Page ownPosts(Place at) throws ChannelException, InterruptedException {
        var now = clock.instant();
        var began = at.token.isEmpty() ? now.getEpochSecond() : at.began;
        var parameters = new LinkedHashMap<>(XIncludes.ASKED);
        parameters.put("expansions", "author_id,attachments.media_keys");
        parameters.put("exclude", "retweets");
        // What was posted before the last pass is known from it.
        var reach = at.since == 0 ? FOLLOWED : SEARCHED;
        parameters.put("start_time", Instant.ofEpochSecond(began).minus(reach).toString());
        parameters.merge("tweet.fields", "public_metrics", (fields, more) -> fields + "," + more);
        var answer = list("/2/users/" + account + "/tweets", "pagination_token", at, parameters, XChannel.LEAST);
        var conversations = new LinkedHashSet<>(at.toSearch);
        var quoted = new LinkedHashSet<>(at.quoted);
        var posts = new LinkedHashSet<>(at.posts);
        for (var json : answer.path("data")) {
            XPost.of(json).ifPresent(post -> {
                conversations.add(post.conversation());
                if (post.conversation().equals(post.id())) {
                    posts.add(post.id());
                }
                if (post.beside().isQuoted()) {
                    quoted.add(post.id());
                }
            });
        }
        var token = token(at, answer);
        var earliest = XCursor.idAt(now.minus(FOLLOWED));
        posts.removeIf(post -> !XPost.isLater(post, earliest));
        if (token.isEmpty()) {
            conversations.addAll(posts);
        }
        var next = new Place(Part.OWN_POSTS, at.since, began, token, at.known, conversations, Set.of(), quoted, posts);
        return comments(
                answer,
                token.isEmpty() ? next.next() : next,
                post -> isOurs(post) && post.repliedTo().isPresent());
    }

    private boolean isOurs(XPost post) {
        return post.authorId().equals(account);
    }

    private Page search(Place at) throws ChannelException, InterruptedException {
        var conversations = batch(at);
        var parameters = new LinkedHashMap<>(XIncludes.ASKED);
        parameters.put("query", query(conversations));
        if (at.known.containsAll(conversations)) {
            since(at).ifPresent(id -> parameters.put("since_id", id));
        }
        var answer = list("/2/tweets/search/recent", "next_token", at, parameters, LEAST);
        var token = token(at, answer);
        var next = token.isEmpty() ? at.searched(conversations) : at.with(token);
        // What answers nothing began the discussion, elsewhere and before us.
        return comments(answer, next, post -> !isOurs(post) && post.repliedTo().isPresent());
    }

    /// As many discussions as a query holds: either known ones or others, as these are searched from
    /// different times.
    private List<String> batch(Place at) {
        var known = at.known.contains(at.toSearch.iterator().next());
        var batch = new ArrayList<String>();
        for (var conversation : at.toSearch) {
            if (at.known.contains(conversation) != known) {
                continue;
            }
            batch.add(conversation);
            if (query(batch).length() > LONGEST_QUERY) {
                batch.removeLast();
                break;
            }
        }
        return batch;
    }

    private String query(List<String> conversations) {
        var any = conversations.stream().map(id -> "conversation_id:" + id).toList();
        return "(" + String.join(" OR ", any) + ") -from:" + account + " -is:retweet";
    }

    /// None where it lies further back than X searches, which it would refuse.
    private Optional<String> since(Place at) {
        var since = Instant.ofEpochSecond(at.since).minus(OVERLAP);
        return since.isAfter(clock.instant().minus(SEARCHED).plus(OVERLAP))
                ? Optional.of(XCursor.idAt(since))
                : Optional.empty();
    }

    /// X gives the newest quotes first, and all of them.
    private Page quotes(Place at) throws ChannelException, InterruptedException {
        var post = at.quoted.iterator().next();
        var parameters = new LinkedHashMap<>(XIncludes.ASKED);
        JsonNode answer;
        try {
            answer = list("/2/tweets/" + post + "/quote_tweets", "pagination_token", at, parameters, LEAST);
        } catch (NotAllowed refused) {
            if (refused.why() != NotAllowed.Why.COMMENT_GONE) {
                throw refused;
            }
            return page(at.quotesRead(post), List.of(), 0);
        }
        var token = token(at, answer);
        var since = Instant.ofEpochSecond(at.since).minus(OVERLAP);
        var reached = false;
        for (var json : answer.path("data")) {
            reached |= XPost.of(json)
                    .filter(one -> one.writtenAt().isBefore(since))
                    .isPresent();
        }
        var next = reached || token.isEmpty() ? at.quotesRead(post) : at.with(token);
        return comments(answer, next, quote -> !isOurs(quote));
    }

    private Page comments(JsonNode answer, Place next, Predicate<XPost> which) {
        var included = XIncludes.of(answer);
        var comments = new LinkedHashSet<IncomingComment>();
        int unreadable = 0;
        for (var json : answer.path("data")) {
            var post = XPost.of(json);
            unreadable += post.isEmpty() ? 1 : 0;
            post.filter(which)
                    .filter(one -> !one.beside().isRetweet())
                    .map(one -> included.comment(one, account))
                    .ifPresent(comments::add);
        }
        return page(next, List.copyOf(comments), unreadable);
    }

    private JsonNode list(String path, String tokenName, Place at, Map<String, String> parameters, int least)
            throws ChannelException, InterruptedException {
        if (!at.token.isEmpty()) {
            parameters.put(tokenName, at.token);
        }
        return x.list(path, parameters, least);
    }

    private static String token(Place at, JsonNode answer) throws NoAnswer {
        var token = answer.path("meta").path("next_token").asText("");
        if (!token.isEmpty() && token.equals(at.token)) {
            throw new NoAnswer("X's pages of a discussion lead in a circle");
        }
        return token;
    }
}
