package org.bedside.channel.x;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.bedside.channel.Channel;
import org.bedside.channel.PublishingContract;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.junit.jupiter.api.AfterEach;

class XPublishingTest extends PublishingContract {
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
    protected void sendFromTheApp(String whom, String text, Instant at) {
        x.post(x.account(), text, at);
    }

    /// As an answer to somebody.
    @Override
    protected void writeBeside(String text, Instant at) {
        x.reply(x.account(), text, at, x.mention(MAYA, "Anything new?", at.minusSeconds(60)));
    }
}
