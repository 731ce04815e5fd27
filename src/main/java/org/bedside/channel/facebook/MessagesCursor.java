package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Cursor;
import org.bedside.model.Author;

/// Where we stand in the private messages. Only when a pass has reached its end does `through` move up.
///
/// @param through when the latest came in that complete passes have seen; Facebook's clock, not ours
/// @param pass the pass under way, none between two
record MessagesCursor(Optional<Instant> through, Optional<Pass> pass) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGAIN = Duration.ofDays(1);

    /// A talk of which older messages are still to be read.
    ///
    /// @param after Facebook's name for the page of them
    record Older(FacebookTalk talk, String after) {}

    /// A pass under way.
    ///
    /// @param started when it began, by our clock
    /// @param newest when the latest came in that it has seen
    /// @param older the talks to go on in, the one being read first
    /// @param list Facebook's name for the next page of talks, empty at the start, none at the end
    /// @param broken whether a talk or a message could not be read, so that the next pass goes back further
    /// @param restarted whether Facebook rejected one of its own names in this pass before
    record Pass(
            Instant started,
            Optional<Instant> newest,
            List<Older> older,
            Optional<String> list,
            boolean broken,
            boolean restarted) {
        Pass {
            older = List.copyOf(older);
        }

        static Pass start(Instant now) {
            return new Pass(now, Optional.empty(), List.of(), Optional.of(""), false, false);
        }

        Pass listed(Optional<Instant> newestNow, List<Older> found, Optional<String> next, boolean brokenNow) {
            return new Pass(started, newestNow, found, next, broken || brokenNow, restarted);
        }

        /// A page of the first talk's messages has been read; `next` names the one after it.
        Pass read(Optional<String> next, boolean brokenNow) {
            var left = new ArrayList<>(older.subList(1, older.size()));
            next.ifPresent(name -> left.addFirst(new Older(older.getFirst().talk(), name)));
            return new Pass(started, newest, left, list, broken || brokenNow, restarted);
        }

        Pass restart() {
            return new Pass(started, newest, List.of(), Optional.of(""), broken, true);
        }

        /// Facebook's name for the page to be read next, empty where that is a first page.
        String pageName() {
            return older.isEmpty() ? list.orElse("") : older.getFirst().after();
        }

        boolean isDone() {
            return older.isEmpty() && list.isEmpty();
        }
    }

    /// With the pass gone on, or ended. Never later than the pass began: what claims to come from the future must not
    /// hide the rest. What could not be read is read again for a day.
    MessagesCursor with(Pass under) {
        if (!under.isDone()) {
            return new MessagesCursor(through, Optional.of(under));
        }
        var latest = under.newest()
                .map(time -> under.broken() ? earlier(time, under.started().minus(AGAIN)) : time)
                .filter(time -> through.filter(time::isBefore).isEmpty())
                .or(() -> through)
                .map(time -> earlier(time, under.started()));
        return new MessagesCursor(latest, Optional.empty());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// One that we cannot read starts from the beginning.
    static MessagesCursor of(Cursor cursor) {
        try {
            var json = JSON.readTree(cursor.value());
            return new MessagesCursor(
                    instant(json.path("through")), instant(json.path("started")).map(started -> pass(started, json)));
        } catch (JsonProcessingException | DateTimeException _) {
            return new MessagesCursor(Optional.empty(), Optional.empty());
        }
    }

    private static Pass pass(Instant started, JsonNode json) {
        var older = new ArrayList<Older>();
        json.path("older")
                .forEach(one -> older.add(new Older(talk(one), one.path("after").asText(""))));
        return new Pass(
                started,
                instant(json.path("newest")),
                older,
                Optional.of(json.path("list")).filter(JsonNode::isTextual).map(JsonNode::asText),
                json.path("broken").asBoolean(),
                json.path("restarted").asBoolean());
    }

    private static FacebookTalk talk(JsonNode json) {
        var person = Optional.of(json.path("person").asText("")).filter(id -> !id.isEmpty());
        return new FacebookTalk(
                json.path("id").asText(""),
                person.map(id -> new Author(id, "", json.path("name").asText(""))),
                json.path("link").asText(""));
    }

    private static Optional<Instant> instant(JsonNode json) {
        var text = json.asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    Cursor toCursor() {
        var json = JSON.createObjectNode();
        through.ifPresent(time -> json.put("through", time.toString()));
        pass.ifPresent(under -> {
            json.put("started", under.started().toString());
            under.newest().ifPresent(time -> json.put("newest", time.toString()));
            for (var one : under.older()) {
                var talk = json.withArray("older").addObject();
                talk.put("id", one.talk().id()).put("link", one.talk().link()).put("after", one.after());
                one.talk()
                        .person()
                        .ifPresent(person ->
                                talk.put("person", person.externalId()).put("name", person.name()));
            }
            under.list().ifPresent(list -> json.put("list", list));
            json.put("broken", under.broken()).put("restarted", under.restarted());
        });
        return new Cursor(json.toString());
    }
}
