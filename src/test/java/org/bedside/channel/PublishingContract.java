package org.bedside.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Optional;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.junit.jupiter.api.Test;

/// What every channel promises of posts of our own: run against a simulator of the platform.
public abstract class PublishingContract extends SendingContract {
    protected static final String WORDS = "Flu shots are here.";

    /// Somebody else writes the same where it could be taken for the post.
    protected abstract void writeBeside(String text, Instant at);

    protected final Channel channel() {
        return channel(transport, address());
    }

    @Override
    protected final Posted send(Channel over, String whom, String text) throws ChannelException, InterruptedException {
        return over.publish(text);
    }

    @Override
    protected final Optional<Posted> look(Channel over, String whom, String text, Instant since)
            throws ChannelException, InterruptedException {
        return over.findPublished(text, since);
    }

    @Override
    protected final Operation sending() {
        return Operation.POST;
    }

    @Override
    protected final String write(Author who, Instant at) {
        return "";
    }

    protected final Why refused(String text) {
        return catchThrowableOfType(NotAllowed.class, () -> channel().publish(text))
                .why();
    }

    @Test
    void whatOnlySaysTheSameIsNotTakenForThePost() throws Exception {
        writeBeside(WORDS, NOW);

        assertThat(channel().findPublished(WORDS, NOW)).isEmpty();
    }

    @Test
    void whatStandsFarDownIsFoundToo() throws Exception {
        var posted = channel().publish(WORDS);
        for (int i = 0; i < 130; i++) {
            sendFromTheApp("", "Line " + i, NOW.plusSeconds(1));
        }

        assertThat(channel().findPublished(WORDS, NOW)).contains(posted);
    }

    @Test
    void theSamePostTwiceIsRefused() throws Exception {
        channel().publish(WORDS);

        assertThat(refused(WORDS)).isEqualTo(Why.DUPLICATE);
        assertThat(ownPosts()).hasSize(1);
    }
}
