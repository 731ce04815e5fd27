package org.bedside.channel.facebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.InstantSource;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Page;

/// Reads what others posted about the page: the posts that tag it, and then the visitors' posts, of which its feed
/// leaves some out. A visitor's post that stands in both is the same comment.
final class TagsReader {
    private static final String TAGGED = "tagged";
    private static final String VISITORS = "visitor_posts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FacebookReader tagged;
    private final FacebookReader visitors;

    TagsReader(GraphClient graph, String pageId, InstantSource clock) {
        tagged = new FacebookReader(
                graph, pageId, clock, FacebookReader.postsOf(pageId, TAGGED, false, FacebookComment::toTag));
        visitors = new FacebookReader(
                graph, pageId, clock, FacebookReader.postsOf(pageId, VISITORS, true, FacebookComment::toVisitorPost));
    }

    Page fetchAfter(Cursor cursor) throws ChannelException, InterruptedException {
        var at = read(cursor);
        var inVisitors = at.path("at").asText("").equals(VISITORS);
        var part = inVisitors ? VISITORS : TAGGED;
        var page = (inVisitors ? visitors : tagged)
                .fetchAfter(new Cursor(at.path(part).asText("")));
        var next = JSON.createObjectNode()
                .put(
                        TAGGED,
                        inVisitors ? at.path(TAGGED).asText("") : page.next().value())
                .put(
                        VISITORS,
                        inVisitors ? page.next().value() : at.path(VISITORS).asText(""))
                .put("at", inVisitors == page.more() ? VISITORS : TAGGED);
        return new Page(
                page.comments(),
                new Cursor(next.toString()),
                page.more() || !inVisitors,
                page.unreadable(),
                page.gone());
    }

    /// One that we cannot read starts from the beginning.
    private static JsonNode read(Cursor cursor) {
        try {
            return JSON.readTree(cursor.value());
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
