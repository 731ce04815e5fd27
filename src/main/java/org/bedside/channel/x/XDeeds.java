package org.bedside.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Deed;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.Unconfirmed;
import twitter4j.RequestMethod;

/// What we do to posts besides answering them.
final class XDeeds {
    private final XClient x;
    private final String account;

    XDeeds(XClient x, String account) {
        this.x = x;
        this.account = account;
    }

    void act(Deed deed, String to) throws ChannelException, InterruptedException {
        try {
            switch (deed) {
                case LIKE -> {
                    var body = XClient.JSON.createObjectNode().put("tweet_id", to);
                    ask(RequestMethod.POST, likes(), Optional.of(body), "liked", true);
                }
                case UNLIKE -> ask(RequestMethod.DELETE, likes() + "/" + to, Optional.empty(), "liked", false);
                case HIDE -> hide(to, true);
                case SHOW -> hide(to, false);
                case DELETE -> ask(RequestMethod.DELETE, "/2/tweets/" + to, Optional.empty(), "deleted", true);
            }
        } catch (NotAllowed refused) {
            var isDone = refused.why() == NotAllowed.Why.ALREADY_DONE
                    || (deed == Deed.DELETE && refused.why() == NotAllowed.Why.COMMENT_GONE);
            if (!isDone) {
                throw refused;
            }
        }
    }

    private void hide(String to, boolean hidden) throws ChannelException, InterruptedException {
        var path = "/2/tweets/" + to + "/hidden";
        var body = XClient.JSON.createObjectNode().put("hidden", hidden);
        ask(RequestMethod.PUT, path, Optional.of(body), "hidden", hidden);
    }

    /// Only X's own word that it is so counts.
    private void ask(RequestMethod method, String path, Optional<JsonNode> body, String what, boolean expected)
            throws ChannelException, InterruptedException {
        var said = x.change(method, path, body).path("data").path(what);
        if (!said.isBoolean() || said.booleanValue() != expected) {
            throw new Unconfirmed(method.name() + " " + path + ": X accepted it but does not say that it is done");
        }
    }

    private String likes() {
        return "/2/users/" + account + "/likes";
    }
}
