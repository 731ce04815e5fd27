package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Posted;
import org.bedside.channel.SendingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.IncomingComment;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookPublishingTest extends SendingContract {
    private static final String WORDS = "Flu shots are here.";

    private final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, CLOCK);
    }

    private Channel channel() {
        return channel(transport, address());
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
    protected Posted send(Channel over, String whom, String text) throws ChannelException, InterruptedException {
        return over.publish(text);
    }

    @Override
    protected Optional<Posted> look(Channel over, String whom, String text, Instant since)
            throws ChannelException, InterruptedException {
        return over.findPublished(text, since);
    }

    @Override
    protected Operation sending() {
        return Operation.POST;
    }

    @Override
    protected String write(Author who, Instant at) {
        return "";
    }

    @Override
    protected void sendFromTheApp(String whom, String text, Instant at) {
        facebook.post(text, at);
    }

    private Why refused(String text) {
        return catchThrowableOfType(NotAllowed.class, () -> channel().publish(text))
                .why();
    }

    @Test
    void withoutThePermissionItIsRefused() {
        facebook.revoke("pages_manage_posts");

        assertThat(refused(WORDS)).isEqualTo(Why.PERMISSION_MISSING);
    }

    @Test
    void aVisitorsPostInTheSameWordsIsNotTakenForThePost() throws Exception {
        facebook.visitorPost(MAYA, WORDS, NOW);

        assertThat(channel().findPublished(WORDS, NOW)).isEmpty();
    }

    @Test
    void whatStandsFarDownIsFoundToo() throws Exception {
        var posted = channel().publish(WORDS);
        for (int i = 0; i < 130; i++) {
            facebook.post("Line " + i, NOW.plusSeconds(1));
        }

        assertThat(channel().findPublished(WORDS, NOW)).contains(posted);
    }

    @Test
    void facebookRefusesTheSamePostTwice() throws Exception {
        channel().publish(WORDS);

        assertThat(refused(WORDS)).isEqualTo(Why.DUPLICATE);
        assertThat(ownPosts()).hasSize(1);
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
