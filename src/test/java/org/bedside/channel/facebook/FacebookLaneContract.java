package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import org.bedside.channel.Channel;
import org.bedside.channel.Cursor;
import org.bedside.channel.LaneContract;
import org.bedside.channel.NotAllowed;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.model.Author;
import org.bedside.model.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each lane of Facebook promises besides, run against the simulated page.
abstract class FacebookLaneContract extends LaneContract {
    protected final FacebookSimulator facebook = FacebookSimulator.start(clock);

    /// The permission without which the lane is not read.
    protected abstract String permission();

    /// Another lane that is read without it.
    protected abstract Lane other();

    protected abstract String write(Author who, int number, String text, Instant at);

    @AfterEach
    void stop() {
        facebook.close();
    }

    @Override
    protected Channel channel(HttpTransport transport, URI address) {
        return Connected.to(facebook, transport, address, clock);
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
    protected String write(int who, String text, Instant at) {
        return write(new Author("30000" + who, "", "Person " + who + " Example"), who, text, at);
    }

    @Override
    protected void edit(String id, String text) {
        facebook.edit(id, text);
    }

    @Test
    void aMissingPermissionIsMissedByThisLaneAlone() throws Exception {
        write(1, "Hello", NOW.minusSeconds(60));
        facebook.revoke(permission());

        var refused = catchThrowableOfType(NotAllowed.class, () -> read(Cursor.START));

        assertThat(refused.why()).isEqualTo(NotAllowed.Why.PERMISSION_MISSING);
        assertThat(refused.detail()).contains(permission());
        assertThat(channel.fetchAfter(other(), Cursor.START).comments()).isEmpty();
    }
}
