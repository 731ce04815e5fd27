package org.bedside.channel.x;

import java.net.URI;
import java.time.InstantSource;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.XSimulator;

/// A channel on a simulated X.
final class Connected {
    private Connected() {}

    static Channel to(XSimulator x, HttpTransport transport, URI address, InstantSource clock) {
        var access = new XAccess(
                x.consumerKey(),
                x.consumerSecret(),
                x.token(),
                x.tokenSecret(),
                x.account().externalId(),
                address);
        return new XChannel(transport, access, clock);
    }
}
