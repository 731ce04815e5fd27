package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.PublishingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookPublishingTest extends PublishingContract {
    private final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, CLOCK);
    }

    @Override
    protected URI address() {
        return facebook.address();
    }

    @Override
    protected Faults faults() {
        return facebook.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return facebook.arrivals();
    }

    @Override
    protected List<OwnPost> ownPosts() {
        return facebook.ownPosts();
    }

    @Override
    protected void sendFromTheApp(String whom, String text, Instant at) {
        facebook.post(text, at);
    }

    /// As a visitor's post.
    @Override
    protected void writeBeside(String text, Instant at) {
        facebook.visitorPost(MAYA, text, at);
    }

    @Test
    void withoutThePermissionItIsRefused() {
        facebook.revoke("pages_manage_posts");

        assertThat(refused(WORDS)).isEqualTo(Why.PERMISSION_MISSING);
    }

    @Test
    void peopleCommentOnWhatWePublished() throws Exception {
        var post = channel().publish(WORDS);
        var comment = facebook.comment(post.externalId(), MAYA, "Until when?", NOW);

        var posts = channel().fetchAfter(Lane.COMMENTS, Cursor.START);
        var under = channel().fetchAfter(Lane.COMMENTS, posts.next());

        assertThat(under.comments()).extracting(IncomingComment::externalId).containsExactly(comment);
    }
}
