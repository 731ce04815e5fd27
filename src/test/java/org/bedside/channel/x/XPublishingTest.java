package org.bedside.channel.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.Posted;
import org.bedside.channel.SendingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XPublishingTest extends SendingContract {
    private static final String WORDS = "Flu shots are here.";

    private final XSimulator x = XSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        x.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(x, transport, address, CLOCK);
    }

    private Channel channel() {
        return channel(transport, address());
    }

    @Override
    protected URI address() {
        return x.address();
    }

    @Override
    protected Faults faults() {
        return x.faults();
    }

    @Override
    protected Arrivals arrivals() {
        return x.arrivals();
    }

    @Override
    protected List<OwnPost> ownPosts() {
        return x.ownPosts();
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
        x.post(x.account(), text, at);
    }

    @Test
    void anAnswerInTheSameWordsIsNotTakenForThePost() throws Exception {
        x.reply(x.account(), WORDS, NOW, x.mention(MAYA, "Anything new?", NOW.minusSeconds(60)));

        assertThat(channel().findPublished(WORDS, NOW)).isEmpty();
    }

    @Test
    void whatStandsFarDownIsFoundToo() throws Exception {
        var posted = channel().publish(WORDS);
        for (int i = 0; i < 130; i++) {
            x.post(x.account(), "Line " + i, NOW.plusSeconds(1));
        }

        assertThat(channel().findPublished(WORDS, NOW)).contains(posted);
    }

    @Test
    void xRefusesTheSamePostTwice() throws Exception {
        channel().publish(WORDS);

        var refused = catchThrowableOfType(NotAllowed.class, () -> channel().publish(WORDS));

        assertThat(refused.why()).isEqualTo(Why.DUPLICATE);
        assertThat(ownPosts()).hasSize(1);
    }
}
