package org.bedside.channel.facebook;

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
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.channel.SendingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.model.Author;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each private way on Facebook promises besides, run against the simulated page.
abstract class FacebookSendingContract extends SendingContract {
    protected static final Author NOOR = new Author("2000000000000000002", "", "Noor Example");

    protected final FacebookSimulator facebook = FacebookSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, CLOCK);
    }

    @Override
    protected Posted send(Channel over, String whom, String text) throws ChannelException, InterruptedException {
        return over.post(new OutgoingReply(way(), whom, text));
    }

    @Override
    protected Optional<Posted> look(Channel over, String whom, String text, Instant since)
            throws ChannelException, InterruptedException {
        return over.find(new OutgoingReply(way(), whom, text), since);
    }

    /// The way that is under test.
    protected abstract Way way();

    protected Channel channel() {
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
        return facebook.ownMessages();
    }

    @Override
    protected Operation sending() {
        return Operation.SEND;
    }

    @Override
    protected void sendFromTheApp(String whom, String text, Instant at) {
        facebook.messageAsOwner(MAYA, text, at);
    }

    protected Why refused(OutgoingReply reply) {
        return catchThrowableOfType(NotAllowed.class, () -> channel().post(reply))
                .why();
    }

    @Test
    void withoutThePermissionItIsRefused() {
        facebook.revoke("pages_messaging");

        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.")))
                .isEqualTo(Why.PERMISSION_MISSING);
    }

    @Test
    void aPersonOutOfReachIsAnswerEnough() {
        facebook.blocks(NOOR);

        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.")))
                .isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void theSameWordsToANeighbourAreNotTakenForThese() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        channel().post(new OutgoingReply(way(), write(MAYA, NOW.minusSeconds(60)), "Please call us."));

        assertThat(channel().find(reply, NOW)).isEmpty();
    }
}
