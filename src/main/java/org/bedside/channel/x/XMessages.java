package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Posted;
import org.bedside.channel.Unconfirmed;
import org.bedside.model.CommentKind;
import org.bedside.model.IncomingComment;

/// Direct messages between the account and one person each. X gives those of the last 30 days, newest
/// first.
///
/// A message to several is counted as unreadable: an answer of ours would reach one of them only, and
/// elsewhere.
final class XMessages {
    private static final Map<String, String> ASKED = Map.of(
            "event_types", "MessageCreate",
            "dm_event.fields",
                    "attachments,created_at,dm_conversation_id,entities,event_type,id,sender_id,text,"
                            + "referenced_tweets",
            "expansions", "attachments.media_keys,referenced_tweets.id,sender_id",
            "user.fields", "id,name,username",
            "tweet.fields", "author_id,created_at,note_tweet",
            "media.fields", "alt_text,media_key,preview_image_url,type,url");

    private static final int MOST = 100;
    /// Of the newest only a few are asked for where the rest is known: X is paid for each once a day.
    private static final int NEWEST = 10;

    private final XClient x;
    private final String account;
    private final InstantSource clock;

    XMessages(XClient x, String account, InstantSource clock) {
        this.x = x;
        this.account = account;
        this.clock = clock;
    }

    /// Where we stand: like [XCursor.Stage], and once more from the newest where one page did not hold
    /// all.
    ///
    /// @param began an identifier of the moment when the pass began
    /// @param ours whether the pass goes through the pages a second time, for what we wrote: an answer
    /// of ours needs what it answers in the store, and that is older and thus on a later page
    private record Place(String since, String began, String newest, String token, boolean ours) {
        static Place of(Cursor cursor) {
            try {
                var fields = XClient.JSON.readTree(cursor.value());
                return new Place(
                        XPost.id(fields, "since").orElse(""),
                        XPost.id(fields, "began").orElse(""),
                        XPost.id(fields, "newest").orElse(""),
                        fields.path("token").asText(""),
                        fields.path("ours").asBoolean());
            } catch (JsonProcessingException _) {
                return new Place("", "", "", "", false);
            }
        }

        /// The same, and where the messages are asked for from their newest one, that this is done now.
        Place at(Instant now) {
            var id = XCursor.idAt(now);
            return began.isEmpty() ? new Place(XCursor.earlier(since, id), id, newest, token, ours) : this;
        }

        /// The pass begins again.
        Place restart() {
            return new Place(since, "", "", "", false);
        }

        /// Nothing counts as read beyond where the pass began: one odd identifier from far ahead must not
        /// hide all that follow.
        Place end() {
            return new Place(XCursor.earlier(XCursor.later(since, newest), began), "", "", "", false);
        }

        Cursor toCursor() {
            return new Cursor(XClient.JSON
                    .createObjectNode()
                    .put("since", since)
                    .put("began", began)
                    .put("newest", newest)
                    .put("token", token)
                    .put("ours", ours)
                    .toString());
        }
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = Place.of(cursor).at(clock.instant());
        try {
            var parameters = new LinkedHashMap<>(ASKED);
            if (!at.token.isEmpty()) {
                parameters.put("pagination_token", at.token);
            }
            var isFirstLook = at.token.isEmpty() && !at.ours && !at.since.isEmpty();
            return page(at, x.messages("/2/dm_events", parameters, isFirstLook ? NEWEST : MOST));
        } catch (NotAllowed refused) {
            if (at.token.isEmpty() || refused.why() != NotAllowed.Why.INVALID) {
                throw refused;
            }
            // X has forgotten its name for the page: the pass begins again, at the next look.
            return new Page(List.of(), at.restart().toCursor(), false, 0);
        }
    }

