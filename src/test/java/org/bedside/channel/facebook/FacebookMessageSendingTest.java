package org.bedside.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.bedside.channel.NotAllowed.Why;
import org.bedside.channel.OutgoingReply;
import org.bedside.model.Author;
import org.bedside.model.Way;
import org.junit.jupiter.api.Test;

class FacebookMessageSendingTest extends FacebookSendingContract {
    @Override
    protected Way way() {
        return Way.MESSAGE;
    }

    @Override
    protected String write(Author who, Instant at) {
        facebook.message(who, "Are you open?", at);
        return who.externalId();
    }

    @Test
    void aDayAfterTheirLastMessageTheWindowIsClosed() {
        assertThat(refused(new OutgoingReply(way(), write(NOOR, NOW.minus(Duration.ofHours(24))), "Please call us.")))
                .isEqualTo(Why.WINDOW_CLOSED);
    }

    @Test
    void theSameWordsMayBeSentTwice() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");

        channel().post(reply);
        channel().post(reply);

        assertThat(ownPosts()).hasSize(2);
    }

    @Test
    void whatStandsFarUpInTheTalkIsFoundToo() throws Exception {
        var reply = new OutgoingReply(way(), write(NOOR, NOW.minusSeconds(60)), "Please call us.");
        var posted = channel().post(reply);
        for (int i = 0; i < 130; i++) {
            facebook.message(NOOR, "Line " + i, NOW.plusSeconds(1));
        }

        assertThat(channel().find(reply, NOW)).contains(posted);
    }
}
