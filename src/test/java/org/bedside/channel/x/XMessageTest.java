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
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Posted;
import org.bedside.channel.SendingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class XMessageTest extends SendingContract {
    private final XSimulator x = XSimulator.start(CLOCK);

    @AfterEach
    void stop() {
        x.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(x, transport, address, CLOCK);
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
        return over.post(new OutgoingReply(Way.MESSAGE, whom, text));
    }

    @Override
    protected Optional<Posted> look(Channel over, String whom, String text, Instant since)
            throws ChannelException, InterruptedException {
        return over.find(new OutgoingReply(Way.MESSAGE, whom, text), since);
    }

    @Override
    protected Operation sending() {
        return Operation.SEND;
    }

    @Override
    protected String write(Author who, Instant at) {
        x.directMessage(who, "Do you open at 8?", at);
        return who.externalId();
    }

    @Override
    protected void sendFromTheApp(String whom, String text, Instant at) {
        x.directMessageAsOwner(MAYA, text, at);
    }

    @Test
    void whoNeverWroteCannotBeWrittenTo() {
        var stranger = new OutgoingReply(Way.MESSAGE, "42", "Please call us.");

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).post(stranger));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.FORBIDDEN);
        assertThat(refused.detail()).contains("cannot send messages");
    }

    @Test
    void xKnowsNoPrivateReply() {
        var reply = new OutgoingReply(Way.PRIVATE_REPLY, "42", "Please call us.");

        var refused = catchThrowableOfType(
                NotAllowed.class, () -> channel(transport, address()).post(reply));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.INVALID);
        assertThat(arrivals().total()).isZero();
    }
}