    private Page page(Place at, JsonNode answer) throws NoAnswer {
        var included = XIncludes.of(answer);
        var messages = new ArrayList<IncomingComment>();
        var newest = at.newest;
        var reached = false;
        int unreadable = 0;
        for (var json : answer.path("data")) {
            var id = XPost.id(json, "id").orElse("");
            newest = at.ours ? newest : XCursor.later(newest, id);
            reached |= !id.isEmpty() && !at.since.isEmpty() && !XPost.isLater(id, XCursor.withOverlap(at.since));
            var message = Message.of(json);
            unreadable += message.isEmpty() ? 1 : 0;
            message.map(one -> one.comment(account, included)).ifPresent(messages::add);
        }
        var token = answer.path("meta").path("next_token").asText("");
        if (!token.isEmpty() && token.equals(at.token)) {
            throw new NoAnswer("GET /2/dm_events: X's pages lead in a circle");
        }
        var ended = reached || token.isEmpty();
        var whole = ended && at.token.isEmpty() && !at.ours;
        if (!whole) {
            messages.removeIf(message -> message.ours() != at.ours);
        }
        var next = new Place(at.since, at.began, newest, ended ? "" : token, at.ours || ended);
        var done = ended && (whole || at.ours);
        return new Page(messages, (done ? next.end() : next).toCursor(), !done, at.ours ? 0 : unreadable);
    }

    Posted send(OutgoingReply message) throws ChannelException, InterruptedException {
        var path = "/2/dm_conversations/with/" + message.to() + "/messages";
        var answer = x.post(path, XClient.JSON.createObjectNode().put("text", message.text()));
        return XPost.id(answer.path("data"), "dm_event_id")
                .map(id -> new Posted(id, clock.instant()))
                .orElseThrow(() -> new Unconfirmed("POST " + path + ": X accepted it but gave no identifier"));
    }

    /// Looks through the messages with the person, newest first, down to `earliest`.
    Optional<Posted> find(OutgoingReply message, Instant earliest) throws ChannelException, InterruptedException {
        var path = "/2/dm_conversations/with/" + message.to() + "/dm_events";
        var parameters = new LinkedHashMap<>(ASKED);
        while (true) {
            var answer = x.messages(path, parameters, MOST);
            var older = false;
            for (var json : answer.path("data")) {
                var one = Message.of(json);
                var found = one.filter(own -> own.sender.equals(account)
                        && !own.at.isBefore(earliest)
                        && XText.saysTheSame(own.text, own.links, message.text()));
                if (found.isPresent()) {
                    return found.map(own -> new Posted(own.id, own.at));
                }
                older |= one.filter(own -> own.at.isBefore(earliest)).isPresent();
            }
            var token = answer.path("meta").path("next_token").asText("");
            if (older || token.isEmpty() || token.equals(parameters.put("pagination_token", token))) {
                return Optional.empty();
            }
        }
    }

    /// One message as X delivers it, to one person.
    private record Message(
            String id,
            String sender,
            String conversation,
            String text,
            Map<String, String> links,
            Instant at,
            Optional<String> about,
            List<String> mediaKeys) {
        /// How X names a conversation of two.
        private static final Pattern OF_TWO = Pattern.compile("[0-9]{1,40}-[0-9]{1,40}");

        static Optional<Message> of(JsonNode json) {
            var id = XPost.id(json, "id");
            var sender = XPost.id(json, "sender_id");
            var conversation = json.path("dm_conversation_id").asText("");
            var at = XPost.instant(json.path("created_at"));
            if (id.isEmpty()
                    || sender.isEmpty()
                    || at.isEmpty()
                    || !OF_TWO.matcher(conversation).matches()) {
                return Optional.empty();
            }
            return Optional.of(new Message(
                    id.get(),
                    sender.get(),
                    conversation,
                    XText.unescaped(json.path("text").asText("")),
                    XPost.links(
                            json.has("urls")
                                    ? json.path("urls")
                                    : json.path("entities").path("urls")),
                    at.get(),
                    XPost.id(json.path("referenced_tweets").path(0), "id"),
                    XPost.mediaKeys(json)));
        }

        IncomingComment comment(String account, XIncludes included) {
            return new IncomingComment(
                    id,
                    List.of(),
                    CommentKind.DIRECT_MESSAGE,
                    included.author(sender),
                    text,
                    at,
                    "dm:" + conversation,
                    Optional.empty(),
                    sender.equals(account),
                    Optional.empty(),
                    "https://x.com/messages/" + conversation,
                    included.extra(about, mediaKeys));
        }
    }
}
