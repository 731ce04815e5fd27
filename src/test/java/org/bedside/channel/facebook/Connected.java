package org.bedside.channel.facebook;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;

/// A channel on a simulated page.
final class Connected {
    private Connected() {}

    static Channel to(FacebookSimulator facebook, HttpTransport transport, URI address, InstantSource clock) {
        var access =
                new FacebookAccess(facebook.account().externalId(), facebook.pageToken(), Optional.empty(), address);
        return new FacebookChannel(transport, access, clock);
    }
}
